import { describe, expect, it } from 'vitest'
import { format } from '../../engine/index.ts'
import { type Document, editRefusals, editRefusalText, editTable, type TableOperation, tableGrid } from '../../engine/service/index.ts'
import { scan } from '../../engine/service/tables/scan.ts'
import { Bar, DoubleBar, tokenize } from '../../grammar/tokens.ts'
import { documentOf, policy } from './documents.ts'
import { changed, textOf, withEdits } from './support/edited.ts'

const file = 'taiyuan-2020/notice.md'

const head = `通知 甲
  基准日：2021年1月1日

枚举 县区：东区、西区、「南|区」

对象 人
  县区：县区
  年龄：整数 0至150
  低保：是否

疑义 A1：按哪一个
  读法 甲说（默认）
  读法 乙说

对于 人

`

/** A notice of rules alone that ends with the rows, each on its line. */
const table = (...rows: string[]): Document => documentOf(`${head}表 补助\n${rows.map((row) => `  ${row}`).join('\n')}\n`, 'n.tiaoli')

const small = () =>
  table('// 第一组', '| 县区 | 年龄    || 补助：金额 |', '| 东区 | ≥ 60 || 100元 |  推算 “甲” // 乙', '// 其余', '| 任意 | 任意 || 0元 |')

/** The rows of the table after an operation; `!code` for each refusal. */
function rows(document: Document, operation: TableOperation, at: string | number = '补助'): string[] {
  const edited = editTable(document, 'n.tiaoli', at, operation)
  if (edited.refusals.length > 0) return edited.refusals.map(({ code }) => `!${code}`)
  const text = withEdits(textOf(document), edited.edits)
  expect(text.slice(0, head.length)).toBe(head)
  return text
    .slice(head.length)
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
}

const cells = (document: Document, row: number, at = '补助') =>
  tableGrid(document, document.entry, at, 'zh')?.rows[row]?.cells.map((cell) => cell.text)

