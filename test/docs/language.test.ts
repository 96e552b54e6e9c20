import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../engine/index.ts'
import { readDeadline } from '../../engine/program/lower/duty.ts'
import { type Operator, operators } from '../../engine/types/operators.ts'
import { languagePage } from '../../scripts/docs/language.ts'
import { codesOf, compileExample, type Example, examplesOf, failedCases } from './examples.ts'

const pages = ['docs/language.md', 'README.md', 'README.en.md'].map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const reference = pages[0]?.text ?? ''

describe.each(pages)('the examples of $path', ({ text }) => {
  const examples = examplesOf(text)
  const base = examples.find(({ kind }) => kind === 'base')?.text ?? ''

  it('are there', () => expect(examples.length).toBeGreaterThan(0))

  it.each(examples)('compile with the findings that they show: line $line', (example: Example) => {
    expect(codesOf(compileExample(example, base))).toEqual(example.shows)
  })

  it.each(examples)('hold cases that pass: line $line', (example: Example) => {
    expect(failedCases(compileExample(example, base)).map((failed) => failed.case.name)).toEqual([])
  })
})

describe('the language reference', () => {
  it('has current tables; `npm run docs` brings them up to date', () => {
    expect(languagePage().text).toBe(reference)
  })

  it('has an example of every declaration', () => {
    const used = new Set(examplesOf(reference).flatMap(({ text }) => [...text.matchAll(/^(\p{L}+)/gmu)].map(([word]) => word)))
    const declared = [...section('declarations').matchAll(/^\| `(\S+)`/gm)].map(([, word]) => word)
    expect(declared.filter((word) => !used.has(word as string))).toEqual([])
  })

  it('lists deadlines that can be read', () => {
    const rows = reference.slice(reference.indexOf('期限和频次的写法'), reference.indexOf('## 24'))
    const forms = [...rows.matchAll(/^\| ([^|]+)\| ([^|]+)\|/gm)].flatMap((row) => spans(`${row[1]}${row[2]}`))
    expect(forms.length).toBeGreaterThan(20)
    expect(forms.filter((form) => readDeadline(form) === null)).toEqual([])
    expect(forms.filter((form) => readDeadline(`${form}（原则上）`)?.soft !== true)).toEqual([])
  })
})

function section(name: string): string {
  const from = reference.indexOf(`<!-- generated: ${name} -->`)
  return reference.slice(from, reference.indexOf('<!-- /generated -->', from))
}

/** The pieces of a cell that stand in backticks. */
const spans = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, inside]) => inside as string)

describe('the operator table', () => {
  const entries = Object.entries(operators) as [string, Operator][]
  const findings = (condition: string) => parse({ file: 'a.tiaoli', text: `计算 甲：是否 ＝ ${condition}` }).diagnostics

  it.each(entries)('gives an example of %s that can be parsed', (_, { example }) => {
    expect(findings(example)).toEqual([])
  })

  it.each(entries)('spells %s as the grammar does', (_, entry) => {
    for (const spelling of [...entry.zh, ...entry.en]) expect(findings(written(entry, spelling)), spelling).toEqual([])
  })
})

/** An operator in use: before or between operands, behind a number for 以上 and its like, as a function. */
function written({ form, signatures }: Operator, spelling: string): string {
  if (form === 'prefix') return `${spelling} 乙`
  if (/^以|^or (more|less)$/.test(spelling)) return `乙 60 ${spelling}`
  if (spelling.includes('…')) return `乙 ${spelling.replace('…', '丙')}`
  const [takes] = signatures[0] as Operator['signatures'][number]
  const operands = takes.filter((kind) => kind !== '…').map(() => '乙')
  return form === 'function' ? `${spelling}（${operands.join('，')}）` : `乙 ${spelling} 丙`
}
