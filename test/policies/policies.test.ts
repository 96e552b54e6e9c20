import { describe, expect, it } from 'vitest'
import { type Accounted, type Coverage, checkConfig, coverageOf, publishedText, readConfig, render, runCases } from '../../engine/index.ts'
import { beside, compiled, compiledAs, folders, programOf, scenarioOf, sound } from './notices.ts'

const bare = (text: string): string => text.replace(/\s/g, '')

describe.each(folders)('%s', (folder) => {
  it('is checked without a finding', () => {
    expect(compiled(folder).diagnostics.map((found) => render(found, 'zh'))).toEqual([])
  })

  it('passes its cases, and they exercise every row, branch and exception', () => {
    const { cases, uncovered } = runCases(programOf(folder))
    expect(cases.filter(({ passed }) => !passed).map((each) => each.case.name)).toEqual([])
    expect(uncovered.map(({ label }) => label)).toEqual([])
  })

  it('expects every result in some case', () => {
    const { rules, cases } = programOf(folder)
    const expected = new Set(cases.flatMap(({ expectations }) => expectations.map(({ rule }) => rule)))
    expect(rules.map(({ id }) => id).filter((id) => !expected.has(id))).toEqual([])
  })

  it('accounts for every sentence', () => {
    const { sentences } = coverageOf(compiled(folder).module)
    expect(sentences.flatMap(({ unaccounted }) => unaccounted.map(({ text }) => text))).toEqual([])
  })
})

describe.each([
  ['taiyuan-2020', 'source-taiyuan.txt'],
  ['national-2020', 'source-national.txt'],
] as const)('the prose of %s', (folder, source) => {
  it('is the official text, white space aside', () => {
    expect(bare(publishedText(compiled(folder).module))).toBe(bare(beside(source)))
  })
})

interface Row {
  readonly id: string
  readonly class: string
  readonly phrase: string
}

const inventory: readonly Row[] = JSON.parse(beside('clauses.json'))
const kindsOf: Readonly<Record<string, readonly Accounted[]>> = {
  C: ['rule'],
  D: ['duty'],
  H: ['exhortation'],
  M: ['context', 'heading'],
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Rows stand in the order of the text, and leave nothing of it out. */
function rangesOf(rows: readonly Row[], text: string): Map<Row, Range> {
  const ranges = new Map<Row, Range>()
  let from = 0
  for (const row of rows) {
    const [head = '', tail] = bare(row.phrase).split('…')
    const to = tail === undefined ? from + head.length : text.indexOf(tail, from + head.length) + tail.length
    if (!text.startsWith(head, from) || to < from) throw new Error(`${row.id} is not where it should be`)
    ranges.set(row, { from, to })
    from = to
  }
  return ranges
}

function occurrences(text: string, piece: string): Range[] {
  const found: Range[] = []
  for (let from = text.indexOf(piece); from >= 0; from = text.indexOf(piece, from + 1)) found.push({ from, to: from + piece.length })
  return found
}

/** What accounts for a row: quotations that lie in it or that it lies in, and headings. */
function accountOf(row: Range, text: string, { ranges, sentences }: Coverage): Set<Accounted> {
  const within = (inner: Range, outer: Range) => outer.from <= inner.from && inner.to <= outer.to
  const near = (range: Range) => within(range, row) || within(row, range)
  const quoted = ranges.filter((range) => occurrences(text, range.text).some(near)).map(({ kind }) => kind)
  const headings = sentences.filter(({ kinds }) => kinds.includes('heading'))
  const titled = headings.some((sentence) => occurrences(text, sentence.text).some(near))
  return new Set(titled ? [...quoted, 'heading'] : quoted)
}

describe.each([
  ['taiyuan-2020', 'TY-'],
  ['national-2020', 'NB-'],
] as const)('the inventory of %s', (folder, prefix) => {
  const { module } = compiled(folder)
  const text = bare(publishedText(module))
  const coverage = coverageOf(module)
  const ranges = rangesOf(
    inventory.filter(({ id }) => id.startsWith(prefix)),
    text,
  )

  it.each([...ranges.keys()])('$id ($class) is accounted for', (row) => {
    const found = accountOf(ranges.get(row) as Range, text, coverage)
    const missing = row.class.split('+').filter((letter) => !kindsOf[letter]?.some((kind) => found.has(kind)))
    expect(missing).toEqual([])
  })
})

describe.each(['taiyuan-2020', 'taiyuan-2021-draft'] as const)('what a simulation counts of %s', (folder) => {
  const { config, problems } = readConfig(beside(`../../policies/${folder}/simulation.json`), programOf(folder))

  it('is there, and the same in both years', () => {
    expect(problems).toEqual([])
    expect(config).toEqual(readConfig(beside('../../policies/taiyuan-2020/simulation.json'), programOf('taiyuan-2020')).config)
  })

  it.each(['taiyuan-2021-draft/scenario.tiaoli', 'taiyuan-2020/scenarios/premium-320.tiaoli'])('is there in %s', (path) => {
    expect(config && checkConfig(config, sound(scenarioOf(path)))).toEqual([])
  })
})

it('a higher contribution alone leaves two groups without full aid, and the scenario that says so passes its cases', () => {
  const scenario = scenarioOf('taiyuan-2020/scenarios/premium-320.tiaoli')
  expect(scenario.diagnostics).toEqual([])
  const { cases, uncovered } = runCases(sound(scenario))
  expect(cases.every(({ passed }) => passed) && uncovered.length === 0).toBe(true)
  const text = beside('../../policies/taiyuan-2020/scenarios/premium-320.tiaoli').replace(/^例外 (?:.+\n)+/gm, '')
  expect(compiledAs(text, 'taiyuan-2020/scenarios/premium-320.tiaoli').diagnostics.map(({ code }) => code)).toContain('assert.fails')
})
