import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { format } from '../../engine/index.ts'
import { type Document, editTable, type TableGrid, type TableOperation, tableGrid } from '../../engine/service/index.ts'
import { type Draw, drawing } from '../support/random/draw.ts'
import { documentOf, policy } from './documents.ts'
import { changed, textOf } from './support/edited.ts'

/** A grid as a list of lists, on which every operation is what its name says. */
interface Model {
  readonly conditions: number
  readonly head: readonly string[]
  readonly rows: readonly ModelRow[]
}

interface ModelRow {
  readonly cells: readonly string[]
  readonly provenance: string
  readonly comment: string
}

const modelOf = ({ columns, rows }: TableGrid): Model => ({
  conditions: columns.filter(({ kind }) => kind !== 'result').length,
  head: columns.map(({ label }) => label),
  rows: rows.map(({ cells, provenance, comment }) => ({ cells: cells.map(({ text }) => text), provenance, comment })),
})

const moved = <T>(list: readonly T[], from: number, to: number): T[] => list.toSpliced(from, 1).toSpliced(to, 0, list[from] as T)
const eachRow = (model: Model, change: (cells: readonly string[], isHead: boolean) => readonly string[]): Model => ({
  ...model,
  head: change(model.head, true),
  rows: model.rows.map((row) => ({ ...row, cells: change(row.cells, false) })),
})

function expected(model: Model, operation: TableOperation): Model {
  const blank = (column: number) => (column < model.conditions ? '任意' : '未规定')
  const fresh = (cells: readonly string[]): ModelRow => ({
    cells: model.head.map((_, column) => cells[column] ?? blank(column)),
    provenance: '',
    comment: '',
  })
  switch (operation.kind) {
    case 'setCells': {
      const { row, column, texts } = operation
      const rows = [...model.rows]
      for (const [index, cells] of texts.entries()) {
        const old = rows[row + index] ?? fresh([])
        rows[row + index] = { ...old, cells: old.cells.map((cell, at) => cells[at - column] ?? cell) }
      }
      return { ...model, rows }
    }
    case 'insertRow':
      return { ...model, rows: model.rows.toSpliced(operation.at, 0, fresh(operation.cells ?? [])) }
    case 'deleteRows':
      return { ...model, rows: model.rows.filter((_, index) => !operation.rows.includes(index)) }
    case 'moveRow':
      return { ...model, rows: moved(model.rows, operation.from, operation.to) }
    case 'insertColumn': {
      const { at, column } = operation
      const title =
        column.kind === 'result'
          ? `${column.name}：${column.type}`
          : column.kind === 'question'
            ? `疑义 ${column.question}`
            : column.expression
      const made = eachRow(model, (cells, isHead) => cells.toSpliced(at, 0, isHead ? title : column.kind === 'result' ? '未规定' : '任意'))
      return column.kind === 'result' ? made : { ...made, conditions: made.conditions + 1 }
    }
    case 'deleteColumn': {
      const made = eachRow(model, (cells) => cells.toSpliced(operation.column, 1))
      return operation.column < model.conditions ? { ...made, conditions: made.conditions - 1 } : made
    }
    case 'moveColumn':
      return eachRow(model, (cells) => moved(cells, operation.from, operation.to))
    case 'renameHeader':
      return { ...model, head: model.head.with(operation.column, operation.text) }
    case 'setProvenance':
      return withRow(model, operation.row, { provenance: operation.notes.map(({ text }) => `推算 “${text}”`).join('  ') })
    case 'setComment':
      return withRow(model, operation.row, { comment: operation.text })
    case 'setHitPolicy':
      return model
  }
}

const withRow = (model: Model, row: number, change: Partial<ModelRow>): Model => ({
  ...model,
  rows: model.rows.with(row, { ...(model.rows[row] as ModelRow), ...change }),
})

