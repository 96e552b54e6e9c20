import { colonIn, wordIn, writtenName } from '../edits/notation.ts'
import { done, type Edited, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import { resultTitle } from './columns.ts'
import { type RawRow, type RawTable, slotsOf } from './layout.ts'
import type { TableOperation } from './operations.ts'
import { bare, itemsOf, type RowDraft, rewritten, withCell } from './rewrite.ts'
import { blankIn, noColumn } from './rowOperations.ts'
import { cellFault } from './scan.ts'

type Of<K extends TableOperation['kind']> = Extract<TableOperation, { kind: K }>

/** A column to be added: what a condition asks, a question of the text whose readings it asks, or a result. */
export type NewColumn =
  | { readonly kind: 'condition'; readonly expression: string }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'result'; readonly name: string; readonly type: string }

/** Changes every row of the table, its head included. */
function eachRow(document: Document, raw: RawTable, change: (row: RawRow, isHead: boolean) => RowDraft): Edited {
  const items = itemsOf(raw).map((item) =>
    item.kind === 'row' ? { ...item, row: change(item.row as RawRow, item.row === raw.head) } : item,
  )
  return done(rewritten(document, raw, items))
}

export function insertColumn(document: Document, raw: RawTable, { at, column }: Of<'insertColumn'>): Edited {
  const [low, high] = column.kind === 'result' ? [raw.conditions, raw.columns] : [0, raw.conditions]
  if (at < 0 || at > raw.columns) return refusedEdit(noColumn(raw, at))
  if (at < low || at > high) return refusedEdit(refuseEdit('grid.columnKind', {}))
  const title = titleOf(raw, column)
  if ('code' in title) return refusedEdit(title)
  const blank = blankIn(raw, column.kind === 'result' ? raw.conditions : 0)
  return eachRow(document, raw, (row, isHead) => {
    const text = isHead ? title.text : blank
    const slots = slotsOf(raw, row)
    // Behind the column before it; a row that lacks that one is left alone.
    const slot = at === low ? slotBefore(raw, row, at) : slots[at - 1]
    if (slot === null || slot === undefined) return row
    const place = at === low ? slot : slot + 1
    const bar = column.kind === 'result' ? place + 1 : place
    return {
      ...bare(row),
      raws: row.raws.toSpliced(place, 0, ` ${text} `),
      cells: row.cells.toSpliced(place, 0, text),
      bars: row.bars.toSpliced(bar, 0, '|'),
    }
  })
}

/** Where the first condition or result of a row stands, or would. */
function slotBefore(raw: RawTable, row: RawRow, at: number): number | null {
  if (at === 0) return 0
  return row.conditions >= 0 ? row.conditions : (slotsOf(raw, row)[at] ?? null)
}

type Title = { readonly text: string } | ReturnType<typeof refuseEdit>

function titleOf(raw: RawTable, column: NewColumn): Title {
  if (column.kind === 'condition') return checkedTitle(column.expression)
  if (column.kind === 'question') {
    const name = writtenName(column.question.trim())
    return name === null ? checkedTitle(column.question) : { text: `${wordIn(raw.style.tongue, 'question')} ${name}` }
  }
  const name = writtenName(column.name.trim())
  if (column.name.trim() === '' || name === null) return checkedTitle(column.name.trim() && `${column.name}|`)
  return checkedTitle(`${name}${column.type.trim() && colonIn(raw.style.tongue)}${column.type.trim()}`)
}

function checkedTitle(typed: string): Title {
  const text = typed.trim()
  if (text === '') return refuseEdit('grid.headEmpty', {})
  return cellFault(text) === null ? { text } : refuseEdit('grid.headWrong', { head: text })
}

export function deleteColumn(document: Document, raw: RawTable, { column, count = 1 }: Of<'deleteColumn'>): Edited {
  const end = column + count
  if (column < 0 || end > raw.columns) return refusedEdit(noColumn(raw, column < 0 ? column : end - 1))
  const conditions = Math.max(0, Math.min(end, raw.conditions) - column)
  if (conditions === raw.conditions) return refusedEdit(refuseEdit('grid.lastCondition', {}))
  if (count - conditions === raw.columns - raw.conditions) return refusedEdit(refuseEdit('grid.lastResult', {}))
  return eachRow(document, raw, (row) => {
    const slots = slotsOf(raw, row)
    let next: RowDraft = row
    // From the last on, so that those before keep their places; a row too short for one is left alone.
    for (let index = end - 1; index >= column; index--) next = withoutSlot(next, slots[index] ?? null, index < raw.conditions)
    return next
  })
}

function withoutSlot(row: RowDraft, slot: number | null, isCondition: boolean): RowDraft {
  if (slot === null) return row
  // The bar between conditions and results stays.
  const bar = isCondition ? slot : slot + 1
  return { ...bare(row), raws: row.raws.toSpliced(slot, 1), cells: row.cells.toSpliced(slot, 1), bars: row.bars.toSpliced(bar, 1) }
}

export function moveColumn(document: Document, raw: RawTable, { from, to, count = 1 }: Of<'moveColumn'>): Edited {
  const wrong = [from, to, from + count - 1, to + count - 1].find((column) => column < 0 || column >= raw.columns)
  if (wrong !== undefined) return refusedEdit(noColumn(raw, wrong))
  const kinds = new Set([from, from + count - 1, to, to + count - 1].map((column) => column < raw.conditions))
  if (kinds.size > 1) return refusedEdit(refuseEdit('grid.columnKind', {}))
  if (from === to) return done([])
  return eachRow(document, raw, (row) => {
    const slots = slotsOf(raw, row)
    const [source, target] = [slots[from], slots[to]]
    // A row too short for any of them is left alone.
    if (source == null || target == null || slots[Math.max(from, to) + count - 1] == null) return row
    const moved = <T>(list: readonly T[]): T[] => list.toSpliced(source, count).toSpliced(target, 0, ...list.slice(source, source + count))
    return { ...bare(row), raws: moved(row.raws), cells: moved(row.cells) }
  })
}

export function renameHeader(document: Document, raw: RawTable, { column, text }: Of<'renameHeader'>): Edited {
  const head = raw.head as RawRow
  const before = head.cells[column]
  if (before === undefined) return refusedEdit(noColumn(raw, column))
  const title = checkedTitle(column < raw.conditions ? text : resultTitleText(raw, text, before))
  if ('code' in title) return refusedEdit(title)
  if (title.text === before) return done([])
  const row = withCell(head, column, title.text)
  const items = itemsOf(raw).map((item) => (item.kind === 'row' && item.row === head ? { ...item, row } : item))
  return done(rewritten(document, raw, items))
}

/** A result's new name, which keeps the type unless it brings its own. */
function resultTitleText(raw: RawTable, text: string, before: string): string {
  const { name, written } = resultTitle(text.trim())
  const type = written ?? resultTitle(before).written ?? ''
  if (name.trim() === '') return ''
  return `${writtenName(name) ?? `${name}|`}${type && colonIn(raw.style.tongue)}${type}`
}
