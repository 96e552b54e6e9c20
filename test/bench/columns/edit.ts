// node test/bench/columns/edit.ts KIND PEOPLE RULES: in a process of its own, from the edited program to the totals of so many
// people. KIND is `engine` or `javascript`. Writes what editing.ts reads.
import { editEngine } from './editEngine.ts'
import { generatedTotals } from './generated/kernel.ts'
import { clocks } from './measured.ts'
import { taiyuan } from './notices.ts'
import { cityOf } from './people.ts'
import { chained, lastOf } from './rules.ts'

const [, , kind, people, rules] = process.argv
const program = taiyuan((text) => text + chained(Number(rules)))
const city = cityOf(program, Number(people))
const last = lastOf(Number(rules))
const [start, used] = [clocks.elapsed(), clocks.processor()]
const { further, totals } = kind === 'engine' ? editEngine(program, city, last) : generatedTotals(program, last)(city)
const [elapsed, processor] = [clocks.elapsed() - start, clocks.processor() - used]
console.log(JSON.stringify({ elapsed, processor, answer: { further, sums: [...totals.sums], unknown: [...totals.unknown] } }))