describe('the grid of a table', () => {
  it('has the columns of 财政补助分担 with what a cell may hold', () => {
    const grid = tableGrid(policy('taiyuan-2020'), file, '财政补助分担', 'zh')
    expect(grid?.columns.map(({ kind, label, name, written, choices }) => [kind, label, name, written, choices.length])).toEqual([
      ['condition', '参保地', null, null, 10],
      ['condition', '大学生类别', null, null, 4],
      ['question', '疑义 A04', 'A04', null, 3],
      ['question', '疑义 A05', 'A05', null, 2],
      ['result', '中央补助：金额', '中央补助', '金额', 0],
      ['result', '省级补助：金额', '省级补助', '金额', 0],
      ['result', '市级补助：金额', '市级补助', '金额', 0],
      ['result', '县级补助：金额', '县级补助', '金额', 0],
    ])
    expect(grid).toMatchObject({ name: '财政补助分担', entity: '参保人', policy: 'unique', findings: [], problems: [] })
    expect(grid?.rows[2]).toMatchObject({ provenance: '推算 “550元减去中央330元、省级220元，已无余额”', comment: '', problems: [] })
  })

  it('says where each cell stands', () => {
    const document = policy('taiyuan-2020')
    for (const name of ['财政补助分担', '缴费渠道适用']) {
      const grid = tableGrid(document, file, name, 'zh')
      const all = grid?.rows.flatMap((row) => row.cells) ?? []
      expect(all.length).toBeGreaterThan(10)
      for (const { text, start, end } of all) expect(textOf(document).slice(start, end)).toBe(text)
    }
  })

  it('is found by any offset within the table, and is plain data', () => {
    const document = small()
    const at = textOf(document).indexOf('其余')
    const grid = tableGrid(document, 'n.tiaoli', at, 'zh')
    expect(grid?.name).toBe('补助')
    expect(structuredClone(grid)).toEqual(grid)
    expect(tableGrid(document, 'n.tiaoli', '没有', 'zh')).toBeNull()
    expect(tableGrid(document, 'n.tiaoli', 0, 'zh')).toBeNull()
    expect(tableGrid(document, '别处.md', '补助', 'zh')).toBeNull()
  })

  it('knows the words of a column of truth values, and of names that need brackets', () => {
    const document = table('| 低保 | 县区 || 补助：金额 |', '| 是 | 任意 || 1元 |', '| 否 | 任意 || 2元 |')
    const columns = tableGrid(document, 'n.tiaoli', '补助', 'zh')?.columns
    expect(columns?.[0]?.choices.map((choice) => choice.text)).toEqual(['是', '否'])
    expect(columns?.[1]?.choices).toContainEqual({ label: '南|区', text: '「南|区」' })
  })

  it('opens with a broken cell, which is marked', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 | ≥ || 1元 |', '| 任意 | 任意 || 0元 |')
    const grid = tableGrid(document, 'n.tiaoli', '补助', 'zh')
    expect(grid?.rows.map((row) => row.cells.map((cell) => cell.problems?.map(({ code }) => code) ?? []))).toEqual([
      [[], ['syntax.incomplete'], []],
      [[], [], []],
    ])
    expect(grid?.rows[0]?.cells[1]?.problems?.[0]?.message).toContain('这一行没有写完')
    expect(grid?.rows[0]?.problems).toEqual([])
  })

  it('opens with rows of the wrong length, and with one that is not closed', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 || 1元 |', '| 东区 | 任意 | 是 || 1元 |', '| 任意 | 任意 || 0元')
    const grid = tableGrid(document, 'n.tiaoli', '补助', 'zh')
    expect(grid?.rows.map((row) => row.cells.map((cell) => (cell.missing ? null : cell.text)))).toEqual([
      ['东区', null, '1元'],
      ['东区', '任意', '1元'],
      ['任意', '任意', '0元'],
    ])
    expect(grid?.rows.map((row) => row.extra)).toEqual([[], ['是'], []])
    expect(grid?.rows.map((row) => row.problems.map(({ code }) => code))).toEqual([
      ['table.cellCount'],
      ['table.cellCount'],
      ['table.cellCount'],
    ])
  })

  it('opens whatever stands in its place', () => {
    for (const lines of [
      ['||'],
      ['|'],
      ['| 县区 |'],
      ['| 县区 || 补助：金额'],
      ['说不清', '| “ | 「 || " |'],
      ['| 县区 | 补助：金额 |', '| 东区 | 1元 |'],
    ]) {
      const document = table(...lines)
      const offset = textOf(document).indexOf('表 补助')
      const grid = tableGrid(document, 'n.tiaoli', offset, 'zh')
      expect(grid?.name, lines.join('\n')).toBe('补助')
      expect((grid?.problems.length ?? 0) + (grid?.rows.flatMap((row) => row.problems).length ?? 0)).toBeGreaterThan(0)
    }
  })

  it('shows a gap with its record and the row that would cover it', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 | 任意 || 1元 |', '| 非 东区 | ≥ 60 || 2元 |')
    const [gap] = tableGrid(document, 'n.tiaoli', '补助', 'zh')?.findings ?? []
    expect(gap).toMatchObject({
      kind: 'gap',
      rows: [],
      certain: true,
      witness: {
        entity: '人',
        facts: [
          { name: '县区', value: '西区' },
          { name: '年龄', value: '0' },
        ],
        record: { 县区: '西区', 年龄: '0' },
      },
    })
    expect(gap?.problem.message).toContain('没有覆盖')
    expect(gap?.fix).toEqual({ kind: 'insertRow', at: 2, cells: ['西区、「南|区」', '≤ 59', '未规定'] })
    const mended = changed(document, editTable(document, 'n.tiaoli', '补助', gap?.fix as TableOperation))
    expect(tableGrid(mended, 'n.tiaoli', '补助', 'zh')?.findings).toEqual([])
    expect(mended.compiled.program).not.toBeNull()
  })

  it('shows an overlap at both of its rows', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 | 任意 || 1元 |', '| 任意 | ≥ 60 || 2元 |', '| 非 东区 | ≤ 59 || 3元 |')
    const [overlap] = tableGrid(document, 'n.tiaoli', '补助', 'en')?.findings ?? []
    expect(overlap).toMatchObject({ kind: 'overlap', rows: [0, 1], fix: null, witness: { record: { 县区: '东区', 年龄: '60' } } })
    expect(overlap?.problem.message).toContain('row 1 and row 2')
  })
})

