import { columnEvaluator } from '../../../engine/columns/columnEvaluator.ts'
import type { BatchEvaluator, EvaluationChoice } from '../../../engine/columns/evaluator.ts'
import type { Program } from '../../../engine/index.ts'

/** The evaluator that is measured: the one place that chooses. */
export function evaluatorFor(program: Program, choice: EvaluationChoice): BatchEvaluator {
  return columnEvaluator(program, {}, choice)
}
