// npm run bench:city [-- PEOPLE]: a synthetic city, 10,000,000 people without a number, under the notice of 2020 and the draft of
// 2021: totals, winners and losers, time and peak memory, on one thread and on two.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { mustAgree } from '../columns/answers.ts'
import { line } from '../measure.ts'
import { kernelTime } from './kernels.ts'
import { seed } from './request.ts'
import type { Run } from './run.ts'

const size = Number(process.argv[2] ?? 10_000_000)

function run(threads: number): Run {
  const out = execFileSync(process.execPath, [join(import.meta.dirname, 'run.ts'), String(size), String(threads)], { encoding: 'utf8' })
  return JSON.parse(out) as Run
}

/** All but whether equal people were worth putting together, which each thread decides by its own. */
const figuresOf = ({ summary }: Run) => ({ ...summary, basis: { ...summary.basis, distinct: null } })

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`

console.log(`${size.toLocaleString('en')} synthetic people (seed ${seed}), 太原2020 and the draft of 2021, Node ${process.version}`)
const [one, two] = [run(1), run(2)]
mustAgree('two threads', 'the summary', figuresOf(two), figuresOf(one))
for (const [threads, { seconds, processor, peak }] of [
  ['one thread', one],
  ['two threads', two],
] as const)
  line(threads, `${seconds.toFixed(1)} s`, `processor ${processor.toFixed(1)} s, peak memory ${megabytes(peak)}`)
const kernels = await kernelTime()
line('of it the kernels of both notices', `${((kernels * size) / 1e9).toFixed(2)} s`, `${kernels.toFixed(0)} ns a person`)
const { basis, payers, people } = one.summary
line(
  'people counted',
  basis.people.toLocaleString('en'),
  `refused ${basis.refused.either}, different ones ${basis.distinct ?? 'not put together'}`,
)
for (const { name, baseline, scenario, difference, percent } of payers)
  line(name, difference, `元; ${baseline} → ${scenario}, ${percent} %`)
line('winners, losers, unchanged', `${people?.winners} / ${people?.losers} / ${people?.unchanged}`, `unknown ${people?.unknown}`)