describe('setting cells', () => {
  it('changes the cell and nothing else of a table that is not aligned', () => {
    expect(rows(small(), { kind: 'setCells', row: 0, column: 2, texts: [['200元']] })).toEqual([
      '表 补助',
      '// 第一组',
      '| 县区 | 年龄    || 补助：金额 |',
      '| 东区 | ≥ 60 || 200元 |  推算 “甲” // 乙',
      '// 其余',
      '| 任意 | 任意 || 0元 |',
    ])
  })

  it('keeps a table aligned that was', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 | ≥ 60 || 100元      |  // 乙', '| 任意 | 任意 || 0元        |')
    expect(rows(document, { kind: 'setCells', row: 1, column: 0, texts: [['西区、东区']] })).toEqual([
      '表 补助',
      '| 县区       | 年龄 || 补助：金额 |',
      '| 东区       | ≥ 60 || 100元      |  // 乙',
      '| 西区、东区 | 任意 || 0元        |',
    ])
  })

  it('is the smallest edit', () => {
    const document = small()
    const { edits } = editTable(document, 'n.tiaoli', '补助', { kind: 'setCells', row: 0, column: 2, texts: [['200元']] })
    expect(edits).toHaveLength(1)
    expect(edits[0]?.text).toBe('2')
    expect(editTable(document, 'n.tiaoli', '补助', { kind: 'setCells', row: 0, column: 2, texts: [['100元']] }).edits).toEqual([])
  })

  it('takes a pasted block, and adds rows for it', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 | ≥ 60 || 100元      |')
    const texts = [['≤ 59', '50'], ['', '1,234.50'], ['60岁以上']]
    expect(rows(document, { kind: 'setCells', row: 0, column: 1, texts })).toEqual([
      '表 补助',
      '| 县区 | 年龄     || 补助：金额 |',
      '| 东区 | ≤ 59     || 50元       |',
      '| 任意 | 任意     || 1234.50元  |',
      '| 任意 | 60岁以上 || 未规定     |',
    ])
  })

  it.each([
    [0, '', '任意'],
    [0, ' any ', '任意'],
    [0, '—', '任意'],
    [0, '南|区', '「南|区」'],
    [0, '东区,南|区', '东区、「南|区」'],
    [0, '东区 、　西区', '东区、西区'],
    [1, '＞＝６０', '＞＝ 60'],
    [1, '>=60', '>= 60'],
    [1, '６０ 岁以上', '60 岁以上'],
    [1, '10至20', '10至20'],
    [2, '', '未规定'],
    [2, '１２．５', '12.5元'],
    [2, '1,000,000', '1000000元'],
    [2, '-3', '-3元'],
    [2, '100元*2', '100元 * 2'],
  ])('writes in column %i what was typed as %j as %j', (column, typed, written) => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 西区 | ≥ 1 || 1元 |')
    const edited = editTable(document, 'n.tiaoli', '补助', { kind: 'setCells', row: 0, column, texts: [[typed]] })
    expect(cells(changed(document, edited), 0)?.[column]).toBe(written)
  })

  it.each([
    ['TRUE', '是'],
    ['false', '否'],
    ['是', '是'],
  ])('reads the truth values of a sheet: %s', (typed, written) => {
    const document = table('| 低保 || 补助：金额 |', '| 任意 || 1元 |')
    const operation: TableOperation = { kind: 'setCells', row: 0, column: 0, texts: [[typed]] }
    expect(cells(changed(document, editTable(document, 'n.tiaoli', '补助', operation)), 0)?.[0]).toBe(written)
  })

  it('reads the days of a sheet', () => {
    const document = documentOf(
      `${head.replace('低保：是否', '低保：是否\n  生日：日期')}表 补助\n  | 生日 || 补助：金额 |\n  | 任意 || 1元 |\n`,
      'n.tiaoli',
    )
    const operation: TableOperation = { kind: 'setCells', row: 0, column: 0, texts: [['2020/2/29']] }
    expect(cells(changed(document, editTable(document, 'n.tiaoli', '补助', operation)), 0)?.[0]).toBe('2020年2月29日')
  })

  it('puts a text with bars into quotation marks', () => {
    const document = documentOf(
      `${head.replace('低保：是否', '低保：是否\n  备注：文本')}表 补助\n  | 备注 || 补助：金额 |\n  | 任意 || 1元 |\n`,
      'n.tiaoli',
    )
    const operation: TableOperation = { kind: 'setCells', row: 0, column: 0, texts: [['甲|乙 // 丙']] }
    expect(cells(changed(document, editTable(document, 'n.tiaoli', '补助', operation)), 0)?.[0]).toBe('“甲|乙 // 丙”')
  })

  it.each([
    ['甲|乙', 'grid.cellBar'],
    ['甲｜乙', 'grid.cellBar'],
    ['甲\n乙', 'grid.cellLineBreak'],
    ['甲\u2028乙', 'grid.cellLineBreak'],
    ['甲 // 乙', 'grid.cellComment'],
    ['“甲', 'grid.cellQuote'],
    ['甲」', 'grid.cellQuote'],
    ['甲\u0000', 'grid.cellControl'],
  ])('refuses %j', (typed, code) => {
    const { edits, refusals } = editTable(small(), 'n.tiaoli', '补助', { kind: 'setCells', row: 0, column: 0, texts: [[typed]] })
    expect([edits, refusals.map((refusal) => refusal.code)]).toEqual([[], [code]])
    expect(refusals[0] && editRefusalText(refusals[0], 'zh')).toContain('第 1 行“县区”')
  })

  it('refuses a block that does not fit, whole', () => {
    expect(rows(small(), { kind: 'setCells', row: 0, column: 1, texts: [['甲'], ['1', '2', '3']] })).toEqual(['!grid.tooWide'])
    expect(rows(small(), { kind: 'setCells', row: 3, column: 0, texts: [['甲']] })).toEqual(['!grid.noRow'])
    expect(rows(small(), { kind: 'setCells', row: 0, column: 3, texts: [['甲']] })).toEqual(['!grid.noColumn'])
    expect(rows(small(), { kind: 'setCells', row: 0, column: 0, texts: Array(20_001).fill(['东区']) })).toEqual(['!grid.tooLong'])
  })

  it('makes a row whole that was too short or not closed', () => {
    const document = table('| 县区 | 年龄 || 补助：金额 |', '| 东区 || 1元 |  // 短', '| 任意 | 任意 || 0元')
    expect(rows(document, { kind: 'setCells', row: 0, column: 1, texts: [['≥ 60'], ['≤ 59']] })).toEqual([
      '表 补助',
      '| 县区 | 年龄 || 补助：金额 |',
      '| 东区 | ≥ 60 || 1元        |  // 短',
      '| 任意 | ≤ 59 || 0元        |',
    ])
  })

  it('keeps line ends of the file as they are', () => {
    const text = textOf(small()).replaceAll('\n', '\r\n')
    const document = documentOf(text, 'n.tiaoli')
    const made = textOf(changed(document, editTable(document, 'n.tiaoli', '补助', { kind: 'insertRow', at: 2 })))
    expect(made.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(made.split('\r\n').length).toBe(text.split('\r\n').length + 1)
  })
})

