import { createContext, type ReactNode, useContext } from 'react'
import { useSession } from '../../session/hooks.ts'
import type { Place } from '../../worker/snapshot.ts'
import './common.css'

/** Where places of a text that is not the one in the source pane are shown instead; null: in the source. */
export const RevealContext = createContext<((place: Place) => void) | null>(null)

/** Words that lead to their place in the source. */
export function PlaceLink({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  const session = useSession()
  const reveal = useContext(RevealContext) ?? session.reveal
  return (
    <button type="button" className="place-link" onClick={() => reveal(place)}>
      {children}
    </button>
  )
}
