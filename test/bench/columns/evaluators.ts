import type { BatchEvaluator, EvaluationChoice } from '../../../engine/columns/evaluator.ts'
import { interpretedBatches } from '../../../engine/columns/interpreted.ts'
import type { EvaluatorOptions, Program } from '../../../engine/index.ts'

/** The evaluator that is measured: the one place that chooses. */
export function evaluatorFor(program: Program, choice: EvaluationChoice, options: EvaluatorOptions = {}): BatchEvaluator {
  return interpretedBatches(program, options, choice)
}
