import type { Batch, Cells } from '../../../../engine/batch/batch.ts'
import { packBatch, unpackBatch } from '../../../../engine/batch/packed.ts'
import type { ResultColumn } from '../../../../engine/columns/results.ts'
import { Crew } from '../../../../engine/hosts/threads/crew.ts'
import type { Program } from '../../../../engine/index.ts'
import { addTotals, emptyTotals } from '../answers.ts'
import { evaluatorFor } from '../evaluators.ts'
import { perPerson } from '../measured.ts'
import { payers } from '../work.ts'
import { begin, type Outcome, type Rows, refusedOf, type Setup, type Written, type WrittenColumn, write } from './engineJob.ts'

export const ruleOf = (name: string): string => `参保人.${name}`

/** Ids of the results that the payers bear. */
export const paidResults: readonly string[] = [...new Set(payers.flatMap(({ results }) => results.map(ruleOf)))]

interface Ran {
  /** Nanoseconds a person. */
  readonly time: number
  /** What came of the last run. */
  readonly outcome: Outcome
}

export interface Way {
  readonly threads: number
  /** Whether readings and parameters are built into the kernels. */
  readonly exact: boolean
}

/** Every result of `results` written to columns. */
export function writing(program: Program, people: Batch, results: readonly string[], written: Written, way: Way): Promise<Ran> {
  return running({ program, people: packBatch(people), results, exact: way.exact, written }, people.rows, way.threads)
}

/** Totals by 参保地 and payer. */
export function totalling(program: Program, people: Batch, way: Way): Promise<Ran> {
  return running({ program, people: packBatch(people), results: paidResults, exact: way.exact, written: null }, people.rows, way.threads)
}

async function running(setup: Setup, rows: number, threads: number): Promise<Ran> {
  return threads === 1 ? alone(setup, rows) : together(setup, rows, threads)
}

async function alone(setup: Setup, rows: number): Promise<Ran> {
  if (setup.written) return inOneCall(setup, setup.written, rows)
  const job = begin(setup)
  let outcome = job.finish()
  const time = await perPerson(rows, () => {
    job.take({ from: 0, to: rows })
    outcome = job.finish()
  })
  return { time, outcome }
}

/** The evaluator writes every result where it stays; what the checks need of it is copied after the clock has stopped. */
async function inOneCall({ program, people: packed, results, exact }: Setup, written: Written, rows: number): Promise<Ran> {
  const people = unpackBatch(packed)
  const by = evaluatorFor(program, { results: new Set(results), exact })
  const time = await perPerson(rows, () => void by.evaluate(people))
  const whole = by.evaluate(people)
  write(written, whole, 0)
  return { time, outcome: { totals: emptyTotals(), further: 0, refused: refusedOf(whole) } }
}

/** Each thread is given its part four times over, so that one that is held up leaves more to the other. */
async function together(setup: Setup, rows: number, threads: number): Promise<Ran> {
  const crew = await Crew.start<Setup, Rows, Outcome>(new URL('./engineJob.ts', import.meta.url), setup, threads)
  const step = Math.ceil(rows / threads / 4)
  let outcomes: Outcome[] = []
  const task = async () => {
    for (let from = 0; from < rows; from += step) await crew.give({ from, to: Math.min(from + step, rows) })
    outcomes = await crew.finish()
  }
  const time = await perPerson(rows, task, { threads })
  await crew.stop()
  const totals = outcomes.map((part) => part.totals).reduce(addTotals, emptyTotals())
  return { time, outcome: { totals, further: 0, refused: outcomes.reduce((sum, part) => sum + part.refused, 0) } }
}

/** Columns like those that the evaluator gives, for every row. */
export function writtenFor(program: Program, people: Batch, results: readonly string[], exact: boolean): Written {
  const first = evaluatorFor(program, { results: new Set(results), exact }).evaluate(people, 0, 1)
  const column = ({ scale, cells, unknown }: ResultColumn): WrittenColumn => ({
    scale,
    cells: sharedLike(cells, people.rows),
    unknown: unknown && new Int32Array(new SharedArrayBuffer(people.rows * 4)),
  })
  return {
    status: new Uint8Array(new SharedArrayBuffer(people.rows)),
    columns: new Map([...first.columns].map(([rule, found]) => [rule, column(found)])),
  }
}

function sharedLike(cells: Cells, rows: number): Cells {
  const memory = new SharedArrayBuffer(rows * cells.BYTES_PER_ELEMENT)
  if (cells instanceof Uint8Array) return new Uint8Array(memory)
  return cells instanceof Int32Array ? new Int32Array(memory) : new Float64Array(memory)
}
