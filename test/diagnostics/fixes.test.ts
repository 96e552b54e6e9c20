import { describe, expect, it } from 'vitest'
import { type Diagnostic, type Edit, render } from '../../engine/index.ts'
import { examineFixture, fixturesIn } from './fixtures.ts'
import { examine, type Files } from './notice.ts'

/** The files as the edits of a fix leave them. */
function edited(files: Files, edits: readonly Edit[]): Files {
  const result = new Map(files)
  for (const { span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const before = result.get(span.file) ?? ''
    result.set(span.file, before.slice(0, span.start) + text + before.slice(span.end))
  }
  return result
}

const said = (found: Diagnostic): string => `${found.code}: ${render(found, 'zh')}`
/** Mistakes in how something is written: a fix may reveal another mistake, but never make one of these. */
const written = (all: readonly Diagnostic[]): string[] => all.filter(({ code }) => /^(?:syntax|block)\./.test(code)).map(said)

const fixed = fixturesIn('bad').flatMap((fixture) => {
  const { diagnostics } = examineFixture(fixture)
  return diagnostics.flatMap((found) =>
    found.fix ? [{ name: `${fixture.name}: ${render(found, 'zh')}`, fixture, found, edits: found.fix.edits, diagnostics }] : [],
  )
})

describe.each(fixed)('$name', ({ fixture, found, edits, diagnostics }) => {
  const after = examine(edited(fixture.files, edits), fixture.entry).diagnostics

  it('goes when its fix is made', () => {
    expect(after.map(said)).not.toContain(said(found))
  })

  it('leaves nothing behind that cannot be read', () => {
    const before = written(diagnostics)
    expect(written(after).filter((each) => !before.includes(each))).toEqual([])
  })
})

it('fixes are offered for what can be mended without knowing the policy', () => {
  const codes = [...new Set(fixed.map(({ found }) => found.code))].sort()
  expect(codes).toMatchInlineSnapshot(`
    [
      "binding.mismatch",
      "block.ignored",
      "block.unclosed",
      "name.memberUnknown",
      "name.runTogether",
      "name.unknown",
      "quote.unmatched",
      "syntax.unknownItem",
      "syntax.unknownKeyword",
      "table.gap",
      "table.resultCount",
      "type.unknown",
    ]
  `)
})
