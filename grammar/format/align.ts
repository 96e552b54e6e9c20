import { displayWidth } from './width.ts'
import type { WrittenRow } from './write.ts'

/** What stands behind the last bar of a row begins this far from it. */
const behindGap = '  '

/** The rows of one table with their columns and separators aligned by display width. */
export function aligned(rows: readonly WrittenRow[]): string[] {
  const widths = widest(rows.map((row) => row.cells.map(displayWidth)))
  const bars = widest(rows.map((row) => row.bars.map((bar) => bar.length)))
  return rows.map((row) => {
    const text = row.bars.map((bar, index) => barText(row, bar, index, bars) + cellText(row, index, widths)).join('')
    return row.behind === '' ? text : text + behindGap + row.behind.trimStart()
  })
}

function widest(rows: readonly (readonly number[])[]): number[] {
  const widths: number[] = []
  for (const row of rows) for (const [index, width] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width)
  return widths
}

/** The last bar of a row needs no space behind it. */
function barText({ bars }: WrittenRow, bar: string, index: number, widths: readonly number[]): string {
  return index === bars.length - 1 ? bar : `${bar.padEnd(widths[index] ?? 0)} `
}

function cellText({ cells }: WrittenRow, index: number, widths: readonly number[]): string {
  const cell = cells[index]
  return cell === undefined ? '' : `${cell}${' '.repeat((widths[index] ?? 0) - displayWidth(cell))} `
}
