import { createContext, useContext } from 'react'
import type { comparison } from '../../../engine/index.ts'
import { useSay } from '../../session/hooks.ts'
import { compareTexts } from '../../texts/compare.ts'

type Span = comparison.Place['span']

/** Shows a place of the side before: in the source, where it is a notice of its own, else beside the text of now. */
export const EarlierContext = createContext<(place: Span) => void>(() => undefined)

/** Leads to where something stood before. */
export function EarlierLink({ place, only }: { readonly place: Span; readonly only: boolean }) {
  const say = useSay()
  const show = useContext(EarlierContext)
  return (
    <button type="button" className="place-link compare-earlier" title={say(compareTexts.earlierHint)} onClick={() => show(place)}>
      {say(only ? compareTexts.earlierHint : compareTexts.earlier)}
    </button>
  )
}
