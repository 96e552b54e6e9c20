import type { BatchEvaluator } from '../columns/evaluator.ts'
import { interpretedBatches } from '../columns/interpreted.ts'
import type { Program } from '../program/program.ts'
import { rulesRun } from './reads.ts'
import type { Variant } from './variant.ts'

/** How a variant is evaluated for an entity's records: the one place that chooses. `results` are ids of rules. */
export type Evaluators = (variant: Variant, entity: string, results: ReadonlySet<string>) => BatchEvaluator

export const usualEvaluators: Evaluators = ({ program, options }, entity, results) =>
  interpretedBatches(programFor(program, entity, results), options, { results })

/**
 * The program with the rules alone that the wanted results and the assertions need: a person is refused for a fault in what
 * the figures rest on, and for none elsewhere.
 */
export function programFor(program: Program, entity: string, results: ReadonlySet<string>): Program {
  const run = rulesRun(program, entity, results)
  return { ...program, rules: program.rules.filter(({ id }) => run.has(id)) }
}
