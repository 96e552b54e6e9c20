import { describe, expect, it } from 'vitest'
import { changesSince, textsOf } from '../../../editor/panels/table/changes.ts'
import { columnsOf } from '../../../editor/panels/table/layout.ts'
import { markedIn, nextIn } from '../../../editor/panels/table/marks.ts'
import { rowMeaning } from '../../../editor/panels/table/meaning.ts'
import { findingOf, type PlainRows, rowsOf, toldOf } from '../../../editor/panels/table/rows.ts'
import type { TableView } from '../../../editor/session/tables.ts'
import { drawn, inZh, notice, viewOf } from './support.ts'

// A table as the grid draws it.

const full = [
  '| 特困人员 | 任意 || 400元 |',
  '| 低保对象 | 是 || 300元 |',
  '| 低保对象 | 否 || 280元 |  推算 “折半”  // 定额',
  '| 一般居民 | 任意 || 未规定 |',
]
const none = new Map()
const rowsIn = (view: TableView, known: TableView | null = null, selected: string | null = null) =>
  rowsOf(view, toldOf(view, known), none, selected, inZh)

describe('rows', () => {
  it('have the cells, the notes and the comment', () => {
    expect(drawn(rowsIn(viewOf(notice(full))))).toEqual([
      '特困人员|任意|400元||',
      '低保对象|是|300元||',
      '低保对象|否|280元|推算 “折半”|定额',
      '一般居民|任意|未规定||',
    ])
  })

  it('have a gap below them and an overlap below its later row', () => {
    const view = viewOf(notice([full[0] ?? '', '| 低保对象 | 任意 || 300元 |', full[2] ?? '']))
    const rows = rowsIn(view)
    expect(drawn(rows).filter((line) => line.startsWith('~'))).toEqual([
      '~ 重叠：第 2、3 行都适用于 类别 低保对象、未成年 否',
      '~ 缺口：类别 一般居民，没有适用的行',
    ])
    expect(drawn(rows).indexOf('~ 重叠：第 2、3 行都适用于 类别 低保对象、未成年 否')).toBe(3)
    const actions = rows.map((row) => (row.kind === 'gap' ? row.actions?.map(({ label }) => label) : null)).filter(Boolean)
    expect(actions).toEqual([
      ['看两条', '生成算例'],
      ['补一行', '生成算例'],
    ])
    const gap = rows.at(-1)
    expect(findingOf(toldOf(view, null), gap?.id ?? '')?.fix).toMatchObject({ kind: 'insertRow', at: 3 })
    expect(rows[1]).toMatchObject({ state: 'warning', message: '与第 3 行重叠' })
    expect(markedIn(rows).wrong).toEqual([])
  })

  it('mark a cell that can’t be read, and a row that lacks one', () => {
    const rows = rowsIn(viewOf(notice(['| 特困 | 任意 || 400元 |', '| 低保对象 || 280元 |'])))
    expect(rows[0]).toMatchObject({ cells: [{ text: '特困', state: 'error' }, { text: '任意' }, { text: '400元' }, {}, {}] })
    expect(rows[1]).toMatchObject({ cells: [{}, { text: '', state: 'error', message: '这一行缺这一格' }, {}, {}, {}] })
    expect(markedIn(rows).wrong).toEqual([
      { row: 0, column: 0 },
      { row: 1, column: 1 },
    ])
  })

  it('mark the row that applies to the selected case', () => {
    const view = viewOf(notice(full, '算例 张三\n  类别：低保对象\n  未成年：否\n  期望 资助额：280元'))
    const isHit = (selected: string | null) =>
      rowsIn(view, null, selected).map((row) => row.kind !== 'gap' && row.className === 'table-hit')
    expect(isHit('张三')).toEqual([false, false, true, false])
    expect(isHit('李四')).toEqual([false, false, false, false])
  })

  it('mark what changed since then with what it was', () => {
    const then = viewOf(notice(full.slice(0, 3)))
    const third = full[2]?.replace('280', '290').replace('定额', '限额') ?? ''
    const now = viewOf(notice([...full.slice(0, 2), third, full[3] ?? '']))
    const rows = rowsOf(now, toldOf(now, null), changesSince(textsOf(then.grid), textsOf(now.grid)), null, inZh)
    expect(drawn(rows)[2]).toBe('低保对象|否|290元!changed(打开时是“280元”)|推算 “折半”|限额!changed(打开时是“定额”)')
    expect(rows[3]).toMatchObject({ state: 'changed', message: '打开后新增的行' })
    expect(markedIn(rows).changed).toEqual([
      { row: 2, column: 2 },
      { row: 2, column: 4 },
      { row: 3, column: 0 },
    ])
  })
})

