import { textWidth } from './heights.ts'
import type { Cell, Row, SheetColumn } from './sheet.ts'

/** What a column's longest value may make of it, in characters: one more would push the rest out of sight. */
const widest = 40
/** The border, and air beside it. */
const margin = 2

/** Columns at least as wide as they are given, and as wide as what stands in the rows: a number that does not fit shows as ###. */
export function fitted(columns: readonly SheetColumn[], rows: readonly Row[]): SheetColumn[] {
  return columns.map((column, place) => {
    const longest = rows.reduce((most, { cells }) => Math.max(most, shownWidth(cells[place] ?? null)), 0)
    return { ...column, width: Math.max(column.width, Math.min(widest, longest + margin)) }
  })
}

/** How wide a cell's value is, in characters; what a formula gives counts where it is known. */
function shownWidth(cell: Cell | null): number {
  if (cell?.kind === 'text') return textWidth(cell.text)
  if (cell?.kind === 'number') return numberWidth(cell.number, cell.style.format)
  if (cell?.kind !== 'formula' || cell.computed === undefined || 'flag' in cell.computed) return 0
  return 'text' in cell.computed ? textWidth(cell.computed.text) : numberWidth(cell.computed.number, cell.style.format)
}

function numberWidth(number: string, format = ''): number {
  if (format.startsWith('yyyy')) return format.length
  const whole = number.replace(/\..*/, '').length + (format.endsWith('%') ? 3 : 0)
  const separators = format.startsWith('#') ? Math.floor(whole / 3) : 0
  return whole + separators + (/\.0+/.exec(format)?.[0].length ?? 0)
}
