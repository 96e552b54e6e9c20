import { type GridEdit, type Sheet, textOf, writable } from './model.ts'
import { columnsIn, type Range, rangeOf, rowsIn, type Selection } from './selection.ts'

/** An edit of a rectangle; cells that must not be written stay, and `kept` counts them. */
export interface Planned {
  /** null: nothing would change. */
  readonly edit: GridEdit | null
  readonly kept: number
}

type TextAt = (row: number, column: number) => string

/** The edit that gives every cell of the range its text. */
export function planned(sheet: Sheet, range: Range, textAt: TextAt): Planned {
  let kept = 0
  let changes = 0
  const textFor = (row: number, column: number): string | null => {
    const text = textAt(row, column)
    if (row < sheet.rows.length && text === textOf(sheet, row, column)) return null
    if (!writable(sheet, row, column)) {
      kept += 1
      return null
    }
    changes += 1
    return text
  }
  const texts = Array.from({ length: rowsIn(range) }, (_, i) =>
    Array.from({ length: columnsIn(range) }, (__, j) => textFor(range.top + i, range.left + j)),
  )
  return { edit: changes === 0 ? null : { row: range.top, column: range.left, texts }, kept }
}

const inData = (sheet: Sheet, range: Range): Range => ({ ...range, bottom: Math.min(range.bottom, sheet.rows.length - 1) })

export const cleared = (sheet: Sheet, range: Range): Planned => planned(sheet, inData(sheet, range), () => '')

/** Ctrl+D: the first row's texts in the rows below it; a single row takes the texts of the row above. */
export function filledDown(sheet: Sheet, range: Range): Planned {
  const from = range.top === range.bottom ? range.top - 1 : range.top
  if (from < 0) return { edit: null, kept: 0 }
  return planned(sheet, { ...range, top: from + 1 }, (_, column) => textOf(sheet, from, column))
}

/** Ctrl+R: as filledDown, to the right. */
export function filledRight(sheet: Sheet, range: Range): Planned {
  const from = range.left === range.right ? range.left - 1 : range.left
  if (from < 0) return { edit: null, kept: 0 }
  return planned(sheet, { ...range, left: from + 1 }, (row) => textOf(sheet, row, from))
}

/** The texts of a range, for the clipboard. */
export function copied(sheet: Sheet, range: Range): string[][] {
  const inside = inData(sheet, range)
  return Array.from({ length: Math.max(0, rowsIn(inside)) }, (_, i) =>
    Array.from({ length: columnsIn(inside) }, (__, j) => textOf(sheet, inside.top + i, inside.left + j)),
  )
}

export interface Pasted extends Planned {
  /** Where it went, to be selected. */
  readonly range: Range
  /** What did not fit: columns beyond the last one; rows, in a grid that does not grow. */
  readonly lostColumns: number
  readonly lostRows: number
}

/** A clipboard's matrix put at the selection: repeated over a selection that is a multiple of it, else from its corner on. */
export function pasted(sheet: Sheet, selection: Selection, matrix: readonly (readonly string[])[]): Pasted {
  const target = rangeOf(selection)
  const height = matrix.length
  const width = Math.max(0, ...matrix.map((row) => row.length))
  const rows = repeated(rowsIn(target), height)
  const columns = repeated(columnsIn(target), width)
  const roomBelow = sheet.grows ? Number.POSITIVE_INFINITY : sheet.rows.length - target.top
  const roomBeside = sheet.columns.length - target.left
  const range = {
    top: target.top,
    left: target.left,
    bottom: target.top + Math.min(rows, roomBelow) - 1,
    right: target.left + Math.min(columns, roomBeside) - 1,
  }
  const textAt = (row: number, column: number) => matrix[(row - range.top) % height]?.[(column - range.left) % width] ?? ''
  return {
    ...planned(sheet, range, textAt),
    range,
    lostColumns: Math.max(0, columns - roomBeside),
    lostRows: Math.max(0, rows - roomBelow),
  }
}

const repeated = (room: number, size: number): number => (size > 0 && room % size === 0 ? room : size)
