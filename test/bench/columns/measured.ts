import type { Answers, Totals } from './answers.ts'
import type { Mode, Work } from './work.ts'

/** One way to do the work: its times and, to be compared before they count, its answers. */
export interface Measured {
  readonly name: string
  /** By work, mode and number of threads, see `timeKey`: nanoseconds a person, median. */
  readonly times: ReadonlyMap<string, number>
  /** By work, where every result was written. */
  readonly answers: Partial<Readonly<Record<Work, Answers>>>
  /** The totals by 参保地 and payer; null where they were not asked for. */
  readonly totals: Totals | null
  /** People whose assertions do not hold. */
  readonly refused: number
}

export const timeKey = (work: Work, mode: Mode, threads: number): string => `${work} ${mode} ${threads}`

/** The median time of a task in nanoseconds a person, after one run to warm up. */
export async function perPerson(people: number, task: () => unknown, runs = 7): Promise<number> {
  await task()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await task()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return ((times[runs >> 1] as number) * 1e6) / people
}
