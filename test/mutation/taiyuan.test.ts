import { expect, it } from 'vitest'
import { entry, notice } from '../diagnostics/taiyuan.ts'
import { mutantsOf } from './mutants.ts'
import { sweep } from './sweep.ts'

/**
 * Makes every small mistake in the Taiyuan notice that it can: takes out each table row; changes each number of the rules,
 * parameters, assertions, expectations, duties, quotations and bound texts, and each amount of the prose; misspells each
 * name wherever it stands, in two ways. `sweep` says what counts as caught; nothing may slip through.
 *
 * No mistakes of this kind: titles that nothing refers to (of cases, assertions, duties, exceptions, and of tables that no
 * exception names), metadata of the header, explanations (推算 “…”), the choice of another clause that exists (依据), and
 * inputs of cases with which all that the case expects is still so. `npm run mutation` lists those inputs.
 */
it('no mistake in the Taiyuan notice slips through', { timeout: 600_000 }, () => {
  const mutants = mutantsOf(entry, notice)
  const { tried, escaped } = sweep(entry, notice, mutants)
  expect(escaped).toEqual([])
  expect(tried).toBe(mutants.length)
  // A notice in which nothing was found to change would pass as well.
  for (const [kind, least] of [
    ['row', 15],
    ['amount', 400],
    ['date', 100],
    ['name', 3000],
    ['declared name', 300],
    ['quotation', 100],
  ] as const) {
    expect(mutants.filter((mutant) => mutant.kind === kind).length, kind).toBeGreaterThan(least)
  }
})
