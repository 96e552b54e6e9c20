import type { Refusal } from '../program/outcome.ts'
import type { InputRecord } from '../program/record.ts'
import { type Row, readRow } from './csv.ts'
import { elementSplitter } from './elements.ts'
import { lineSplitter, type Piece, type Splitter } from './pieces.ts'
import { type Columns, readCells, readHeader } from './readCells.ts'
import { type Reading, readJsonRecord } from './readRecord.ts'
import { refuse } from './refusal.ts'
import type { Schema } from './schema.ts'

/** One object a line; one list of objects (or objects side by side); a header and rows of cells. */
export type Format = 'ndjson' | 'json' | 'csv'

/** What stands at one place of the input, in order: a record, one that is refused, or a file of which nothing can be read. */
export type Item =
  | { readonly kind: 'record'; readonly record: InputRecord }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'unusable'; readonly refusals: readonly Refusal[] }

/** Takes bytes as they come and gives the records that they complete; `end` gives what is left. Never throws. */
export interface RecordReader {
  push(bytes: Uint8Array): Item[]
  end(): Item[]
}

/** The longest record that is read, in bytes. */
export const recordLimit = 16 * 1024 * 1024

/** A reader of a stream of records of one entity, in memory bounded by the longest record. */
export function recordReader(format: Format, schema: Schema, limit: number = recordLimit): RecordReader {
  switch (format) {
    case 'ndjson':
      return jsonReader(lineSplitter(limit), (piece) => (isBlank(piece) ? [] : [jsonItem(schema, piece, limit)]))
    case 'json':
      return jsonReader(elementSplitter(limit), (piece) => [jsonItem(schema, piece, limit)])
    case 'csv':
      return csvReader(schema, limit)
  }
}

function jsonReader(splitter: Splitter, read: (piece: Piece) => Item[]): RecordReader {
  return {
    push: (bytes) => splitter.push(bytes).flatMap(read),
    end: () => splitter.end().flatMap(read),
  }
}

function jsonItem(schema: Schema, piece: Piece, limit: number): Item {
  return piece.kind === 'text' ? itemOf(readJsonRecord(schema, piece.text)) : refused(pieceFault(piece, limit))
}

function itemOf({ value, refusals }: Reading): Item {
  return value === null ? { kind: 'refused', refusals } : { kind: 'record', record: value }
}

function refused(...refusals: readonly Refusal[]): Item {
  return { kind: 'refused', refusals }
}

function pieceFault(piece: Exclude<Piece, { kind: 'text' }>, limit: number): Refusal {
  if (piece.kind === 'tooLong') return refuse('record.lineTooLong', { limit })
  return piece.kind === 'notUtf8' ? refuse('record.notUtf8', {}) : refuse('record.truncated', {})
}

function isBlank(piece: Piece): boolean {
  return piece.kind === 'text' && piece.text.trim() === ''
}

/** The longest row whose cells hold line ends; beyond it, a quotation mark was forgotten. */
const rowLimit = 1024 * 1024

/**
 * Rows are put together from lines. Where a quotation mark is never closed, only the line on which it stands is refused
 * and reading goes on with the next, so that one slip costs one record.
 */
function csvReader(schema: Schema, limit: number): RecordReader {
  const lines = lineSplitter(limit)
  const state: CsvState = { schema, limit, columns: null, unusable: false, waiting: [] }
  return {
    push: (bytes) => takeRows(state, lines.push(bytes), false),
    end() {
      const items = takeRows(state, lines.end(), true)
      return state.columns || state.unusable ? items : [...items, unusable(state, [refuse('header.missing', {})])]
    },
  }
}

interface CsvState {
  readonly schema: Schema
  readonly limit: number
  columns: Columns | null
  unusable: boolean
  /** Lines of a row whose end has not come yet. */
  waiting: readonly Piece[]
}

/** Takes from the lines so far every row that is complete, and at the end all of them. */
function takeRows(state: CsvState, added: readonly Piece[], atEnd: boolean): Item[] {
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
  if (row.kind !== 'cells') return [unusable(state, [refuse('header.unreadable', {})])]
  const { columns, refusals } = readHeader(state.schema, row.cells)
  if (refusals.length > 0) return [unusable(state, refusals)]
  state.columns = columns
  return []
}

function unusable(state: CsvState, refusals: readonly Refusal[]): Item {
  state.unusable = true
  return { kind: 'unusable', refusals }
}