describe('rows', () => {
  it('are inserted, deleted and moved; comments between them stay', () => {
    expect(rows(small(), { kind: 'insertRow', at: 1, cells: ['西区'] }).slice(3)).toEqual([
      '| 东区 | ≥ 60 || 100元 |  推算 “甲” // 乙',
      '// 其余',
      '| 西区 | 任意 || 未规定 |',
      '| 任意 | 任意 || 0元 |',
    ])
    expect(rows(small(), { kind: 'deleteRows', rows: [0] })).toEqual([
      '表 补助',
      '// 第一组',
      '| 县区 | 年龄    || 补助：金额 |',
      '// 其余',
      '| 任意 | 任意 || 0元 |',
    ])
    expect(rows(small(), { kind: 'deleteRows', rows: [1, 0] }).slice(2)).toEqual(['| 县区 | 年龄    || 补助：金额 |', '// 其余'])
    expect(rows(small(), { kind: 'moveRow', from: 0, to: 1 }).slice(3)).toEqual([
      '// 其余',
      '| 任意 | 任意 || 0元 |',
      '| 东区 | ≥ 60 || 100元 |  推算 “甲” // 乙',
    ])
    expect(rows(small(), { kind: 'moveRow', from: 1, to: 0 }).slice(3)).toEqual([
      '| 任意 | 任意 || 0元 |',
      '| 东区 | ≥ 60 || 100元 |  推算 “甲” // 乙',
      '// 其余',
    ])
    expect(rows(small(), { kind: 'moveRow', from: 0, to: 2 })).toEqual(['!grid.noRow'])
    expect(rows(small(), { kind: 'deleteRows', rows: [0, 7] })).toEqual(['!grid.noRow'])
  })

  it('have provenance and a comment, each without the other', () => {
    const notes = [{ kind: 'assumed', text: '甲“乙”' } as const, { kind: 'basis', text: '一（三）2' } as const]
    expect(rows(small(), { kind: 'setProvenance', row: 0, notes })[3]).toBe(
      '| 东区 | ≥ 60 || 100元 |  假定 “甲“乙””  依据 一（三）2  // 乙',
    )
    expect(rows(small(), { kind: 'setProvenance', row: 0, notes: [] })[3]).toBe('| 东区 | ≥ 60 || 100元 |  // 乙')
    expect(rows(small(), { kind: 'setComment', row: 0, text: '' })[3]).toBe('| 东区 | ≥ 60 || 100元 |  推算 “甲”')
    expect(rows(small(), { kind: 'setComment', row: 1, text: ' 丙 ' })[5]).toBe('| 任意 | 任意 || 0元 |  // 丙')
    expect(rows(small(), { kind: 'setProvenance', row: 0, notes: [{ kind: 'derived', text: '甲\n乙' }] })).toEqual(['!grid.notText'])
    expect(rows(small(), { kind: 'setProvenance', row: 0, notes: [{ kind: 'derived', text: '甲”"乙' }] })).toEqual(['!grid.notText'])
  })
})

