import { columnEvaluator } from '../columns/columnEvaluator.ts'
import type { BatchEvaluator } from '../columns/evaluator.ts'
import { interpretedBatches } from '../columns/interpreted.ts'
import type { Program } from '../program/program.ts'
import { rulesRun } from './reads.ts'
import type { Variant } from './variant.ts'

/** How a variant is evaluated for an entity's records: the one place that chooses. `results` are ids of rules. */
export type Evaluators = (variant: Variant, entity: string, results: ReadonlySet<string>) => BatchEvaluator

/** By kernels in WebAssembly that serve any readings and values of parameters. */
export const usualEvaluators: Evaluators = ({ program, options }, entity, results) =>
  columnEvaluator(programFor(program, entity, results), options, { results })

/** By kernels for the readings and values of this run alone: faster where many people go through once. */
export const fixedEvaluators: Evaluators = ({ program, options }, entity, results) =>
  columnEvaluator(programFor(program, entity, results), options, { results, exact: true })

/** By the interpreter: where kernels are not allowed, and what they are held against. */
export const interpretingEvaluators: Evaluators = ({ program, options }, entity, results) =>
  interpretedBatches(programFor(program, entity, results), options, { results })

const made = new WeakMap<Program, Map<string, Program>>()

/**
 * The program with what alone the wanted results and the assertions need: a person is refused for a fault in what the figures
 * rest on, and for none elsewhere. The same object for the same question, so that its kernels are compiled once.
 */
export function programFor(program: Program, entity: string, results: ReadonlySet<string>): Program {
  const known = made.get(program) ?? new Map<string, Program>()
  made.set(program, known)
  const key = [entity, ...results].join('\n')
  const before = known.get(key)
  if (before) return before
  const run = rulesRun(program, entity, results)
  const fresh = {
    ...program,
    rules: program.rules.filter(({ id }) => run.has(id)),
    tables: program.tables.filter((table) => table.results.some((id) => run.has(id))),
    assertions: program.assertions.filter((assertion) => assertion.entity === null || assertion.entity === entity),
    requirements: [],
    cases: [],
  }
  known.set(key, fresh)
  return fresh
}
