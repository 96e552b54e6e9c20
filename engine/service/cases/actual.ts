import { evaluator } from '../../interpret/evaluator.ts'
import type { Result } from '../../program/outcome.ts'
import { literalOf } from '../../program/show.ts'
import type { Document } from '../workspace.ts'
import type { CaseDraft, DraftExpectation } from './draft.ts'
import { readDraft } from './record.ts'

/** What the rules give for a case, as it would be expected; null where its record is refused. */
export function actualOf({ compiled }: Document, draft: CaseDraft): ReadonlyMap<string, DraftExpectation> | null {
  const program = compiled.program ?? compiled.draft
  const { value } = readDraft(program, draft.entity, draft.record)
  if (!value) return null
  const outcome = evaluator(program, { readings: draft.readings }).evaluate(value, draft.entity)
  if (outcome.kind === 'refused') return null
  return new Map([...outcome.results].map(([name, result]) => [name, expectedOf(name, result)]))
}

export function expectedOf(name: string, result: Result): DraftExpectation {
  if (result.kind === 'unknown') return { name, value: null, reasons: result.reasons }
  return { name, value: literalOf(result.type, result.value), reasons: [] }
}
