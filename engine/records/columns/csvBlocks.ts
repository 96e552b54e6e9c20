import { everything, type Wanted } from '../../batch/builder.ts'
import type { Layout } from '../../batch/layout.ts'
import { type BlockReader, type KeyedBlock, type KeyedBlockReader, UnusableSource } from '../../batch/source.ts'
import { Texts } from '../../batch/texts.ts'
import { type CsvReader, csvReader } from '../csvReader.ts'
import type { Item } from '../items.ts'
import { recordLimit } from '../reader.ts'
import type { Schema } from '../schema.ts'
import { lookahead, unusual, type Window } from './byteCells.ts'
import { newline } from './bytes.ts'
import type { ReadingColumn } from './column.ts'
import { RowReader } from './rows.ts'
import { BlockStore } from './store.ts'
import { lineEnd } from './textCells.ts'

/** How records are read into blocks. */
export interface BlockOptions {
  /** The fields and relations that are kept; every cell is checked all the same. */
  readonly wanted?: Wanted
  /** Where texts get their codes: the same for all files whose records are looked at together. */
  readonly texts?: Texts
  /** Most rows of a block. */
  readonly rows?: number
  /** The longest record, in bytes. */
  readonly limit?: number
}

/** Options of a file with columns. */
export interface CsvOptions extends BlockOptions {
  readonly mapping?: ReadonlyMap<string, string | null>
}

/** The column by which rows of two files belong together, and where its values get codes: the same for both files. */
export interface KeyChoice {
  readonly column: string
  readonly codes: Texts
}

/** Rows of a block where it is not said: few enough to start early, enough that a block costs nothing. */
export const blockRows = 16_384

/** Lines that are given to the reader of texts at once. */
const mostLines = 65_536

/** Reads a CSV file into blocks: exactly the records and refusals of `recordReader`, several times as fast. */
export function csvBlocks(schema: Schema, layout: Layout, options: CsvOptions = {}): BlockReader {
  return new CsvBlocks(schema, layout, options, null)
}

/** The same, each row with its key, for rows that belong to those of another file. */
export function keyedCsvBlocks(schema: Schema, layout: Layout, key: KeyChoice, options: CsvOptions = {}): KeyedBlockReader {
  return new CsvBlocks(schema, layout, options, key)
}

/**
 * Reads whole rows from their bytes where that can be, and gives every other line to the reader of texts: that one reads
 * the header, refuses, puts together rows that go over several lines, and says when it is between two rows again.
 */
class CsvBlocks implements KeyedBlockReader {
  private readonly texts: CsvReader
  private readonly store: BlockStore
  private readonly keys: Texts
  private readonly limit: number
  private rows: RowReader | null = null
  /** Those that are wanted and that the file does not have. */
  private lacking: readonly ReadingColumn[] = []
  private blocks: KeyedBlock[] = []

  constructor(schema: Schema, layout: Layout, options: CsvOptions, key: KeyChoice | null) {
    const { wanted = everything, texts = new Texts(), rows = blockRows, limit = recordLimit, mapping } = options
    this.texts = csvReader(schema, limit, { ...(mapping && { mapping }), ...(key && { key: key.column }) })
    this.store = new BlockStore(schema, layout, wanted, texts, rows)
    this.keys = key?.codes ?? new Texts()
    this.limit = limit
  }

  push(bytes: Uint8Array): KeyedBlock[] {
    const whole = bytes.lastIndexOf(newline) + 1
    // Cells are looked at a few bytes at once, which must all be there: the last rows are read from a copy with room behind.
    const inPlace = bytes.length < lookahead ? 0 : bytes.lastIndexOf(newline, bytes.length - lookahead) + 1
    const rest = new Uint8Array(whole - inPlace + lookahead)
    rest.set(bytes.subarray(inPlace, whole))
    this.readLines(bytes, inPlace)
    this.readLines(rest, whole - inPlace)
    this.take(this.texts.push(bytes.subarray(whole)))
    return this.given()
  }

  /** Reads lines, the last of which ends at an offset. */
  private readLines(bytes: Uint8Array, to: number): void {
    const window = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
    let at = 0
    for (let lines = 1; at < to; ) {
      if (!this.texts.withinRow) at = this.readRows(window, at, to)
      const end = Math.min(afterLines(bytes, at, lines), to)
      this.take(this.texts.push(bytes.subarray(at, end)))
      at = end
      // As long as a row goes on, more lines at once, so that it is not gone over for each.
      lines = this.texts.withinRow ? Math.min(lines * 2, mostLines) : 1
    }
  }

  end(): KeyedBlock[] {
    this.take(this.texts.end())
    if (!this.store.empty) this.finishBlock()
    return this.given()
  }

  /** Reads rows for as long as it can; gives the offset of the first that it leaves, or of the end. */
  private readRows(window: Window, from: number, to: number): number {
    const rows = this.rows ?? this.begin()
    if (rows === null) return from
    let at = from
    while (at < to) {
      const next = lineEnd(window.bytes, at) ?? this.readRow(rows, window, at)
      if (next === unusual) return at
      at = next
    }
    return at
  }

  private readRow(rows: RowReader, window: Window, at: number): number {
    const next = rows.read(window, at, this.store.row)
    if (next === unusual) return unusual
    this.store.advance(rows.key)
    if (this.store.full) this.finishBlock()
    return next
  }

  /** Once the header is read. */
  private begin(): RowReader | null {
    const { columns } = this.texts
    if (columns === null) return null
    this.lacking = [...this.store.columns.values()].filter(({ wanted, field }) => wanted && !columns.places.has(field.name))
    this.rows = new RowReader(columns, this.store.columns, this.lacking, this.keys, this.limit)
    return this.rows
  }

  private take(items: readonly Item[]): void {
    for (const item of items) {
      if (item.kind === 'unusable') throw new UnusableSource(item.refusals)
      const key = item.key === undefined ? null : this.keys.code(item.key)
      if (item.kind === 'record') this.store.add(item.record, key ?? -1)
      else this.store.refuse(item.refusals, key)
      if (this.store.full) this.finishBlock()
    }
  }

  private finishBlock(): void {
    this.blocks.push(this.store.take(this.lacking))
  }

  private given(): KeyedBlock[] {
    const { blocks } = this
    this.blocks = []
    return blocks
  }
}

/** The offset behind so many lines, or behind the last that ends in the bytes. */
function afterLines(bytes: Uint8Array, from: number, lines: number): number {
  let at = from
  for (let line = 0; line < lines; line++) {
    const end = bytes.indexOf(newline, at)
    if (end < 0) break
    at = end + 1
  }
  return at
}
