import type { Decisions } from '../../drafting/decisions.ts'
import { type Drafted, type DraftOptions, draftFrom as draftOf } from '../../drafting/draft.ts'
import { type DraftValue, draftValues as valuesOf } from '../../drafting/draftValues.ts'
import type { Document } from '../workspace.ts'

/** The files of next year's notice, to be put into a folder beside that of last year's. */
export function draftFrom({ compiled }: Document, options: DraftOptions): Drafted {
  return draftOf(compiled.module, compiled.sources, options)
}

/** Every value of a draft beside last year's, with how far it is decided; without last year's notice, by the decisions alone. */
export function draftValues(draft: Document, base: Document | null, decisions: Decisions | null): DraftValue[] {
  return valuesOf(draft.compiled.module, base?.compiled.module ?? null, decisions)
}
