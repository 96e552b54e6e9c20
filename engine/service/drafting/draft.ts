import type { Edit } from '../../../grammar/diagnostic.ts'
import type { Decisions } from '../../drafting/decisions.ts'
import { type Drafted, type DraftOptions, draftFrom as draftOf } from '../../drafting/draft.ts'
import { type DraftValue, draftValues as valuesOf } from '../../drafting/draftValues.ts'
import { fillHead as filled } from '../../drafting/fillHead.ts'
import { withNoticeName as named } from '../../drafting/noticeName.ts'
import type { Document } from '../workspace.ts'

/** The files of next year's notice, to be put into a folder beside that of last year's. */
export function draftFrom({ compiled }: Document, options: DraftOptions): Drafted {
  return draftOf(compiled.module, compiled.sources, options)
}

/** Every value of a draft beside last year's, with how far it is decided; without last year's notice, by the decisions alone. */
export function draftValues(draft: Document, base: Document | null, decisions: Decisions | null): DraftValue[] {
  return valuesOf(draft.compiled.module, base?.compiled.module ?? null, decisions)
}

/** The text of a notice under another name, or of a scenario of it; null where the name can't be written. */
export function withNoticeName({ compiled }: Document, name: string): string | null {
  return named(compiled.module, name)
}

/** The edits that write an item of a draft's head, and the same where the prose waits for it; null where it has no place. */
export function fillHead({ compiled }: Document, name: string, value: string): Edit[] | null {
  return filled(compiled.module, name, value)
}
