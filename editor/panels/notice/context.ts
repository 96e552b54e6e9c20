import { createContext, useContext } from 'react'
import type { RenderedNotice } from '../../../engine/service/index.ts'
import type { Place } from '../../worker/snapshot.ts'

/** What every part of a rendered notice needs to know. */
export interface Shown {
  readonly notice: RenderedNotice
  /** Sentences that belong to the place of the caret, by id. */
  readonly marked: ReadonlySet<number>
  /** On paper nothing may stand between the words of the notice: what is said about them stands in the margin. */
  readonly paper: boolean
}

export const ShownContext = createContext<Shown | null>(null)

export function useShown(): Shown {
  const shown = useContext(ShownContext)
  if (!shown) throw new Error('a part of a notice stands outside of one')
  return shown
}

/** The sentences that the declaration or the prose under the caret belongs to. */
export function sentencesAt({ declarations, sentences, file }: RenderedNotice, caret: Place | null): ReadonlySet<number> {
  if (!caret || caret.file !== file) return new Set()
  const holds = ({ start, end }: { readonly start: number; readonly end: number }) => start <= caret.start && caret.start < end
  const own = sentences.filter(({ span }) => holds(span)).map(({ id }) => id)
  return new Set(own.length > 0 ? own : declarations.filter(({ span }) => holds(span)).flatMap((each) => each.sentences))
}