describe('columns', () => {
  const aligned = () => table('| 县区 | 年龄 || 补助：金额 |', '| 东区 | ≥ 60 || 100元      |', '| 任意 | 任意 || 0元        |')

  it('are inserted on their side of ||', () => {
    const low = { kind: 'condition', expression: '低保' } as const
    const first = ['| 低保 | 县区 | 年龄 || 补助：金额 |', '| 县区 | 低保 | 年龄 || 补助：金额 |', '| 县区 | 年龄 | 低保 || 补助：金额 |']
    for (const [at, wanted] of first.entries()) expect(rows(aligned(), { kind: 'insertColumn', at, column: low })[1]).toBe(wanted)
    expect(rows(aligned(), { kind: 'insertColumn', at: 2, column: low })[2]).toBe('| 东区 | ≥ 60 | 任意 || 100元      |')
    const result = { kind: 'result', name: '天 数', type: '整数' } as const
    expect(rows(aligned(), { kind: 'insertColumn', at: 2, column: result })).toEqual([
      '表 补助',
      '| 县区 | 年龄 || 「天 数」：整数 | 补助：金额 |',
      '| 东区 | ≥ 60 || 未规定          | 100元      |',
      '| 任意 | 任意 || 未规定          | 0元        |',
    ])
    expect(rows(aligned(), { kind: 'insertColumn', at: 3, column: result })[2]).toBe('| 东区 | ≥ 60 || 100元      | 未规定          |')
    expect(rows(aligned(), { kind: 'insertColumn', at: 1, column: { kind: 'question', question: 'A1' } })[1]).toBe(
      '| 县区 | 疑义 A1 | 年龄 || 补助：金额 |',
    )
    expect(rows(aligned(), { kind: 'insertColumn', at: 3, column: low })).toEqual(['!grid.columnKind'])
    expect(rows(aligned(), { kind: 'insertColumn', at: 1, column: result })).toEqual(['!grid.columnKind'])
    expect(rows(aligned(), { kind: 'insertColumn', at: 1, column: { kind: 'condition', expression: ' ' } })).toEqual(['!grid.headEmpty'])
    expect(rows(aligned(), { kind: 'insertColumn', at: 1, column: { kind: 'condition', expression: '甲|乙' } })).toEqual([
      '!grid.headWrong',
    ])
    expect(rows(aligned(), { kind: 'insertColumn', at: 2, column: { kind: 'result', name: '甲」', type: '金额' } })).toEqual([
      '!grid.headWrong',
    ])
  })

  it('are deleted and moved, but for the last of their kind and across ||', () => {
    expect(rows(aligned(), { kind: 'deleteColumn', column: 1 })).toEqual([
      '表 补助',
      '| 县区 || 补助：金额 |',
      '| 东区 || 100元      |',
      '| 任意 || 0元        |',
    ])
    expect(rows(aligned(), { kind: 'moveColumn', from: 0, to: 1 })).toEqual([
      '表 补助',
      '| 年龄 | 县区 || 补助：金额 |',
      '| ≥ 60 | 东区 || 100元      |',
      '| 任意 | 任意 || 0元        |',
    ])
    expect(rows(aligned(), { kind: 'deleteColumn', column: 2 })).toEqual(['!grid.lastResult'])
    expect(rows(aligned(), { kind: 'moveColumn', from: 1, to: 2 })).toEqual(['!grid.columnKind'])
    const one = table('| 县区 || 补助：金额 |', '| 任意 || 1元 |')
    expect(rows(one, { kind: 'deleteColumn', column: 0 })).toEqual(['!grid.lastCondition'])
  })

  it('are renamed; a result keeps its type', () => {
    expect(rows(aligned(), { kind: 'renameHeader', column: 0, text: '低保' })[1]).toBe('| 低保 | 年龄 || 补助：金额 |')
    expect(rows(aligned(), { kind: 'renameHeader', column: 2, text: '资助' })[1]).toBe('| 县区 | 年龄 || 资助：金额 |')
    expect(rows(aligned(), { kind: 'renameHeader', column: 2, text: '资助：比例' })[1]).toBe('| 县区 | 年龄 || 资助：比例 |')
    expect(rows(aligned(), { kind: 'renameHeader', column: 2, text: '' })).toEqual(['!grid.headEmpty'])
    expect(rows(aligned(), { kind: 'renameHeader', column: 0, text: '甲 // 乙' })).toEqual(['!grid.headWrong'])
  })
})

