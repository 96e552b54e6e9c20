import type { Batch } from '../../../../engine/batch/batch.ts'
import { recordAt } from '../../../../engine/batch/toRecord.ts'
import type { BatchEvaluator } from '../../../../engine/columns/evaluator.ts'
import { outcomeOf } from '../../../../engine/columns/outcomes.ts'
import type { Program } from '../../../../engine/index.ts'
import { evaluator } from '../../../../engine/interpret/evaluator.ts'
import type { RecordOutcome, Result } from '../../../../engine/program/outcome.ts'
import { type Sums, sampleSize, sumsOf, unknownCell } from '../answers.ts'
import { type Measured, perPerson, timeKey } from '../measured.ts'
import { categories, dynamicPayers, type ResultName, type Work, workNames, works } from '../work.ts'

/** The interpreter, on the first people only: what all others are held against. */
export async function interpreted(program: Program, people: Batch): Promise<{ measured: Measured; outcomes: readonly RecordOutcome[] }> {
  const by = evaluator(program)
  const records = Array.from({ length: Math.min(sampleSize, people.rows) }, (_, row) => recordAt(program, people, row))
  let outcomes: RecordOutcome[] = []
  const time = await perPerson(
    records.length,
    () => {
      outcomes = records.map((record) => by.evaluate(record, people.entity))
    },
    { runs: 3 },
  )
  const answers = Object.fromEntries(workNames.map((work) => [work, { sample: sumsOfOutcomes(work, outcomes), whole: {} }]))
  const refused = outcomes.filter(({ kind }) => kind === 'refused').length
  return {
    measured: {
      name: `interpreter, ${sampleSize} people`,
      times: new Map([[timeKey('notice', 'F', 1), time]]),
      answers,
      totals: null,
      refused,
    },
    outcomes,
  }
}

function sumsOfOutcomes(work: Work, outcomes: readonly RecordOutcome[]): Record<string, Sums> {
  const cell = (name: ResultName, outcome: RecordOutcome) =>
    outcome.kind === 'refused' ? 0 : cellOf(name, outcome.results.get(name) as Result)
  return Object.fromEntries(works[work].map((name) => [name, sumsOf(outcomes.length, (row) => cell(name, outcomes[row] as RecordOutcome))]))
}

/** A result as a whole number, as answers.ts has it. */
function cellOf(name: ResultName, result: Result): number {
  if (result.kind === 'unknown') return unknownCell
  const { value } = result
  if (typeof value === 'object') return Number(value.coefficient) * 10 ** (2 - value.scale)
  return typeof value === 'string' ? (name === '资助类别' ? categories : dynamicPayers).indexOf(value as never) : Number(value)
}

/** Throws unless the evaluator gives every result of the sample as the interpreter does, the reasons of the unknown included. */
export function mustEqualInterpreter(by: BatchEvaluator, people: Batch, outcomes: readonly RecordOutcome[]): void {
  const results = by.evaluate(people, 0, outcomes.length)
  outcomes.forEach((outcome, row) => {
    const [got, wanted] = [outcomeOf(by.program, people.texts, results, row), outcome].map(textOf)
    if (got !== wanted) throw new Error(`row ${row}: the engine gives\n${got}\nthe interpreter\n${wanted}`)
  })
}

function textOf(outcome: RecordOutcome): string {
  const shown = outcome.kind === 'refused' ? outcome.refusals : works.notice.map((name) => [name, outcome.results.get(name)])
  return JSON.stringify(shown, (_, value) => (isDecimal(value) ? Number(value.coefficient) / 10 ** value.scale : value))
}

const isDecimal = (value: unknown): value is { coefficient: bigint; scale: number } =>
  typeof value === 'object' && value !== null && 'coefficient' in value
