import { Button } from 'antd'
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { changedCases } from '../../session/changed.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { changeTourNumber, toTourStep, tourNumber, tourSteps } from '../../session/tour.ts'
import { helpTexts } from '../../texts/help.ts'
import { useNarrow } from '../common/useNarrow.ts'

/** One step: what to do, and the ways on. */
export function TourCard({ at }: { readonly at: number }) {
  const say = useSay()
  const narrow = useNarrow()
  const card = useRef<HTMLElement>(null)
  const target = useTarget(tourSteps[at]?.target ?? '')
  const { title, text } = useStepText(at)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a step
  useEffect(() => {
    // A button that went with its step took the focus along.
    if (document.activeElement === document.body) card.current?.focus()
  }, [at])
  const steps = tourSteps.length - 1
  return (
    <>
      {target && at < steps && <div className="tour-ring" style={ringAt(target)} />}
      <section
        ref={card}
        className="tour-card"
        role="dialog"
        aria-label={say(helpTexts.tourLabel)}
        tabIndex={-1}
        style={narrow || !target ? undefined : beside(target)}
      >
        {at < steps && <p className="tour-step">{say(helpTexts.step, at + 1, steps)}</p>}
        <h2>{title}</h2>
        <p>{text}</p>
        <Buttons at={at} />
      </section>
    </>
  )
}

/** What a step says, of the notice as it is. */
export function useStepText(at: number): { readonly title: string; readonly text: string } {
  const session = useSession()
  const say = useSay()
  const changed = useSessionState((state) => changedCases(state).length)
  const all = useSessionState((state) => state.snapshot?.results?.cases.length ?? 0)
  const key = tourSteps[at]?.key ?? 'end'
  const { title, text } = helpTexts.steps[key === 'change' && !tourNumber(session) ? 'changeAny' : key]
  const count = key === 'cases' && changed > 0 ? say(helpTexts.casesChanged, changed, all) : ''
  return { title: say(title), text: `${count}${say(text)}` }
}

function Buttons({ at }: { readonly at: number }) {
  const session = useSession()
  const say = useSay()
  // The number may change with every edit.
  useSessionState((state) => state.revision)
  const number = tourNumber(session)
  const last = tourSteps.length - 1
  const to = (step: number | null) => () => toTourStep(session, step)
  return (
    <div className="tour-buttons">
      {at === 0 && number && (
        <Button size="small" onClick={() => changeTourNumber(session, number.other)}>
          {say(helpTexts.tryIt, number.other)}
        </Button>
      )}
      {at === last && number && number.now !== number.before && (
        <Button size="small" onClick={() => changeTourNumber(session, number.before)}>
          {say(helpTexts.putBack, number.before)}
        </Button>
      )}
      <span className="tour-gap" />
      {at < last && (
        <Button size="small" type="text" onClick={to(null)}>
          {say(helpTexts.skip)}
        </Button>
      )}
      {at > 0 && at < last && (
        <Button size="small" onClick={to(at - 1)}>
          {say(helpTexts.back)}
        </Button>
      )}
      <Button size="small" type="primary" onClick={to(at === last ? null : at + 1)}>
        {say(at === last ? helpTexts.done : helpTexts.next)}
      </Button>
    </div>
  )
}

/** Where a part of the page is, as long as it is shown. */
function useTarget(name: string): DOMRect | null {
  const screen = useSessionState((state) => state.screen)
  const pane = useSessionState((state) => state.pane)
  const narrow = useNarrow()
  const [rect, setRect] = useState<DOMRect | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the screen its parts are others
  useLayoutEffect(() => {
    const element = document.querySelector(`[data-tour="${name}"]`)
    const measure = () => setRect(element?.getBoundingClientRect() ?? null)
    measure()
    const observer = new ResizeObserver(measure)
    if (element) observer.observe(element)
    addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
    }
  }, [name, screen, pane, narrow])
  return rect
}

const ringAt = ({ left, top, width, height }: DOMRect): CSSProperties => ({ left, top, width, height })

/** In pixels, as tour.css has it. */
const width = 340
const gap = 12

/** At the left where there is room, since what changes stands at the right; below its own head, over nothing that it speaks of. */
function beside({ left, right, top }: DOMRect): CSSProperties {
  const y = Math.min(top + 60, innerHeight - 260)
  const free = { right: 'auto', bottom: 'auto', top: y }
  if (left > width + gap) return { ...free, left: left - width - gap }
  if (innerWidth - right > width + gap) return { ...free, left: right + gap }
  return {}
}
