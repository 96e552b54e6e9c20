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

/**
 * Processor time, for work on one thread: what else runs on the machine hardly counts. Elapsed time, for work on several.
 * Milliseconds; on an idle machine they are the same.
 */
export const clocks = {
  processor: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  elapsed: () => performance.now(),
} as const

const clockFor = (threads: number): keyof typeof clocks => (threads === 1 ? 'processor' : 'elapsed')

/** The median time of a task in nanoseconds a person, after one run to warm up. */
export async function perPerson(people: number, task: () => unknown, { runs = 7, threads = 1 } = {}): Promise<number> {
  const now = clocks[clockFor(threads)]
  await task()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = now()
    await task()
    times.push(now() - start)
  }
  times.sort((a, b) => a - b)
  return ((times[runs >> 1] as number) * 1e6) / people
}