describe('the hit policy', () => {
  it.each([
    ['first', '表 补助 依次'],
    ['sum', '表 补助 累加'],
    ['unique', '表 补助'],
  ] as const)('becomes %s', (policyName, first) => {
    for (const before of ['', ' 依次', ' 累加：', '：', ' 唯一']) {
      const document = documentOf(`${head}表 补助${before}  // 注\n  | 县区 || 补助：金额 |\n  | 任意 || 1元 |\n`, 'n.tiaoli')
      const made = changed(document, editTable(document, 'n.tiaoli', '补助', { kind: 'setHitPolicy', policy: policyName }))
      const isLeft = policyName === 'unique' && before === ' 唯一'
      expect(textOf(made).slice(head.length).split('\n')[0]).toBe(
        `${isLeft ? '表 补助 唯一' : first}${before.endsWith('：') ? '：' : ''}  // 注`,
      )
      expect(tableGrid(made, 'n.tiaoli', '补助', 'zh')?.policy).toBe(policyName)
    }
  })
})

describe('an English table', () => {
  it('is written in English', () => {
    const document = policy('english-sample')
    const made = changed(
      document,
      editTable(document, document.entry, 'family_supplement', { kind: 'setCells', row: 3, column: 0, texts: [['']] }),
    )
    expect(textOf(made)).toContain('  | any                || unspecified       |')
    expect(withoutTable(textOf(made))).toBe(withoutTable(textOf(document)))
  })

  const withoutTable = (text: string): string => text.replace(/^ {2}\|.*\n/gm, '')
})

