import { describe, expect, it } from 'vitest'
import { runCases } from '../../engine/cases.ts'
import { noticeTemplate } from '../../engine/drafting/template.ts'
import { coverageOf, format } from '../../engine/index.ts'
import { draft } from '../support/notice.ts'

describe.each(['zh', 'en'] as const)('a new notice (%s)', (language) => {
  const text = noticeTemplate('取暖2027', language) ?? ''
  const made = draft(text)

  it('has no fault, and its cases pass', () => {
    expect(made.diagnostics).toEqual([])
    if (!made.program) throw new Error('no program')
    const report = runCases(made.program)
    expect(report.cases.map(({ passed }) => passed)).toEqual([true, true])
    expect(report.uncovered).toEqual([])
  })

  it('has a parameter, a table, a rule and a case, each explained', () => {
    const { parameters, tables, rules, cases, header } = made.draft
    expect([parameters.length, tables.length, rules.length, cases.length]).toEqual([1, 1, 2, 2])
    expect(header).toMatchObject({ name: '取暖2027', baseDate: '2027-01-01' })
    expect(text.split('\n').filter((line) => line.startsWith('//'))).toHaveLength(6)
  })

  it('is formatted, and every sentence of its prose is accounted for', () => {
    expect(format({ file: 'notice.md', text }).text).toBe(text)
    expect(coverageOf(made.module).sentences.flatMap(({ unaccounted }) => unaccounted)).toEqual([])
  })
})

it.each([
  ['甲', '2030-12-31', '基准日：2030年12月31日'],
  ['甲 乙', '2028-01-01', '通知 「甲 乙」'],
])('is made for any name and day: %s %s', (name, baseDate, expected) => {
  const text = noticeTemplate(name, 'zh', baseDate) ?? ''
  expect(text).toContain(expected)
  expect(draft(text).diagnostics).toEqual([])
})

it.each([
  ['', '2027-01-01'],
  ['甲」', '2027-01-01'],
  ['甲', '2027-13-01'],
])('is none for %j on %j', (name, baseDate) => {
  expect(noticeTemplate(name, 'zh', baseDate)).toBeNull()
})
