import { describe, expect, it } from 'vitest'
import { bulksOf } from '../../../editor/panels/check/bulk.ts'
import { changedLines } from '../../../editor/panels/check/changedLines.ts'
import { filtersOf, kindOf, passes } from '../../../editor/panels/check/kinds.ts'
import { clauseAt, excerptAt, lineAt, lineFinder } from '../../../editor/panels/check/places.ts'
import { type ProblemItem, problemItem } from '../../../editor/worker/snapshot.ts'
import { problems } from '../../../engine/service/index.ts'
import { policy } from '../../service/documents.ts'

const taiyuan = (change: (text: string) => string): ProblemItem[] => problems(policy('taiyuan-2020', change), 'zh').map(problemItem)

const place = (start: number, end: number, file = 'notice.md') => ({ file, start, end })
const edit = (start: number, end: number, text: string, file = 'notice.md') => ({ span: place(start, end, file), text })

const problem = (code: string, edits: ReturnType<typeof edit>[], severity: ProblemItem['severity'] = 'error'): ProblemItem => ({
  code,
  severity,
  message: code,
  hint: '',
  place: place(0, 0),
  related: [],
  fixes: edits.length > 0 ? [{ title: '', edits }] : [],
  table: null,
  witness: null,
})

describe('kinds of problems', () => {
  it('are what officers call them; whatever has no name is how a rule is written', () => {
    const codes = ['table.gap', 'exception.tie', 'exception.never', 'binding.varies', 'quote.unmatched', 'case.refused', 'conform.broken']
    expect(codes.map(kindOf)).toEqual(['gap', 'overlap', 'never', 'number', 'basis', 'case', 'demand'])
    expect(['syntax.unexpected', 'name.unknown', 'type.mismatch'].map(kindOf)).toEqual(['writing', 'writing', 'writing'])
  })

  it('are offered as filters where they have any, each with how many', () => {
    const found = [problem('table.gap', []), problem('case.noExpectation', [], 'warning'), problem('case.failed', [])]
    expect(filtersOf(found).map(({ filter, count }) => [filter, count])).toEqual([
      ['all', 3],
      ['error', 2],
      ['warning', 1],
      ['gap', 1],
      ['case', 2],
    ])
    expect(found.filter((each) => passes('case', each)).map(({ code }) => code)).toEqual(['case.noExpectation', 'case.failed'])
  })
})

describe('fixes made together', () => {
  it('are those of several numbers of the text that differ from the rules', () => {
    const found = taiyuan((text) => text.replace('[330 元]', '[332 元]').replace('[220 元]', '[221 元]'))
    const [bulk, ...others] = bulksOf(found)
    expect(others).toEqual([])
    expect(bulk).toMatchObject({ code: 'binding.mismatch', count: 2 })
    expect(bulk?.edits.map(({ text }) => text)).toEqual(['330 元', '220 元'])
  })

  it('are not offered for one problem, nor for codes whose fix wants a look', () => {
    expect(bulksOf([problem('table.gap', [edit(5, 5, 'a')])])).toEqual([])
    expect(bulksOf([1, 5].map((at) => problem('case.failed', [edit(at, at + 1, 'a')])))).toEqual([])
    expect(bulksOf([1, 5].map((at) => problem('name.unknown', [edit(at, at + 1, 'a')])))).toEqual([])
  })

  it('put insertions at one place one after another, and leave out what would write over another', () => {
    const rows = [edit(9, 9, '\n  | a |'), edit(9, 9, '\n  | b |')].map((each) => problem('table.gap', [each]))
    expect(bulksOf(rows)).toEqual([{ code: 'table.gap', edits: [edit(9, 9, '\n  | a |\n  | b |')], count: 2 }])
    const over = [edit(2, 6, 'a'), edit(4, 8, 'b'), edit(8, 9, 'c')].map((each) => problem('binding.mismatch', [each]))
    expect(bulksOf(over)).toEqual([{ code: 'binding.mismatch', edits: [edit(2, 6, 'a'), edit(8, 9, 'c')], count: 2 }])
  })
})

describe('what a fix changes', () => {
  const text = '第一行\r\n中央 [330 元](<=中央补助>)，省级 55 元\r\n第三行'
  const at = text.indexOf('330')

  it('is shown in its line, as the line is read', () => {
    expect(changedLines([edit(at, at + 5, '340 元')], () => text)).toEqual([
      { file: 'notice.md', line: 2, before: '中央 ', removed: '330 元', added: '340 元', after: '，省级 55 元' },
    ])
  })

  it('is a new line where one is added behind another, and before one', () => {
    const shown = changedLines([edit(3, 3, '\n  | a |'), edit(0, 0, '参数 甲：金额\n\n')], () => text)
    expect(shown.map(({ line, before, added, after }) => [line, before, added, after])).toEqual([
      [1, '', '参数 甲：金额', ''],
      [2, '', '| a |', ''],
    ])
  })
})

describe('places in words', () => {
  it('are a line, cut around the words; the names of bound numbers are not read', () => {
    const text = `甲\n${'乙'.repeat(80)}[330 元](<=中央补助 当 参保地 为 阳曲县>)，${'丙'.repeat(80)}`
    const start = text.indexOf('330')
    expect(lineAt(text, place(start, start + 5))).toBe(2)
    expect(excerptAt(text, place(start, start + 5))).toEqual({
      before: `…${'乙'.repeat(36)}`,
      words: '330 元',
      after: `，${'丙'.repeat(35)}…`,
    })
  })

  it('have the same line whether one is asked for or many', () => {
    const text = '甲\r\n乙\n\n丙\r丁'
    const line = lineFinder(() => text)
    const places = Array.from({ length: text.length + 1 }, (_, start) => place(start, start))
    // Between the two halves of a line break there is no place.
    const asked = places.filter(({ start }) => text.slice(start - 1, start + 1) !== '\r\n')
    expect(asked.map(line)).toEqual(asked.map((each) => lineAt(text, each)))
    expect(line(place(text.length, text.length))).toBe(5)
  })

  it('belong to the clause above them', () => {
    const outline = [10, 50].map((start) => ({ path: `条${start}`, span: place(start, start + 5) }))
    const clause = (start: number, file?: string) => clauseAt(outline, place(start, start, file))
    expect([clause(3), clause(12), clause(99), clause(99, 'other.md')]).toEqual(['', '条10', '条50', ''])
  })
})