describe('what stays', () => {
  it('every refusal has a text in both languages', () => {
    const anything = new Proxy({}, { get: () => '甲' })
    for (const { zh, en } of Object.values(editRefusals) as { zh: (v: object) => string; en: (v: object) => string }[]) {
      expect(zh(anything)).toMatch(/\p{Script=Han}/u)
      expect(en(anything).replaceAll('甲', '')).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('an operation on a table that is gone says so', () => {
    expect(rows(small(), { kind: 'insertRow', at: 0 }, '没有')).toEqual(['!grid.noTable'])
    expect(rows(documentOf(`${head}表 补助\n`, 'n.tiaoli'), { kind: 'insertRow', at: 0 })).toEqual(['!grid.noHead'])
  })

  it('the bars of a row are those that the lexer finds', () => {
    const lines = [
      '| 甲 | “乙|丙” || 「丁|」 | "||" |  // | 戊',
      '｜甲‖乙｜｜丙 “| “x|” |” | “ | "',
      '| // |',
      '|||| a/b | a // "|"',
      '| “甲“|”乙 | ” |',
    ]
    for (const line of lines) {
      const found = tokenize(line, 0).tokens.filter(({ tokenType }) => tokenType === Bar || tokenType === DoubleBar)
      expect(scan(line).bars).toEqual(found.map((token) => [token.startOffset, token.image.length]))
    }
  })

  it('a formatted table is one after every operation', () => {
    const document = policy('taiyuan-2020')
    const operations: TableOperation[] = [
      {
        kind: 'setCells',
        row: 0,
        column: 0,
        texts: [
          ['古交市、 小店区', '其他大学生'],
          ['>=1', ''],
        ],
      },
      { kind: 'insertRow', at: 0 },
      { kind: 'insertColumn', at: 4, column: { kind: 'result', name: '甲', type: '比例' } },
      { kind: 'deleteColumn', column: 1 },
      { kind: 'deleteRows', rows: [4, 5] },
      { kind: 'moveColumn', from: 7, to: 4 },
      {
        kind: 'setProvenance',
        row: 0,
        notes: [
          { kind: 'derived', text: '甲' },
          { kind: 'basis', text: '一（三）2' },
        ],
      },
      { kind: 'setComment', row: 3, text: '乙' },
    ]
    for (const operation of operations) {
      const text = textOf(changed(document, editTable(document, file, '财政补助分担', operation)))
      expect(format({ file, text }).text).toBe(text)
    }
  })
})
