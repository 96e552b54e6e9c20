import { Button } from 'antd'
import { type CSSProperties, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { changeTourNumber, firstTour, toTourStep, tourNumber, tourSteps } from '../../session/tour.ts'
import { helpTexts } from '../../texts/help.ts'
import './help.css'

/** Leads through the first change of a notice, beside the parts of the page that it is about; everything stays usable. */
export function Tour() {
  const session = useSession()
  const step = useSessionState((state) => state.tour)
  const loaded = useSessionState((state) => state.snapshot !== null)
  useEffect(() => {
    if (loaded && firstTour(session)) toTourStep(session, 0)
  }, [session, loaded])
  return step === null ? null : <Card at={step} />
}

function Card({ at }: { readonly at: number }) {
  const session = useSession()
  const say = useSay()
  const id = useId()
  const card = useRef<HTMLElement>(null)
  const step = tourSteps[at]
  const target = useTarget(step?.target ?? 'screens')
  // Each step is read out and reached by Tab from its card.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a step
  useEffect(() => card.current?.focus(), [at])
  if (!step) return null
  const end = () => toTourStep(session, null)
  const { title, text } = helpTexts.steps[step.key]
  const last = at === tourSteps.length - 1
  return (
    <>
      {target && <div className="tour-ring" style={ringAt(target)} />}
      <section
        ref={card}
        className="tour-card"
        role="dialog"
        aria-label={say(helpTexts.tourLabel)}
        aria-describedby={id}
        tabIndex={-1}
        style={target ? beside(target) : undefined}
        onKeyDown={(event) => event.key === 'Escape' && end()}
      >
        <p className="quiet">{say(helpTexts.step, at + 1, tourSteps.length)}</p>
        <div id={id}>
          <h2>{say(title)}</h2>
          <p>{say(text)}</p>
        </div>
        {step.key === 'change' && tourNumber(session) && (
          <Button size="small" onClick={() => changeTourNumber(session)}>
            {say(helpTexts.tryIt)}
          </Button>
        )}
        <div className="tour-buttons">
          {!last && (
            <Button size="small" type="text" onClick={end}>
              {say(helpTexts.skip)}
            </Button>
          )}
          {at > 0 && (
            <Button size="small" onClick={() => toTourStep(session, at - 1)}>
              {say(helpTexts.back)}
            </Button>
          )}
          <Button size="small" type="primary" onClick={last ? end : () => toTourStep(session, at + 1)}>
            {say(last ? helpTexts.done : helpTexts.next)}
          </Button>
        </div>
      </section>
    </>
  )
}

/** Where the part of the page is, as long as it is shown. */
function useTarget(name: string): DOMRect | null {
  const [rect, setRect] = useState<DOMRect | null>(null)
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
  }, [name])
  return rect
}

const ringAt = ({ left, top, width, height }: DOMRect): CSSProperties => ({ left, top, width, height })

const width = 340
const gap = 12

/** At the side with more room; over the foot of what fills the window. */
function beside({ left, right, top, bottom }: DOMRect): CSSProperties {
  if (bottom < innerHeight / 4) return { left: Math.max(gap, Math.min(left, innerWidth - width - gap)), top: bottom + gap }
  const y = Math.min(top + 60, innerHeight - 260)
  if (innerWidth - right > width + gap) return { left: right + gap, top: y }
  if (left > width + gap) return { left: left - width - gap, top: y }
  return { right: gap, bottom: 40 }
}