it('rows that stay as they are stay the same objects', () => {
  const plain: PlainRows = new Map()
  const drawnOf = (view: TableView, selected: string | null) => rowsOf(view, toldOf(view, null), none, selected, inZh, plain)
  const before = drawnOf(viewOf(notice(full)), null)
  const after = drawnOf(viewOf(notice(full.map((row) => row.replace('300', '310')))), null)
  expect(after.map((row, index) => row === before[index])).toEqual([true, false, true, true])
})

describe('what is told while something can’t be read', () => {
  const gapped = full.slice(0, 3)
  const known = viewOf(notice(gapped, '算例 张三\n  类别：特困人员\n  未成年：否'))

  it('is of before: gaps where it is the table, cases where it is anything', () => {
    const elsewhere = toldOf(viewOf(notice(gapped, '计算 坏：金额 ＝')), known)
    expect(elsewhere).toMatchObject({ unchecked: false, unrun: true, hits: [['张三'], [], []] })
    expect(elsewhere.findings).toHaveLength(1)
    const broken = viewOf(notice(['| 特困 | 任意 || 400元 |', ...gapped.slice(1)]))
    expect(toldOf(broken, known)).toMatchObject({ unchecked: true, unrun: true })
    expect(drawn(rowsIn(broken, known)).at(-1)).toBe('~ （规则有错，这是改动前的）缺口：类别 一般居民，没有适用的行')
    expect(rowsIn(broken, known).at(-1)).not.toHaveProperty('actions')
  })

  it('is nothing where the rows of before are others', () => {
    const broken = viewOf(notice(['| 特困 | 任意 || 400元 |']))
    expect(toldOf(broken, known)).toEqual({ findings: [], unchecked: true, hits: [], unrun: true })
    expect(toldOf(broken, null).findings).toEqual([])
  })
})

describe('columns', () => {
  const columns = columnsOf(viewOf(notice(full)).grid, inZh)

  it('stand in their groups, with what may be picked and how numbers stand', () => {
    expect(columns.map(({ title, group, kind, choices, multiple }) => ({ title, group, kind, choices, multiple }))).toEqual([
      { title: '类别', group: 'conditions', kind: 'text', choices: ['任意', '其它', '特困人员', '低保对象', '一般居民'], multiple: true },
      { title: '未成年', group: 'conditions', kind: 'text', choices: ['任意', '是', '否'], multiple: undefined },
      { title: '资助额', group: 'results', kind: 'number', choices: undefined, multiple: undefined },
      { title: '依据', group: 'behind', kind: undefined, choices: undefined, multiple: undefined },
      { title: '备注', group: 'behind', kind: undefined, choices: undefined, multiple: undefined },
    ])
    expect(columns[2]?.heading).toBe('资助额：金额')
  })

  it('say what is wrong with a title', () => {
    const wrong = viewOf(notice(full).replace('资助额：金额', '资助额：银两'))
    expect(columnsOf(wrong.grid, inZh)[2]).toMatchObject({ state: 'error', message: expect.stringContaining('银两') })
  })
})

describe('the meaning of a row', () => {
  const { grid } = viewOf(notice([...full, '| 其它 | 是 || 1元 |', '| 任意 | 任意 || 2元 |']))

  it.each([
    [1, '当 类别 为 低保对象，且 未成年 为 是 时，资助额 ＝ 300元'],
    [3, '当 类别 为 一般居民 时，资助额 未规定'],
    [4, '当 类别 为其余情形，且 未成年 为 是 时，资助额 ＝ 1元'],
    [5, '当 任何情形 时，资助额 ＝ 2元'],
  ])('row %i', (row, meaning) => {
    expect(rowMeaning(grid, row, inZh)).toBe(meaning)
  })

  it('is nothing where there is no row', () => {
    expect(rowMeaning(grid, 9, inZh)).toBeNull()
  })
})

it('the next of some cells is the one behind, going round', () => {
  const cells = [
    { row: 0, column: 2 },
    { row: 3, column: 1 },
  ]
  expect(nextIn(cells, { row: 0, column: 0 })).toBe(cells[0])
  expect(nextIn(cells, { row: 0, column: 2 })).toBe(cells[1])
  expect(nextIn(cells, { row: 3, column: 1 })).toBe(cells[0])
  expect(nextIn([], { row: 0, column: 0 })).toBeUndefined()
})
