import type { Batch, Cells } from '../../../../engine/batch/batch.ts'
import { packBatch } from '../../../../engine/batch/packed.ts'
import type { ResultColumn } from '../../../../engine/columns/results.ts'
import { Crew } from '../../../../engine/hosts/threads/crew.ts'
import type { Program } from '../../../../engine/index.ts'
import { type Answers, addTotals, answersOf, emptyTotals, type Totals, unknownCell } from '../answers.ts'
import { evaluatorFor } from '../evaluators.ts'
import { type Measured, perPerson, timeKey } from '../measured.ts'
import { payers, type Work, workNames, works } from '../work.ts'
import { begin, type Outcome, type Rows, type Setup, type Written, type WrittenColumn } from './engineJob.ts'

const job = new URL('./engineJob.ts', import.meta.url)
const ruleOf = (name: string) => `参保人.${name}`
const amounts = new Set<string>(
  works.notice.filter((name) => !['资助类别', '期内缴费', '动态资助主体', '待遇起始日', '享受本地待遇'].includes(name)),
)
const paid = [...new Set(payers.flatMap(({ results }) => results))]

/** The engine itself, on one thread and in a crew of two. */
export async function engine(program: Program, people: Batch, runs = 7): Promise<Measured> {
  const times = new Map<string, number>()
  const answers: Partial<Record<Work, Answers>> = {}
  let [totals, refused]: [Totals, number] = [emptyTotals(), 0]
  for (const work of workNames) {
    const results = works[work].map(ruleOf)
    const written = writtenFor(program, people, results)
    for (const threads of [1, 2]) {
      times.set(
        timeKey(work, 'F', threads),
        (await run({ program, people: packBatch(people), results, written }, people.rows, threads, runs)).time,
      )
      answers[work] = answersOf(work, people.rows, (name) =>
        valuesOf(written.columns.get(ruleOf(name)) as WrittenColumn, amounts.has(name)),
      )
    }
  }
  for (const threads of [1, 2]) {
    const run_ = await run({ program, people: packBatch(people), results: paid.map(ruleOf), written: null }, people.rows, threads, runs)
    for (const work of workNames) times.set(timeKey(work, 'A', threads), run_.time)
    totals = run_.outcome.totals
    refused = run_.outcome.refused
  }
  return { name: 'Tiaoli', times, answers, totals, refused }
}

/** Seven runs of a job over all rows, and what came of the last. */
async function run(setup: Setup, rows: number, threads: number, runs: number): Promise<{ time: number; outcome: Outcome }> {
  let outcome: Outcome = { totals: emptyTotals(), refused: 0 }
  if (threads === 1) {
    const alone = begin(setup)
    const time = await perPerson(
      rows,
      () => {
        alone.take({ from: 0, to: rows })
        outcome = alone.finish()
      },
      runs,
    )
    return { time, outcome }
  }
  const crew = await Crew.start<Setup, Rows, Outcome>(job, setup, threads)
  const time = await perPerson(
    rows,
    async () => {
      const step = Math.ceil(rows / threads / 4)
      for (let from = 0; from < rows; from += step) await crew.give({ from, to: Math.min(from + step, rows) })
      const parts = await crew.finish()
      outcome = { totals: parts.map((part) => part.totals).reduce(addTotals), refused: parts.reduce((sum, part) => sum + part.refused, 0) }
    },
    runs,
  )
  await crew.stop()
  return { time, outcome }
}

/** Columns like those that the evaluator gives, for every row. */
function writtenFor(program: Program, people: Batch, results: readonly string[]): Written {
  const first = evaluatorFor(program, { results: new Set(results) }).evaluate(people, 0, 1)
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

/** Amounts in fen: those of decimals at their scale, all others as they are. */
function valuesOf({ cells, scale, unknown }: WrittenColumn, decimal: boolean): (row: number) => number {
  const factor = decimal ? 10 ** (2 - scale) : 1
  return (row) => (unknown !== null && unknown[row] !== 0 ? unknownCell : (cells[row] as number) * factor)
}
