import type { ReactNode } from 'react'
import type { FormulaPiece } from '../../../engine/service/index.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'

/** A labelled part of a step. */
export function Part({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="why-part">
      <div className="why-label">{label}</div>
      <div className="why-content">{children}</div>
    </div>
  )
}

/** Names lead to where they stand in the rules. */
export function Pieces({ pieces }: { readonly pieces: readonly FormulaPiece[] }) {
  return pieces.map(({ kind, text, span }, at) => {
    const key = `${at}:${text}`
    if (kind === 'name' && span)
      return (
        <PlaceLink key={key} place={span}>
          {text}
        </PlaceLink>
      )
    return (
      <span key={key} className={kind === 'value' ? 'piece-value' : undefined}>
        {text}
      </span>
    )
  })
}
