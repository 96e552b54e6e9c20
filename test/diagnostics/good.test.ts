import { describe, expect, it } from 'vitest'
import { type Expr, type Program, runCases } from '../../engine/index.ts'
import { operators } from '../../engine/types/operators.ts'
import { keywordOfToken, tokenize } from '../../grammar/tokens.ts'
import { keywords, labels, typeNames } from '../../grammar/vocabulary.ts'
import { examineFixture, fixturesIn } from './fixtures.ts'
import { examine, type Files } from './notice.ts'

const fixtures = fixturesIn('good')

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  const { compiled, diagnostics } = examineFixture(fixture)

  it('is clean, and its cases pass', () => {
    expect(diagnostics).toEqual([])
  })

  it('has a case for every row, case, exception and band', () => {
    expect(runCases(compiled.program as Program).uncovered).toEqual([])
  })

  it.each(respellings)('gives the same results %s', (_how, change) => {
    const files: Files = new Map([...fixture.files].map(([file, text]) => [file, inRules(text, file, change)]))
    const respelt = examine(files, fixture.entry)
    expect(respelt.diagnostics.map(({ code, span }) => [code, files.get(span.file)?.slice(span.start, span.end)])).toEqual([])
    expect(outcomes(respelt.compiled.program as Program)).toEqual(outcomes(compiled.program as Program))
  })
})

/** Every case with all its results, as far as they can be compared. */
function outcomes(program: Program): unknown {
  return runCases(program).cases.map(({ case: { name }, outcome }) => [name, outcome])
}
