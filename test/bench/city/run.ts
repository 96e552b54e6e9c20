// node test/bench/city/run.ts PEOPLE THREADS: the city under both notices, in a process of its own, whose use of the machine is
// then that of the simulation. Writes a line of JSON.
import { simulateInThreads } from '../../../engine/hosts/threads/simulate.ts'
import type { Summary } from '../../../engine/index.ts'
import { cityRequest, seed } from './request.ts'

export interface Run {
  /** Elapsed, from the first person to the summary. */
  readonly seconds: number
  /** Of all threads, from the start of the process. */
  readonly processor: number
  /** Bytes of memory at the peak. */
  readonly peak: number
  readonly summary: Pick<Summary, 'basis' | 'payers' | 'people'>
}

const [, , size, threads] = process.argv
const { model, ...pair } = cityRequest()
const start = performance.now()
const { basis, payers, people } = await simulateInThreads({
  ...pair,
  people: { model, seed, size: Number(size) },
  threads: Number(threads),
})
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const run: Run = {
  seconds: (performance.now() - start) / 1000,
  processor: (userCPUTime + systemCPUTime) / 1e6,
  peak: maxRSS * 1024,
  summary: { basis, payers, people },
}
console.log(JSON.stringify(run))
