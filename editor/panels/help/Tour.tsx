import { useEffect } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { firstTour, followNumber, startTour, toTourStep, tourSteps } from '../../session/tour.ts'
import { helpTexts } from '../../texts/help.ts'
import { TourCard, useStepText } from './TourCard.tsx'
import './tour.css'

/**
 * Leads through the first change of a notice, beside the parts of the page that it is about. Everything stays usable, and the tour
 * goes on by itself when the officer has done what it says.
 */
export function Tour() {
  const session = useSession()
  const at = useSessionState((state) => state.tour)
  const loaded = useSessionState((state) => state.snapshot !== null)
  useEffect(() => {
    if (loaded && firstTour(session)) startTour(session)
  }, [session, loaded])
  useFollowing(at)
  useEscape(at !== null)
  return (
    <>
      <div className="tour-spoken" role="status">
        {at !== null && <Spoken at={at} />}
      </div>
      {at !== null && <TourCard at={at} />}
    </>
  )
}

/** Each step as it is read out: its card doesn't take the focus from where the officer works. */
function Spoken({ at }: { readonly at: number }) {
  const say = useSay()
  const { title, text } = useStepText(at)
  return `${title}。${text} ${say(helpTexts.tourKeys)}`
}

function useFollowing(at: number | null): void {
  const session = useSession()
  useEffect(() => {
    const step = tourSteps[at ?? -1]
    if (at === null || !step) return
    const next = () => toTourStep(session, at + 1)
    if (step.key === 'change') return followNumber(session, next)
    const { click } = step
    if (click === undefined) return
    const clicked = ({ target }: MouseEvent) => {
      // What the click itself does comes first.
      if (target instanceof Element && target.closest(click)) setTimeout(next)
    }
    document.addEventListener('click', clicked)
    return () => document.removeEventListener('click', clicked)
  }, [session, at])
}

/** Escape leaves the tour from anywhere; in a dialog it closes that. */
function useEscape(shown: boolean): void {
  const session = useSession()
  useEffect(() => {
    if (!shown) return
    const pressed = ({ key, isComposing, target }: KeyboardEvent) => {
      const inDialog = target instanceof Element && target.closest('[aria-modal="true"]') !== null
      if (key === 'Escape' && !isComposing && !inDialog) toTourStep(session, null)
    }
    // Before the source, which takes the key while anything is selected.
    addEventListener('keydown', pressed, { capture: true })
    return () => removeEventListener('keydown', pressed, { capture: true })
  }, [session, shown])
}
