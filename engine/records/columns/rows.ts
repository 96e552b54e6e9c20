import type { Texts } from '../../batch/texts.ts'
import type { Columns } from '../header.ts'
import { keyOf } from '../readCells.ts'
import { readBoolean, readDate, readDecimal, readMember, readText, unusual, type Window } from './byteCells.ts'
import { comma } from './bytes.ts'
import { type ReadingColumn, ways } from './column.ts'
import { plainEnd, plainText } from './plainText.ts'
import { extentOf, lineEnd, putText, textOf } from './textCells.ts'

/**
 * Reads rows from bytes into columns, as long as all is as it usually is. A row that is not, whatever the reason, is left
 * to the reader of texts: this one only ever takes records, and refuses none.
 */
export class RowReader {
  /** By place in the file; null for one that is left out. */
  private readonly columns: readonly (ReadingColumn | null)[]
  private readonly keyPlace: number
  private readonly keys: Texts
  private readonly limit: number
  /**
   * A text alone on its line may be a blank line to the reader of texts, which knows every kind of space; and a default
   * that no cell holds takes a whole record.
   */
  private readonly leavesAll: boolean
  private keyAt = 0
  private keyCode = -1

  constructor(header: Columns, columns: ReadonlyMap<string, ReadingColumn>, lacking: readonly ReadingColumn[], keys: Texts, limit: number) {
    const byPlace = new Map([...header.places].map(([field, place]) => [place, columns.get(field) ?? null]))
    this.columns = Array.from({ length: header.count }, (_, place) => byPlace.get(place) ?? null)
    this.keyPlace = header.key?.place ?? -1
    this.keys = keys
    this.limit = limit
    const alone = header.count === 1 && (this.columns[0]?.way ?? ways.text) === ways.text
    this.leavesAll = alone || lacking.some((column) => column.absent === null)
  }

  /** The code of the last row's key; −1 where none was asked for. */
  get key(): number {
    return this.keyCode
  }

  /** Reads the row at an offset, which ends in these bytes with a line feed; gives the offset behind it, or −1 where it is left. */
  read(window: Window, at: number, row: number): number {
    const next = this.leavesAll ? unusual : this.readCells(window, at, row)
    if (next === unusual || next - at - 1 > this.limit) return this.leave(row)
    return this.keyPlace < 0 || this.readKey(window.bytes) ? next : this.leave(row)
  }

  private readCells(window: Window, at: number, row: number): number {
    const last = this.columns.length - 1
    let place = at
    for (let index = 0; index < last; index++) {
      if (index === this.keyPlace) this.keyAt = place
      place = this.cell(index, window, place, row)
      if (place === unusual || window.bytes[place] !== comma) return unusual
      place++
    }
    if (last === this.keyPlace) this.keyAt = place
    return this.lastCell(last, window, place, row)
  }

  /** What was put into the row is not taken: it is the next record's. */
  private leave(row: number): number {
    for (const column of this.columns) column?.clear(row)
    return unusual
  }

  private cell(index: number, window: Window, at: number, row: number): number {
    const column = this.columns[index] as ReadingColumn | null
    const place = usualCell(column, window, at, row)
    return place !== unusual && window.bytes[place] === comma ? place : this.otherCell(column, window.bytes, at, row)
  }

  /** Reads the last cell and the end of the line. */
  private lastCell(index: number, window: Window, at: number, row: number): number {
    const column = this.columns[index] as ReadingColumn | null
    const place = usualCell(column, window, at, row)
    const next = place === unusual ? null : lineEnd(window.bytes, place)
    if (next !== null) return next
    const end = this.otherCell(column, window.bytes, at, row)
    return end === unusual ? unusual : (lineEnd(window.bytes, end) ?? unusual)
  }

  /** Reads a cell that holds nothing, or something that is not as it usually is. */
  private otherCell(column: ReadingColumn | null, bytes: Uint8Array, at: number, row: number): number {
    if (column !== null && (bytes[at] === comma || lineEnd(bytes, at) !== null)) return column.putAbsent(row) ? at : unusual
    const extent = this.columns.length === 1 ? null : extentOf(bytes, at)
    if (extent === null) return unusual
    const fine = column === null ? textOf(bytes, extent) !== null : putText(column, bytes, extent, row)
    return fine ? extent.end : unusual
  }

  private readKey(bytes: Uint8Array): boolean {
    const end = plainEnd(bytes, this.keyAt)
    const extent = end === unusual ? extentOf(bytes, this.keyAt) : null
    const text = end !== unusual ? plainText(bytes, this.keyAt, end) : extent && textOf(bytes, extent)
    const key = text === null ? null : keyOf(text)
    if (key !== null) this.keyCode = this.keys.code(key)
    return key !== null
  }
}

/** Reads a cell as it usually is. */
function usualCell(column: ReadingColumn | null, window: Window, at: number, row: number): number {
  if (column === null) return plainEnd(window.bytes, at)
  switch (column.way) {
    case ways.boolean:
      return readBoolean(column, window, at, row)
    case ways.enum:
      return readMember(column, window, at, row)
    case ways.decimal:
      return readDecimal(column, window, at, row)
    case ways.date:
      return readDate(column, window, at, row)
    case ways.text:
      return readText(column, window, at, row)
    default:
      return unusual
  }
}
