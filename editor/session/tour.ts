import type { helpTexts } from '../texts/help.ts'
import { changedCases } from './changed.ts'
import type { Session } from './session.ts'
import type { HomePane } from './state.ts'

/** A step of the tour: the part of the drafting screen that it is about, and what the officer clicks there to go on. */
export interface TourStep {
  readonly key: keyof typeof helpTexts.steps
  readonly target: HomePane
  readonly click?: string
}

/** The last is the end, and no step of its own. */
export const tourSteps: readonly TourStep[] = [
  { key: 'change', target: 'source' },
  { key: 'cases', target: 'cases', click: '.case-head, .case-value' },
  { key: 'why', target: 'why', click: '.why-head, .case-value' },
  { key: 'basis', target: 'notice', click: '.why-body .place-link, .sentence' },
  { key: 'end', target: 'notice' },
]

/** The notice that the tour is written for. */
const entry = 'taiyuan-2020/notice.md'
const number = /(参数 个人缴费标准：[\s\S]*?2021年：)(\d+)元/

/** Begins at the first step, in the notice that it is written for where there is one. */
export function startTour(session: Session): void {
  const { store, texts } = session
  if (store.getState().entry !== entry && texts.text(entry) !== null) session.dispatch({ kind: 'notice', entry })
  toTourStep(session, 0)
}

/** Goes to a step, or with null leaves the tour. */
export function toTourStep(session: Session, at: number | null): void {
  session.dispatch({ kind: 'tour', step: at })
  const step = tourSteps[at ?? -1]
  if (!step) return
  session.dispatch({ kind: 'screen', screen: 'draft' })
  const place = step.key === 'change' ? numberPlace(session) : null
  if (place) session.reveal(place)
  else session.dispatch({ kind: 'pane', pane: step.target })
  if (step.key === 'cases') chooseChanged(session)
}

/** A case that shows what the change has done. */
function chooseChanged({ store, dispatch }: Session): void {
  const changed = changedCases(store.getState()).map(({ name }) => name)
  const [first] = changed
  if (first !== undefined && !changed.includes(store.getState().selectedCase ?? '')) dispatch({ kind: 'case', name: first })
}

/** The number that the tour changes, as it is and as it was when the notice was opened; null where this notice has none. */
export function tourNumber(session: Session): { readonly now: string; readonly before: string; readonly other: string } | null {
  const { entry: path } = session.store.getState()
  const now = number.exec(session.texts.text(path) ?? '')?.[2]
  const before = number.exec(session.openingTexts[path] ?? '')?.[2] ?? now
  return now === undefined || before === undefined ? null : { now, before, other: now === '300' ? '320' : '300' }
}

export function changeTourNumber(session: Session, text: string): void {
  const span = numberPlace(session)
  if (span) session.apply([{ span, text }])
}

function numberPlace(session: Session) {
  const file = session.store.getState().entry
  const found = number.exec(session.texts.text(file) ?? '')
  if (!found) return null
  const [, before = '', digits = ''] = found
  const start = found.index + before.length
  return { file, start, end: start + digits.length }
}

/** How long the text has to rest after the number was changed before the tour goes on, in milliseconds. */
const calm = 900

/** Goes on once the number is another and its results are there; returns what ends the watching. */
export function followNumber(session: Session, changed: () => void): () => void {
  const first = tourNumber(session)?.now
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    const { snapshot, revision } = session.store.getState()
    const now = tourNumber(session)?.now
    if (now !== undefined && now !== first && snapshot?.sound && snapshot.revision === revision) timer = setTimeout(changed, calm)
  }
  const end = session.store.subscribe(look)
  return () => {
    clearTimeout(timer)
    end()
  }
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
