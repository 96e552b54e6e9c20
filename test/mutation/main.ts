// npm run mutation: every mutant of the Taiyuan notice; what slips through is listed.
import { entry, notice } from '../diagnostics/taiyuan.ts'
import { mutantsOf } from './mutants.ts'
import { sweep } from './sweep.ts'

const mutants = mutantsOf(entry, notice)
const kinds = new Map<string, number>()
for (const { kind } of mutants) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
console.log([...kinds].map(([kind, count]) => `${count} ${kind}`).join(', '))
const start = performance.now()
const { tried, compiled, escaped, stillTrue, beside } = sweep(entry, notice, mutants)
console.log(
  `${tried} mutants, ${compiled} checks, ${((performance.now() - start) / 1000).toFixed(1)} s; ${beside} seen beside the changed line only`,
)
console.log(`${stillTrue.length} changed inputs of cases make other cases that are right as well`)
console.log(escaped.length === 0 ? 'none slips through' : `${escaped.length} slip through:\n${escaped.join('\n')}`)
process.exitCode = escaped.length === 0 ? 0 : 1
