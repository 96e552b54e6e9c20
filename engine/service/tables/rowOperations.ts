import { wordIn } from '../edits/notation.ts'
import { type CellAt, done, type Edited, type EditRefusal, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import { type CellText, cellText } from './cellText.ts'
import { columnsOf, type GridColumn } from './columns.ts'
import { isRegular, type RawRow, type RawTable, slotsOf } from './layout.ts'
import { partsOf, type TypedTail, tailOf, typedNotes, writtenNotes } from './notes.ts'
import type { TableOperation } from './operations.ts'
import { bare, type Item, itemsOf, newRow, type RowDraft, rewritten, whole, withCell } from './rewrite.ts'
import { type CellFault, scan } from './scan.ts'

type Of<K extends TableOperation['kind']> = Extract<TableOperation, { kind: K }>

/** The most rows that are pasted at once. */
export const rowLimit = 20_000

export function setCells(document: Document, raw: RawTable, { row, column, texts, tails = [] }: Of<'setCells'>): Edited {
  const width = texts.reduce((most, each) => Math.max(most, each.length), 0)
  const room = raw.columns - column
  if (column < 0 || room <= 0) return refusedEdit(noColumn(raw, column))
  if (row < 0 || row > raw.rows.length) return refusedEdit(noRow(raw, row))
  if (width > room) return refusedEdit(refuseEdit('grid.tooWide', { has: width, room }))
  if (texts.length > rowLimit) return refusedEdit(refuseEdit('grid.tooLong', { has: texts.length, limit: rowLimit }))
  const block = readBlock(document, raw, { row, column, texts })
  if (block.refusals.length > 0) return refusedEdit(...block.refusals)
  const behind = tails.map((tail, index) => typedTail(raw, row + index, tail))
  const refused = behind.filter((tail) => typeof tail === 'object')
  if (refused.length > 0) return refusedEdit(...refused)
  const drafts = block.cells.map((cells, index) => {
    const own = raw.rows[row + index]
    const draft = changedRow(raw, own, column, cells)
    const tail = behind[index] as string | undefined
    const base = draft ?? own
    return base && tail !== undefined && tail.trim() !== base.tail.trim() ? { ...bare(base), tail } : draft
  })
  const odd = drafts.flatMap((draft, index) => (draft !== null && !isSound(draft) ? [index] : []))
  if (odd.length > 0) return refusedEdit(...odd.map((index) => unsound(raw, row + index, column, texts[index] ?? [])))
  return done(rewritten(document, raw, withRows(raw, row, drafts)))
}

/** What stands behind a row with what was typed there; undefined where nothing was, or why it can't stand there. */
function typedTail(raw: RawTable, row: number, typed: TypedTail | null): string | EditRefusal | undefined {
  if (!typed) return undefined
  const before = partsOf(raw.rows[row]?.tail ?? '')
  const [notesAt, commentAt] = [
    { row, column: raw.columns },
    { row, column: raw.columns + 1 },
  ]
  const comment = (typed.comment ?? before.comment).trim()
  if (/\p{Cc}/u.test(comment)) return refuseEdit('grid.notText', { text: comment }, commentAt)
  if (typed.notes === undefined || typed.notes.trim() === before.notes) return tailOf(before.notes, comment)
  const notes = typedNotes(typed.notes)
  if (notes === null) return refuseEdit('grid.notNotes', { text: typed.notes }, notesAt)
  const written = writtenNotes(notes, raw.style.tongue)
  return written === null ? refuseEdit('grid.notText', { text: typed.notes }, notesAt) : tailOf(written, comment)
}

interface Block {
  readonly cells: readonly (readonly (string | null)[])[]
  readonly refusals: readonly EditRefusal[]
}

/** A row in which a quotation mark of a new cell would go with one of another cell. */
function unsound(raw: RawTable, row: number, column: number, texts: readonly (string | null)[]): EditRefusal {
  const offset = texts.findIndex((text) => text !== null && /["“”「」]/.test(text))
  const at = column + Math.max(0, offset)
  return refuseEdit('grid.cellQuote', { row: row + 1, column: raw.head?.cells[at] ?? '' }, offset < 0 ? undefined : { row, column: at })
}

function readBlock(document: Document, raw: RawTable, { row, column, texts }: Omit<Of<'setCells'>, 'kind'>): Block {
  const columns = columnsOf(document, raw)
  const refusals: EditRefusal[] = []
  const known = columns.map(() => new Map<string, CellText>())
  const read = (text: string, at: number): CellText => {
    const made = known[at]?.get(text) ?? cellText(text, columns[at] as GridColumn, raw.style)
    known[at]?.set(text, made)
    return made
  }
  const cells = texts.map((each, index) =>
    each.map((text, offset) => {
      if (text === null) return null
      const made = read(text, column + offset)
      if ('text' in made) return made.text
      refusals.push(faultAt(made.fault, { row: row + index, column: column + offset }, columns))
      return ''
    }),
  )
  return { cells, refusals }
}

const faultCodes = {
  bar: 'grid.cellBar',
  comment: 'grid.cellComment',
  quote: 'grid.cellQuote',
  lineBreak: 'grid.cellLineBreak',
  control: 'grid.cellControl',
} as const satisfies Record<CellFault, string>

const faultAt = (fault: CellFault, cell: CellAt, columns: readonly GridColumn[]): EditRefusal =>
  refuseEdit(faultCodes[fault], { row: cell.row + 1, column: columns[cell.column]?.label ?? '' }, cell)

const noRow = (raw: RawTable, row: number): EditRefusal => refuseEdit('grid.noRow', { row: row + 1, rows: raw.rows.length })
export const noColumn = (raw: RawTable, column: number): EditRefusal =>
  refuseEdit('grid.noColumn', { column: column + 1, columns: raw.columns })

/** What a cell holds that nobody filled in. */
export const blankIn = (raw: RawTable, column: number): string => wordIn(raw.style.tongue, column < raw.conditions ? 'any' : 'silent')

/** The row with the cells; null where it has them already. A new row where there is none. */
function changedRow(raw: RawTable, row: RawRow | undefined, column: number, cells: readonly (string | null)[]): RowDraft | null {
  if (!row) {
    const all = Array.from({ length: raw.columns }, (_, index) => cells[index - column] ?? blankIn(raw, index))
    return newRow(raw, all)
  }
  const slots = slotsOf(raw, row)
  if (cells.every((text, offset) => text === null || row.cells[slots[column + offset] ?? -1] === text)) return null
  const base: RowDraft = isRegular(raw, row) && row.bars.length > row.cells.length ? row : whole(raw, row, (index) => blankIn(raw, index))
  const at = base === row ? slots : null
  // In a row made whole, conditions that have no column stand before the results.
  const shift = base.cells.length > raw.columns ? base.bars.indexOf('||') - raw.conditions : 0
  return cells.reduce<RowDraft>((draft, text, offset) => {
    if (text === null) return draft
    const index = column + offset
    return withCell(draft, at?.[index] ?? (index < raw.conditions ? index : index + Math.max(0, shift)), text)
  }, base)
}

/** Whether the row, read again, has its cells: a quotation mark may go with one in another cell. */
function isSound({ bars, raws, tail }: RowDraft): boolean {
  if (!raws.some((raw) => /["“”「」]/.test(raw)) && !/["“”「」]/.test(tail)) return true
  const line = bars.map((bar, index) => bar + (raws[index] ?? '')).join('')
  const found = scan(line + tail)
  let at = 0
  return bars.every((bar, index) => {
    const expected = at
    at += bar.length + (raws[index]?.length ?? 0)
    return found.bars[index]?.[0] === expected
  })
}

/** The table's lines with other rows from one on; rows beyond the last are added behind it. */
function withRows(raw: RawTable, row: number, drafts: readonly (RowDraft | null)[]): Item[] {
  const byLine = new Map(
    drafts.flatMap((draft, index) => ((own) => (own && draft ? [[own.line, draft] as const] : []))(raw.rows[row + index])),
  )
  const items = itemsOf(raw).map((item): Item => {
    const draft = item.kind === 'row' && item.from !== null ? byLine.get(item.from) : undefined
    return draft ? { ...(item as Extract<Item, { kind: 'row' }>), row: draft } : item
  })
  const added = drafts.flatMap((draft, index): Item[] =>
    draft && row + index >= raw.rows.length ? [{ kind: 'row', from: null, row: draft }] : [],
  )
  return inserted(raw, items, raw.rows.length, added)
}

/** New rows before row `at`; behind the last row (or the head) where there is none. */
function inserted(raw: RawTable, items: readonly Item[], at: number, added: readonly Item[]): Item[] {
  const next = raw.rows[at]
  const last = raw.rows[at - 1] ?? raw.head
  const index = next ? next.line : (last?.line ?? -1) + 1
  return [...items.slice(0, index), ...added, ...items.slice(index)]
}

export function insertRow(document: Document, raw: RawTable, { at, cells = [] }: Of<'insertRow'>): Edited {
  if (at < 0 || at > raw.rows.length) return refusedEdit(noRow(raw, at))
  if (cells.length > raw.columns) return refusedEdit(refuseEdit('grid.tooWide', { has: cells.length, room: raw.columns }))
  const block = readBlock(document, raw, { row: at, column: 0, texts: [cells] })
  if (block.refusals.length > 0) return refusedEdit(...block.refusals)
  const row = changedRow(raw, undefined, 0, block.cells[0] ?? []) as RowDraft
  return done(rewritten(document, raw, inserted(raw, itemsOf(raw), at, [{ kind: 'row', from: null, row }])))
}

export function deleteRows(document: Document, raw: RawTable, { rows }: Of<'deleteRows'>): Edited {
  const missing = rows.find((row) => !raw.rows[row])
  if (missing !== undefined) return refusedEdit(noRow(raw, missing))
  const lines = new Set(rows.map((row) => raw.rows[row]?.line))
  return done(
    rewritten(
      document,
      raw,
      itemsOf(raw).filter((item) => item.from === null || !lines.has(item.from)),
    ),
  )
}

export function moveRow(document: Document, raw: RawTable, { from, to, count = 1 }: Of<'moveRow'>): Edited {
  const wrong = [from, to, from + count - 1, to + count - 1].find((row) => !raw.rows[row])
  if (wrong !== undefined) return refusedEdit(noRow(raw, wrong))
  if (from === to) return done([])
  const items = itemsOf(raw)
  const rows = raw.rows.slice(from, from + count)
  const target = raw.rows[to > from ? to + count - 1 : to]
  const index = items.findIndex((item) => item.kind === 'row' && item.row === target) + (to > from ? 1 : 0)
  const moved = rows.map((row): Item => ({ kind: 'row', from: null, row }))
  const lines = new Set<number | null>(rows.map((row) => row.line))
  const stays = (item: Item) => !lines.has(item.from)
  return done(rewritten(document, raw, [...items.slice(0, index).filter(stays), ...moved, ...items.slice(index).filter(stays)]))
}

export function setProvenance(document: Document, raw: RawTable, { row, notes }: Of<'setProvenance'>): Edited {
  const written = writtenNotes(notes, raw.style.tongue)
  if (written === null) return refusedEdit(refuseEdit('grid.notText', { text: notes.map((note) => note.text).join(' ') }))
  return withTail(document, raw, row, (tail) => tailOf(written, partsOf(tail).comment))
}

export function setComment(document: Document, raw: RawTable, { row, text }: Of<'setComment'>): Edited {
  if (/\p{Cc}/u.test(text)) return refusedEdit(refuseEdit('grid.notText', { text }))
  return withTail(document, raw, row, (tail) => tailOf(partsOf(tail).notes, text.trim()))
}

function withTail(document: Document, raw: RawTable, index: number, change: (tail: string) => string): Edited {
  const row = raw.rows[index]
  if (!row) return refusedEdit(noRow(raw, index))
  const tail = change(row.tail)
  if (tail.trim() === row.tail.trim()) return done([])
  return done(rewritten(document, raw, withRows(raw, index, [{ ...bare(row), tail }])))
}
