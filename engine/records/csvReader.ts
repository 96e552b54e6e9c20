import type { Refusal } from '../program/outcome.ts'
import { type Row, readRow } from './csv.ts'
import { likelyEncoding } from './encoding.ts'
import { type ColumnNames, type Columns, readHeader } from './header.ts'
import { type Item, isBlank, itemOf, pieceFault, type RecordReader, refused } from './items.ts'
import { lineSplitter, type Piece } from './pieces.ts'
import { readCells } from './readCells.ts'
import { refuse } from './refusal.ts'
import type { Schema } from './schema.ts'

/** A reader of CSV that says where it stands, so that another may take whole rows in its place. */
export interface CsvReader extends RecordReader {
  /** What the header says; null before it was read. */
  readonly columns: Columns | null
  /** Whether bytes of a row were pushed whose end has not come yet: what follows belongs to it. */
  readonly withinRow: boolean
}

/** The longest row whose cells hold line ends; beyond it, a quotation mark was forgotten. */
const rowLimit = 1024 * 1024

/**
 * Rows are put together from lines. Where a quotation mark is never closed, only the line on which it stands is refused
 * and reading goes on with the next, so that one slip costs one record.
 */
export function csvReader(schema: Schema, limit: number, names: ColumnNames = {}): CsvReader {
  const lines = lineSplitter(limit)
  const state: CsvState = { schema, limit, names, columns: null, unusable: false, waiting: [] }
  let withinLine = false
  return {
    get columns() {
      return state.columns
    },
    get withinRow() {
      return withinLine || state.waiting.length > 0
    },
    push(bytes) {
      if (bytes.length > 0) withinLine = bytes.at(-1) !== newline
      return takeRows(state, lines.push(bytes), false)
    },
    end() {
      const items = takeRows(state, lines.end(), true)
      return state.columns || state.unusable ? items : [...items, unusable(state, [refuse('header.missing', {})])]
    },
  }
}

const newline = 0x0a

interface CsvState {
  readonly schema: Schema
  readonly limit: number
  readonly names: ColumnNames
  columns: Columns | null
  unusable: boolean
  /** Lines of a row whose end has not come yet. */
  waiting: readonly Piece[]
}

/** Takes from the lines so far every row that is complete, and at the end all of them. */
function takeRows(state: CsvState, added: readonly Piece[], atEnd: boolean): Item[] {
  if (added.length === 0 && !atEnd) return []
  const lines = [...state.waiting, ...added]
  const items: Item[] = []
  let next = 0
  while (next < lines.length && !state.unusable) {
    const { row, count } = rowAt(lines, next, atEnd)
    if (row === null) break
    next += count
    items.push(...csvItems(state, row))
  }
  state.waiting = state.unusable ? [] : lines.slice(next)
  return items
}

type Taken = Row | Exclude<Piece, { kind: 'text' }> | { readonly kind: 'blank' }

/** The row that begins at a line and how many lines it takes; null while its end has not come yet. */
function rowAt(lines: readonly Piece[], start: number, atEnd: boolean): { row: Taken | null; count: number } {
  const first = lines[start] as Piece
  if (first.kind !== 'text') return { row: first, count: 1 }
  if (isBlank(first)) return { row: { kind: 'blank' }, count: 1 }
  const row = readRow(first.text)
  return row.kind === 'open' ? openRow(lines, start, first.text, atEnd) : { row, count: 1 }
}

function openRow(lines: readonly Piece[], start: number, first: string, atEnd: boolean): { row: Taken | null; count: number } {
  const forgotten = { row: { kind: 'malformed' }, count: 1 } as const
  const texts = [first]
  let length = first.length
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index] as Piece
    length += line.kind === 'text' ? line.text.length : 0
    if (line.kind !== 'text' || length > rowLimit) return forgotten
    texts.push(line.text)
    // Only a line with a quotation mark can end the cell.
    const row = line.text.includes('"') ? readRow(texts.join('\n')) : ({ kind: 'open' } as const)
    if (row.kind === 'malformed') return forgotten
    if (row.kind === 'cells') return { row, count: index - start + 1 }
  }
  return atEnd ? forgotten : { row: null, count: 0 }
}

function csvItems(state: CsvState, row: Taken): Item[] {
  if (row.kind === 'blank') return []
  if (state.columns === null) return header(state, row)
  if (row.kind === 'cells') return [itemOf(readCells(state.schema, state.columns, row.cells))]
  if (row.kind === 'open' || row.kind === 'malformed') return [refused(refuse('record.quoteUnclosed', {}))]
  return [refused(pieceFault(row, state.limit))]
}

function header(state: CsvState, row: Taken): Item[] {
  if (row.kind !== 'cells') return [unusable(state, [unreadable(row)])]
  const { columns, refusals } = readHeader(state.schema, row.cells, state.names)
  if (refusals.length > 0) return [unusable(state, refusals)]
  state.columns = columns
  return []
}

function unreadable(row: Taken): Refusal {
  const encoding = row.kind === 'notUtf8' ? likelyEncoding(row.bytes) : null
  return encoding === null ? refuse('header.unreadable', {}) : refuse('header.encoding', { encoding })
}

function unusable(state: CsvState, refusals: readonly Refusal[]): Item {
  state.unusable = true
  return { kind: 'unusable', refusals }
}
