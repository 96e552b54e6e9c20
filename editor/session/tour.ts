import type { helpTexts } from '../texts/help.ts'
import type { Session } from './session.ts'
import type { HomePane } from './state.ts'

/** A step of the tour: which part of the page it is about, and what it says. */
export interface TourStep {
  readonly key: keyof typeof helpTexts.steps
  /** The part of the page, by its data-tour. */
  readonly target: HomePane | 'screens'
}

export const tourSteps: readonly TourStep[] = [
  { key: 'change', target: 'source' },
  { key: 'cases', target: 'cases' },
  { key: 'why', target: 'why' },
  { key: 'basis', target: 'notice' },
  { key: 'screens', target: 'screens' },
]

/** The notice that the tour is written for. */
const entry = 'taiyuan-2020/notice.md'
const number = /(参数 个人缴费标准：[\s\S]*?2021年：)(\d+)元/

/** Where the number stands that the tour changes; null where this notice has none, or it was removed. */
export function tourNumber(session: Session) {
  const found = number.exec(session.texts.text(session.store.getState().entry) ?? '')
  if (!found) return null
  const [, before = '', digits = ''] = found
  const start = found.index + before.length
  return { file: session.store.getState().entry, start, end: start + digits.length }
}

export function changeTourNumber(session: Session): void {
  const span = tourNumber(session)
  if (span) session.apply([{ span, text: '300' }])
}

/** Goes to a step; every step but the last is about the drafting screen. */
export function toTourStep(session: Session, step: number | null): void {
  const target = tourSteps[step ?? -1]?.target
  if (target) session.dispatch({ kind: 'screen', screen: 'draft' })
  if (target && target !== 'screens') session.dispatch({ kind: 'pane', pane: target })
  const place = step === 0 ? tourNumber(session) : null
  if (place) session.reveal(place)
  session.dispatch({ kind: 'tour', step })
}

const key = 'tiaoli.tour'

/** Whether the tour is to begin by itself: on the first visit, on the notice that it is about. Says so only once. */
export function firstTour(session: Session): boolean {
  if (session.store.getState().entry !== entry) return false
  try {
    if (localStorage.getItem(key) !== null) return false
    localStorage.setItem(key, 'seen')
    return true
  } catch {
    // Where nothing is remembered it would come with every visit.
    return false
  }
}
