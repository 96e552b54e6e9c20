import { type Explained, explainer } from '../../interpret/explain/explain.ts'
import type { LiteralValue } from '../../program/program.ts'
import { inputRecord } from '../explainBoth.ts'
import type { Variant } from '../variant.ts'
import type { Sample } from './cliff.ts'

/** A step, of a cliff or of a flag, with someone who would take it. */
export interface Step {
  readonly field: string
  readonly from: LiteralValue
  readonly to: LiteralValue
  readonly sample: Sample
}

/** Why the sample person has this amount before the step, and why another after it. */
export function explainStep(
  { program, options }: Variant,
  entity: string,
  result: string,
  step: Step,
): { before: Explained; after: Explained } {
  const { field, from, to, sample } = step
  const by = explainer(program, options)
  const at = (value: LiteralValue) =>
    by.explain(inputRecord(program, entity, { ...sample.record, [field]: value }), { entity, results: [result] })
  return { before: at(from), after: at(to) }
}