/** What may stand in a column of the table: members in several spellings, other tests, values. */
function cellFor(draw: Draw, grid: TableGrid, column: number): string {
  const { kind, choices, type } = grid.columns[column] as TableGrid['columns'][number]
  const members = choices.map(({ text }) => text)
  if (kind === 'result') {
    if (type?.kind === 'boolean') return draw.one(['是', '否', '未规定'])
    return draw.one(['0元', '27.5元', '未规定', '1元 ＋ 2元', '123456789.25元'])
  }
  if (members.length === 0) return type?.kind === 'decimal' && type.unit === 'integer' ? draw.one(['任意', '≥ 60', '1至5']) : '任意'
  return draw.one(['任意', draw.one(members), `非 ${draw.one(members)}`, `${members[0]}、${members[1] ?? members[0]}`])
}

function operationOn(draw: Draw, grid: TableGrid): TableOperation | null {
  const columns = grid.columns.length
  const conditions = grid.columns.filter(({ kind }) => kind !== 'result').length
  const rows = grid.rows.length
  const row = draw.below(rows)
  const side = draw.chance(2) ? ([0, conditions] as const) : ([conditions, columns] as const)
  const column = () => draw.between(side[0], side[1] - 1)
  const drawn: (() => TableOperation | null)[] = [
    () => {
      const [at, from] = [draw.below(rows + 1), draw.below(columns)]
      const width = draw.between(1, Math.min(3, columns - from))
      const texts = draw.times(1, 3, () => Array.from({ length: width }, (_, offset) => cellFor(draw, grid, from + offset)))
      return { kind: 'setCells', row: at, column: from, texts }
    },
    () => ({
      kind: 'insertRow',
      at: draw.below(rows + 1),
      cells: grid.columns.slice(0, draw.below(columns + 1)).map((_, index) => cellFor(draw, grid, index)),
    }),
    () => (rows > 2 ? { kind: 'deleteRows', rows: [row, ...(draw.chance(2) ? [draw.below(rows)] : [])] } : null),
    () => (rows > 1 ? { kind: 'moveRow', from: row, to: draw.below(rows) } : null),
    () => ({
      kind: 'insertColumn',
      at: draw.below(conditions + 1),
      column: { kind: 'condition', expression: draw.one(['1元', '基准日 ＋ 1个月 下取']) },
    }),
    () => ({
      kind: 'insertColumn',
      at: draw.between(conditions, columns),
      column: { kind: 'result', name: `新果${draw.below(100_000)}`, type: '金额' },
    }),
    () => (side[1] - side[0] > 1 ? { kind: 'deleteColumn', column: column() } : null),
    () => ({ kind: 'moveColumn', from: column(), to: column() }),
    () => ({ kind: 'renameHeader', column: conditions, text: `改名${draw.below(100_000)}：${grid.columns[conditions]?.written}` }),
    () =>
      rows > 0
        ? {
            kind: 'setProvenance',
            row,
            notes: draw.times(0, 2, () => ({ kind: 'derived', text: draw.one(['甲|乙', '丙', '“丁” // 戊']) })),
          }
        : null,
    () => (rows > 0 ? { kind: 'setComment', row, text: draw.one(['', '甲 | “乙', '丙']) } : null),
    () => ({ kind: 'setHitPolicy', policy: draw.one(['unique', 'first', 'sum']) }),
  ]
  return draw.one(drawn)()
}

/** The text without the lines of the table's grid and its head. */
function around(text: string, { span }: TableGrid): string {
  let at = 0
  const kept = text.split(/(?<=\r\n|\n)/).filter((line) => {
    const isInside = span.start <= at + line.length - 1 && at < span.end
    const isHead = at <= span.start && span.start < at + line.length
    at += line.length
    return !(isInside && (isHead || /^\s*[|｜‖]/.test(line)))
  })
  return kept.join('')
}

interface Subject {
  readonly file: string
  readonly offset: (text: string) => number
}

