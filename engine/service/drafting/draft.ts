import type { Edit } from '../../../grammar/diagnostic.ts'
import { changeValues as changed, type ValueChange } from '../../drafting/changeValues.ts'
import type { Decisions } from '../../drafting/decisions.ts'
import { type Drafted, type DraftOptions, draftFrom as draftOf } from '../../drafting/draft.ts'
import { type DraftValue, draftValues as valuesOf } from '../../drafting/draftValues.ts'
import { withNoticeName as named } from '../../drafting/noticeName.ts'
import { withQuotations as quoting } from '../../notice/withQuotations.ts'
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

/** The edits that let values of a draft say something else, and quotations with them. */
export function changeValues({ compiled }: Document, changes: readonly ValueChange[]): Edit[] {
  return quoting(compiled.module, changed(compiled.module, changes))
}

/** Edits of a notice's prose with those by which its quotations follow. */
export function withQuotations({ compiled }: Document, edits: readonly Edit[]): Edit[] {
  return quoting(compiled.module, edits)
}
