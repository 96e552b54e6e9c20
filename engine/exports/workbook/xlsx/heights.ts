import type { Cell, Row, SheetColumn } from './sheet.ts'
import { fontSizes, wraps } from './styles.ts'

/** How wide a text is in characters: one that is not Latin counts two. */
export const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)

/** Points from one line to the next, for each point of the font. */
const lineOfFont = 1.45
const least = 15

/**
 * How high a row must be for its wrapped texts, in points: spreadsheets do not find out by themselves when they open a file. A text
 * that is merged over columns has the width of all of them.
 */
export function heightOf({ cells, height }: Row, columns: readonly SheetColumn[], merged: (column: number) => number): number {
  if (height !== undefined) return height
  return Math.max(least, ...cells.map((cell, column) => (cell ? cellHeight(cell, widthOver(columns, column, merged(column))) : 0)))
}

function cellHeight(cell: Cell, width: number): number {
  const size = fontSizes(cell.style.look)
  if (cell.kind !== 'text' || !wraps(cell.style.look)) return size * lineOfFont
  // What is at an end of a line moves to the next as a whole: a little less fits than the width says.
  const lines = cell.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((textWidth(line) * size) / 10 / (width * 0.94))), 0)
  return lines * size * lineOfFont + 2
}

const widthOver = (columns: readonly SheetColumn[], from: number, count: number): number =>
  columns.slice(from, from + count).reduce((sum, { width }) => sum + width, 0) || 10
