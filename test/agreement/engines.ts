import { BatchBuilder } from '../../engine/batch/builder.ts'
import { layoutOf } from '../../engine/batch/layout.ts'
import { columnEvaluator } from '../../engine/columns/columnEvaluator.ts'
import type { BatchEvaluator } from '../../engine/columns/evaluator.ts'
import { interpretedBatches } from '../../engine/columns/interpreted.ts'
import { outcomeOf } from '../../engine/columns/outcomes.ts'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import { parseDate } from '../../engine/number/date.ts'
import type { RecordOutcome, Result } from '../../engine/program/outcome.ts'
import type { CaseRecord, Program } from '../../engine/program/program.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { readJsonRecord } from '../../engine/records/readRecord.ts'
import { schemaOf } from '../../engine/records/schema.ts'
import { valueText } from '../../engine/records/writeResults.ts'
import { formOf } from '../../engine/steps/form.ts'
import { planOf } from '../../engine/steps/plan.ts'
import { planOutcome, settingsFor } from '../steps/support/evaluate.ts'
import { isExpressible } from '../steps/support/expressible.ts'
import { recordJson } from '../support/random/recordJson.ts'
import { javascriptModule, moduleAnswer } from './javascript.ts'

/** What a run chooses. */
export interface RunOptions {
  readonly entity: string | null
  readonly baseDate: string
  readonly readings: Readonly<Record<string, string>>
}

/** Result → its value as text, or 未知（why）; of a refused record `$refused` → the code of its fault. */
export type Answer = Readonly<Record<string, string>>

/** A way to evaluate a program: every one must answer as the plain reading of the language does. */
export interface Engine {
  readonly name: string
  /** Whether it takes a program; any where it says nothing. */
  readonly takes?: (program: Program) => boolean
  run(program: Program, records: readonly CaseRecord[], options: RunOptions): readonly Answer[]
}

/** An engine that takes its records in one batch. */
function inBatches(name: string, evaluatorOf: (program: Program, options: RunOptions) => BatchEvaluator): Engine {
  return {
    name,
    run(program, records, options) {
      const { entity } = options
      if (entity === null) return engines[0]?.run(program, records, options) ?? []
      const builder = new BatchBuilder(layoutOf(program, entity))
      for (const record of records) builder.add(inputOf(program, record, options))
      const batch = builder.finish()
      const results = evaluatorOf(program, options).evaluate(batch)
      return records.map((_, row) => answerOf(outcomeOf(program, batch.texts, results, row)))
    },
  }
}

/** Every engine that there is; a new one is a line here. */
export const engines: readonly Engine[] = [
  {
    name: 'the interpreter',
    run(program, records, options) {
      const by = evaluator(program, options)
      return records.map((record) => answerOf(by.evaluate(inputOf(program, record, options), options.entity)))
    },
  },
  inBatches('batches, interpreted', (program, options) => interpretedBatches(program, options)),
  {
    name: 'steps',
    takes: isExpressible,
    run(program, records, options) {
      const { entity } = options
      const plan = planOf(formOf(program, entity))
      const settings = settingsFor(plan.form, options)
      return records.map((record) => answerOf(planOutcome(plan, inputOf(program, record, options), settings)))
    },
  },
  {
    name: 'the JavaScript export',
    takes: isExpressible,
    run(program, records, { entity, baseDate, readings }) {
      const compute = javascriptModule(program, entity).prepareJson({ entity, baseDate, readings })
      return records.map((record) => moduleAnswer(program, compute(entity === null ? '{}' : recordJson(program, entity, record))))
    },
  },
  inBatches('columns', (program, options) => columnEvaluator(program, options)),
  inBatches('columns, values built in', (program, options) => columnEvaluator(program, options, { exact: true })),
]

/** A record read as any other is. */
export function inputOf(program: Program, record: CaseRecord, { entity, baseDate }: Pick<RunOptions, 'entity' | 'baseDate'>): InputRecord {
  const schema = entity === null ? null : schemaOf(program, entity, parseDate(baseDate) as number)
  if (entity === null || !schema) return { values: new Map(), relations: new Map() }
  const { value, refusals } = readJsonRecord(schema, recordJson(program, entity, record))
  if (value) return value
  throw new Error(`not a valid record: ${refusals.map(({ code, field }) => `${code} ${field}`).join(', ')}\n${JSON.stringify(record)}`)
}

export function answerOf(outcome: RecordOutcome): Answer {
  if (outcome.kind === 'refused') return { $refused: outcome.refusals[0]?.code ?? '' }
  return Object.fromEntries([...outcome.results].map(([name, result]) => [name, resultText(result)]))
}

export const unknownText = (reasons: readonly string[]): string => `未知（${[...reasons].sort().join('、')}）`

export function resultText(result: Result): string {
  if (result.kind === 'unknown') return unknownText(result.reasons)
  const { type, value } = result
  return type.kind === 'duration' ? `${value} ${type.unit}s` : valueText(value, type)
}
