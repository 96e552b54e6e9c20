import type { Edit } from '../../../engine/index.ts'
import {
  addCase,
  type CaseDraft,
  caseOfWitness,
  editRefusalText,
  type TypedCase,
  typedCase,
  type Witness,
  type Workspace,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** A new case of the record that shows a finding: to be written at once, or to be completed in a form. */
export interface WitnessAnswer {
  readonly draft: CaseDraft
  /** The draft as the form takes it. */
  readonly typed: TypedCase
  /** Fields that the finding says nothing of and that were given an ordinary value, so that the record is whole. */
  readonly filled: readonly string[]
  /** What writes it beside the cases of the table, as one step. */
  readonly edits: readonly Edit[]
  /** Why it can't be written, in words. */
  readonly refusals: readonly string[]
}

/** Cases of what the check found: a gap, an overlap, a tie of exceptions, a broken assertion. */
export const witnessAnswers = (workspace: Workspace) => ({
  /** `table` is the name of the table that the finding is about. Null while the notice is not there. */
  witnessCase({ witness, table, ...about }: About & { readonly witness: Witness; readonly table: string | null }): WitnessAnswer | null {
    const document = documentOf(workspace, about)
    if (!document) return null
    const { draft, filled } = caseOfWitness(document, witness, about.language)
    const { edits, refusals } = addCase(document, draft, table === null ? {} : { table })
    return {
      draft,
      typed: typedCase(document, draft, about.language),
      filled,
      edits,
      refusals: refusals.map((refusal) => editRefusalText(refusal, about.language)),
    }
  },
})
