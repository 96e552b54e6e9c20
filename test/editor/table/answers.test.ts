import { describe, expect, it } from 'vitest'
import { answersOver } from '../../../editor/worker/answers/index.ts'
import { createWorkspace, type TableOperation } from '../../../engine/service/index.ts'
import { withEdits } from '../../service/support/edited.ts'
import { notice } from './support.ts'

// What the worker answers about tables, and what it makes of an edit that can be written in part only.

const rows = ['| 特困人员 | 任意 || 400元 |  推算 “全额”', '| 低保对象 | 是 || 300元 |  // 定额']
const rest = '计算 总额：金额 ＝ 资助额'
const text = notice(rows, rest)
const about = { entry: 'n.tiaoli', language: 'zh', readings: {} } as const
const table = { file: 'n.tiaoli', name: '资助', nth: 0 }
const answers = answersOver(createWorkspace([['n.tiaoli', text]]))

function edited(operation: TableOperation) {
  const { edits, reasons, cells } = answers.tableEdit({ ...about, table, operation })
  const made = withEdits(text, edits)
  const line = (of: string) => of.split('\n').filter((each) => each.includes('||'))
  return { rows: line(made).slice(1), reasons, cells: cells.map(({ row, column }) => `${row},${column}`) }
}

const written = (row: number, column: number, ...texts: (string | null)[][]) => edited({ kind: 'setCells', row, column, texts })

describe('a block of cells', () => {
  it('is written as far as it can be, and what is left names its cells', () => {
    expect(written(0, 0, ['一般居民', '是'], ['特|困', '否'])).toMatchObject({
      rows: [expect.stringContaining('| 一般居民 | 是 || 400元 |'), expect.stringContaining('| 低保对象 | 否 || 300元 |')],
      reasons: [],
      cells: ['1,0'],
    })
  })

  it('is not written where nothing of it can be, and adds no row for it', () => {
    const { edits, cells } = answers.tableEdit({ ...about, table, operation: { kind: 'setCells', row: 2, column: 0, texts: [['“']] } })
    expect(edits).toEqual([])
    expect(cells).toEqual([{ row: 2, column: 0, reason: '第 3 行“类别”的引号没有配对' }])
  })

  it('keeps notes that can’t be written apart from cells that can', () => {
    const operation = { kind: 'setCells', row: 0, column: 2, texts: [['410元']], tails: [{ notes: '听说的' }] } as const
    expect(edited(operation)).toMatchObject({
      rows: [expect.stringContaining('|| 410元 |  推算 “全额”'), expect.anything()],
      cells: ['0,3'],
    })
  })

  it('is refused as a whole where that concerns no cell', () => {
    expect(written(0, 2, ['1元', '2元'])).toMatchObject({ cells: [], reasons: [expect.stringContaining('从这一格起只有 1 列')] })
  })

  it('is refused where the table is gone', () => {
    const operation = { kind: 'setCells', row: 0, column: 0, texts: [['1']] } as const
    const gone = answers.tableEdit({ ...about, table: { ...table, name: '没有' }, operation })
    expect(gone).toMatchObject({ edits: [], reasons: [expect.stringContaining('这里没有表 没有')] })
  })
})

describe('the other answers', () => {
  it('list the tables of a notice, its main file’s first', () => {
    const workspace = createWorkspace([
      ['a/notice.tiaoli', `引用 "../b/shared.tiaoli"\n\n${text}`],
      ['b/shared.tiaoli', '对象 户\n  人数：整数\n\n对于 户\n\n表 户均\n  | 人数 || 额：金额 |\n  | 任意 || 1元 |\n'],
    ])
    const listed = answersOver(workspace).tables({ ...about, entry: 'a/notice.tiaoli' })
    expect(listed.map(({ name, head }) => `${head.file} ${name}`)).toEqual(['a/notice.tiaoli 资助', 'b/shared.tiaoli 户均'])
  })

  it('rename a result wherever it is named, and a condition where it stands', () => {
    const result = answers.renameColumn({ ...about, table, column: 2, name: '救助额' })
    expect(withEdits(text, result.edits)).toContain('计算 总额：金额 ＝ 救助额')
    const taken = answers.renameColumn({ ...about, table, column: 2, name: '总额' })
    expect(taken).toMatchObject({ edits: [], reasons: [expect.stringContaining('总额')] })
    const condition = answers.renameColumn({ ...about, table, column: 1, name: '类别' })
    expect(withEdits(text, condition.edits)).toContain('| 类别 | 类别 ||')
  })

  it('know where a cell, a note and a table that is no row stand', () => {
    const at = (row: number, column: number) => {
      const place = answers.cellPlace({ ...about, table, row, column })
      return place && text.slice(place.start, place.end)
    }
    expect(at(1, 2)).toBe('300元')
    expect(at(1, 4)).toMatch(/^\| 低保对象/)
    expect(at(9, 0)).toMatch(/^表 资助/)
    expect(answers.cellPlace({ ...about, table: { ...table, name: '没有' }, row: 0, column: 0 })).toBeNull()
  })

  it('give the table as a sheet that no program takes for formulas', () => {
    const sheet = answers.tableSheet({ ...about, table, behind: ['依据', '备注'] })
    expect(sheet).toBe('\uFEFF类别,未成年,资助额：金额,依据,备注\r\n特困人员,任意,400元,推算 “全额”,\r\n低保对象,是,300元,,定额\r\n')
  })

  it('give a case of a finding, to be written at once or in a form', () => {
    const gap = answers.table({ ...about, table })?.grid.findings[0]
    const made = gap && answers.witnessCase({ ...about, witness: gap.witness, table: '资助' })
    expect(made?.draft.entity).toBe('人')
    expect(made?.typed.fields).toEqual({ 类别: '低保对象', 未成年: '否' })
    expect(withEdits(text, made?.edits ?? [])).toContain(`算例 ${made?.draft.name}`)
    expect(made?.refusals).toEqual([])
  })
})
