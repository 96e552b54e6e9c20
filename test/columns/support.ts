import { BatchBuilder } from '../../engine/batch/builder.ts'
import { layoutOf } from '../../engine/batch/layout.ts'
import { columnEvaluator } from '../../engine/columns/columnEvaluator.ts'
import { outcomeOf } from '../../engine/columns/outcomes.ts'
import type { EvaluatorOptions } from '../../engine/interpret/evaluate.ts'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import type { Program } from '../../engine/program/program.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { type Answer, answerOf } from '../agreement/engines.ts'

/** What both kinds of kernel say of records: with values as arguments, and built in. */
export const kinds = [{ exact: false }, { exact: true }] as const

export function batchOf(program: Program, entity: string, records: readonly InputRecord[]) {
  const builder = new BatchBuilder(layoutOf(program, entity))
  for (const record of records) builder.add(record)
  return builder.finish()
}

export function byColumns(
  program: Program,
  entity: string,
  records: readonly InputRecord[],
  options: EvaluatorOptions,
  choice: { exact: boolean },
): Answer[] {
  const batch = batchOf(program, entity, records)
  const results = columnEvaluator(program, options, choice).evaluate(batch)
  return records.map((_, row) => answerOf(outcomeOf(program, batch.texts, results, row)))
}

export function byInterpreter(program: Program, entity: string, records: readonly InputRecord[], options: EvaluatorOptions): Answer[] {
  const by = evaluator(program, options)
  return records.map((record) => answerOf(by.evaluate(record, entity)))
}
