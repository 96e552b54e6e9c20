// Cells that are not as they usually are, as the exact readers see them: as texts.
import { decodeUtf8 } from '../encoding.ts'
import { readCell } from '../readCells.ts'
import type { Report } from '../refusal.ts'
import { carriageReturn, comma, newline, quote } from './bytes.ts'
import type { ReadingColumn } from './column.ts'

/** Where a cell's text stands, and the offset of the comma or line end behind the cell. */
export interface Extent {
  readonly from: number
  readonly to: number
  readonly end: number
}

/** The cell that begins at an offset; null where it holds quotation marks in a way, or line ends, that concern the whole row. */
export function extentOf(bytes: Uint8Array, at: number): Extent | null {
  return bytes[at] === quote ? quotedExtent(bytes, at) : bareExtent(bytes, at)
}

function quotedExtent(bytes: Uint8Array, at: number): Extent | null {
  let close = at + 1
  while (bytes[close] !== quote) if (bytes[close++] === newline) return null
  const end = close + 1
  const ends = bytes[end] === comma || lineEnd(bytes, end) !== null
  return ends ? { from: at + 1, to: close, end } : null
}

function bareExtent(bytes: Uint8Array, at: number): Extent | null {
  let end = at
  for (; bytes[end] !== comma && lineEnd(bytes, end) === null; end++) if (bytes[end] === quote) return null
  return { from: at, to: end, end }
}

/** The offset at which the next line begins, where one ends here: with a line feed, or with a carriage return before it. */
export function lineEnd(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] === newline) return at + 1
  return bytes[at] === carriageReturn && bytes[at + 1] === newline ? at + 2 : null
}

/** The text of a cell; null where it is no UTF-8. */
export function textOf(bytes: Uint8Array, { from, to }: Extent): string | null {
  return decodeUtf8(bytes.subarray(from, to))
}

/** Reads a cell from its text into the column; false where that refuses the record, or no cell can hold the value. */
export function putText(column: ReadingColumn, bytes: Uint8Array, extent: Extent, row: number): boolean {
  const text = textOf(bytes, extent)
  if (text === null) return false
  const faults = { found: false }
  const value = readCell(text, column.field, reportTo(faults))
  if (faults.found) return false
  return !column.wanted || column.putValue(row, value ?? undefined)
}

function reportTo(faults: { found: boolean }): Report {
  return () => {
    faults.found = true
    return null
  }
}
