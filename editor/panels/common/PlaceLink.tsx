import type { ReactNode } from 'react'
import { useSession } from '../../session/hooks.ts'
import type { Place } from '../../worker/snapshot.ts'
import './common.css'

/** Words that lead to their place in the source. */
export function PlaceLink({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  const session = useSession()
  return (
    <button type="button" className="place-link" onClick={() => session.reveal(place)}>
      {children}
    </button>
  )
}
