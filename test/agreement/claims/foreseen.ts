import type { Refusal } from '../../../engine/program/outcome.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { outcomeOf, refusalsOf, type Situation } from './situation.ts'

/** What the check must have said for each refusal that it speaks of. */
const foretold: Readonly<Record<string, readonly string[]>> = {
  'evaluate.gap': ['table.gap', 'table.undecided', 'table.tooLarge'],
  'evaluate.overlap': ['table.overlap', 'table.overlapUndecided', 'table.tooLarge'],
}

/** Refusals and broken assertions that the check did not foresee. */
export function unforeseen(found: readonly Diagnostic[], situation: Situation): string[] {
  const { program } = situation
  const refusals = refusalsOf(situation, program.rules).filter((refusal) => !isForeseen(found, refusal))
  const broken = program.assertions.filter((a) => a.entity === situation.entity && outcomeOf(situation, a.condition) === false)
  const silent = broken.filter(({ name }) => !isTold(found, ['assert.fails', 'assert.undecided'], name))
  return [...refusals.map(({ code, field }) => `${code} of ${field}`), ...silent.map(({ name }) => `evaluate.assertion of ${name}`)]
}

function isForeseen(found: readonly Diagnostic[], { code, field, values }: Refusal): boolean {
  const codes = foretold[code]
  if (codes) return isTold(found, codes, field ?? '')
  if (code !== 'evaluate.exceptionTie' || isTold(found, ['table.tooLarge'], field ?? '')) return true
  const tied = values.exceptions as readonly unknown[]
  return found.some((d) => d.code.startsWith('exception.tie') && tied.includes(d.values.first) && tied.includes(d.values.second))
}

function isTold(found: readonly Diagnostic[], codes: readonly string[], name: string): boolean {
  return found.some(({ code, values }) => codes.includes(code) && values.name === name)
}