function walk(
  start: Document,
  { file, offset }: Subject,
  draw: Draw,
  steps: number,
  check: (document: Document, grid: TableGrid) => void,
): void {
  let document = start
  for (let step = 0; step < steps; step++) {
    const before = tableGrid(document, file, offset(textOf(document, file)), 'zh') as TableGrid
    const operation = operationOn(draw, before)
    if (!operation) continue
    const text = textOf(document, file)
    document = changed(document, editTable(document, file, offset(text), operation), file)
    const grid = tableGrid(document, file, offset(textOf(document, file)), 'zh') as TableGrid
    expect(modelOf(grid), JSON.stringify(operation)).toEqual(expected(modelOf(before), operation))
    if (operation.kind === 'setHitPolicy') expect(grid.policy).toBe(operation.policy)
    expect(around(textOf(document, file), grid)).toBe(around(text, before))
    check(document, grid)
  }
}

const taiyuan = 'taiyuan-2020/notice.md'

describe.each(['财政补助分担', '缴费渠道适用'])('any operations on 表 %s', (name) => {
  it('leave the grid that they mean, a formatted text, and a program of the same table', () => {
    const offset = (text: string) => text.indexOf(`表 ${name}`)
    fc.assert(
      fc.property(
        drawing((draw) => draw, 200),
        (draw) => {
          walk(policy('taiyuan-2020'), { file: taiyuan, offset }, draw, 5, (document, grid) => {
            const text = textOf(document, taiyuan)
            expect(format({ file: taiyuan, text }).text).toBe(text)
            const table = document.compiled.draft.tables.find((each) => each.name === name)
            const conditions = grid.columns.filter(({ kind }) => kind !== 'result').length
            expect(table?.rows.map(({ labels }) => labels)).toEqual(
              grid.rows.map(({ cells }) => cells.slice(0, conditions).map(({ text: cell }) => cell)),
            )
          })
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)
})

const rough = `通知 甲
  基准日：2021年1月1日

枚举 县区：东区、西区、「南|区」
对象 人
  县区：县区
  年龄：整数 0至150
对于 人

表 「补|助」 依次 // 表头
  原文 “没有|”
  // 上
  |县区|   年龄 ‖补助：金额|另一：金额|
    | 「南|区」 ｜ ≥60 ｜｜ 1元 | 2元 |    推算 “甲|乙”   依据 一（三）2 // 丙 | 丁

  | 任意|任意||0元|3元| //
  // 下
计算 后面：金额 ＝ 1元
`

describe('any operations on a table that was never formatted', () => {
  it.each(['\n', '\r\n'])(
    'keep its lines (%j)',
    (lineBreak) => {
      const start = documentOf(rough.replaceAll('\n', lineBreak), 'n.tiaoli')
      const subject = { file: 'n.tiaoli', offset: (text: string) => text.indexOf('表 「') }
      fc.assert(
        fc.property(
          drawing((draw) => draw, 300),
          (draw) => walk(start, subject, draw, 8, (document) => expect(textOf(document).replaceAll(lineBreak, '')).not.toMatch(/[\r\n]/)),
        ),
        { numRuns: 60, endOnFailure: true },
      )
    },
    120_000,
  )
})

describe('any text in a cell', () => {
  it('is that cell alone, or is refused', () => {
    const start = documentOf(rough, 'n.tiaoli')
    const at = rough.indexOf('表 「')
    const typed = fc.string({
      unit: fc.constantFrom('甲', '|', '｜', '“', '”', '"', '「', '」', '/', ' ', '1', '元', '、', '\n', '，'),
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.nat(1), fc.nat(3), typed, (row, column, text) => {
        const before = tableGrid(start, 'n.tiaoli', at, 'zh') as TableGrid
        const edited = editTable(start, 'n.tiaoli', at, { kind: 'setCells', row, column, texts: [[text]] })
        if (edited.refusals.length > 0) return
        const made = changed(start, edited)
        const grid = tableGrid(made, 'n.tiaoli', at, 'zh') as TableGrid
        const others = (each: TableGrid) =>
          modelOf(each).rows.map((r, i) => ({ ...r, cells: r.cells.map((c, j) => (i === row && j === column ? '' : c)) }))
        expect(others(grid)).toEqual(others(before))
      }),
      { numRuns: 300, endOnFailure: true },
    )
  }, 60_000)
})
