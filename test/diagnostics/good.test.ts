import { describe, expect, it } from 'vitest'
import { type Program, runCases } from '../../engine/index.ts'
import { type OperatorId, operators } from '../../engine/types/operators.ts'
import { keywordOfToken, tokenize } from '../../grammar/tokens.ts'
import { type Keyword, keywords } from '../../grammar/vocabulary.ts'
import { examineFixture, fixturesIn } from './fixtures.ts'
import { examine, type Files } from './notice.ts'
import { inRules, respellings } from './respell.ts'

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

/** What every case gives, in order. */
function outcomes(program: Program): unknown {
  return runCases(program).cases.map(({ outcome }) => outcome)
}

describe('together the good notices use', () => {
  const texts = fixtures.flatMap(({ files }) => [...files.values()])
  const used = new Set(texts.flatMap((text) => tokenize(text, 0).tokens.map((token) => `${keywordOfToken(token)} ${token.image}`)))

  it('every keyword in both languages', () => {
    // A scenario has one fixture; its keywords differ from others' in nothing but their words.
    const once: ReadonlySet<Keyword> = new Set(['scenario', 'on'])
    const all = (Object.keys(keywords) as Keyword[]).flatMap((keyword) =>
      keywords[keyword].slice(0, once.has(keyword) ? 1 : 2).map((word) => `${keyword} ${word}`),
    )
    expect(all.filter((each) => !used.has(each))).toEqual([])
  })

  it('every operator and function', () => {
    const operations = new Set<string>()
    JSON.stringify(
      fixtures.map((fixture) => examineFixture(fixture).compiled.program),
      (key, value: unknown) => {
        if (key === 'operator') operations.add(String(value))
        return value
      },
    )
    expect((Object.keys(operators) as OperatorId[]).filter((id) => !operations.has(id))).toEqual([])
  })
})
