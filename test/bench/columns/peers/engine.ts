import type { Batch } from '../../../../engine/batch/batch.ts'
import type { Program } from '../../../../engine/index.ts'
import { type Answers, answersOf, emptyTotals, type Totals, unknownCell } from '../answers.ts'
import { type Measured, timeKey } from '../measured.ts'
import { type Work, workNames, works } from '../work.ts'
import type { WrittenColumn } from './engineJob.ts'
import { ruleOf, totalling, writing, writtenFor } from './engineRun.ts'

const noAmounts: readonly string[] = ['资助类别', '期内缴费', '动态资助主体', '待遇起始日', '享受本地待遇']

/** The engine itself, on one thread and in a crew of two; readings and parameters built into its kernels or their arguments. */
export async function engine(program: Program, people: Batch, exact: boolean): Promise<Measured> {
  const times = new Map<string, number>()
  const answers: Partial<Record<Work, Answers>> = {}
  for (const work of workNames) {
    const results = works[work].map(ruleOf)
    const written = writtenFor(program, people, results, exact)
    for (const threads of [1, 2]) {
      times.set(timeKey(work, 'F', threads), (await writing(program, people, results, written, { threads, exact })).time)
      answers[work] = answersOf(work, people.rows, (name) => valuesOf(name, written.columns.get(ruleOf(name)) as WrittenColumn))
    }
  }
  let [totals, refused]: [Totals, number] = [emptyTotals(), 0]
  for (const threads of [1, 2]) {
    const { time, outcome } = await totalling(program, people, { threads, exact })
    for (const work of workNames) times.set(timeKey(work, 'A', threads), time)
    totals = outcome.totals
    refused = outcome.refused
  }
  return { name: exact ? 'Tiaoli, values built in' : 'Tiaoli, values as arguments', times, answers, totals, refused }
}

/** Amounts in fen, all others as they are. */
function valuesOf(name: string, { cells, scale, unknown }: WrittenColumn): (row: number) => number {
  const factor = noAmounts.includes(name) ? 1 : 10 ** (2 - scale)
  return (row) => (unknown !== null && unknown[row] !== 0 ? unknownCell : (cells[row] as number) * factor)
}
