// npm run mutation -- [--alone]: what test/mutation/taiyuan.test.ts does, with all that it finds; --alone tries each mutant by itself.
import { entry, notice } from '../diagnostics/taiyuan.ts'
import { mutantsOf } from './mutants.ts'
import { sweep } from './sweep.ts'

const mutants = mutantsOf(entry, notice)
const kinds = [...new Set(mutants.map(({ kind }) => kind))]
console.log(kinds.map((kind) => `${mutants.filter((mutant) => mutant.kind === kind).length} ${kind}`).join(', '))
const start = performance.now()
const { tried, compiled, escaped, stillTrue, beside } = sweep(entry, notice, mutants, process.argv.includes('--alone') ? 1 : undefined)
console.log(`${tried} mutants, ${compiled} checks, ${((performance.now() - start) / 1000).toFixed(1)} s`)
console.log(`${beside} that are tried alone are seen in their declaration, but not on the changed line`)
console.log(`${stillTrue.length} changed inputs make other cases that are right as well:\n${stillTrue.join('\n')}`)
console.log(escaped.length === 0 ? 'none slips through' : `${escaped.length} slip through:\n${escaped.join('\n')}`)
process.exitCode = escaped.length === 0 ? 0 : 1
