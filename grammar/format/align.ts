import { displayWidth } from './width.ts'
import type { WrittenRow } from './write.ts'

/** What stands behind the last bar of a row begins this far from it. */
const behindGap = '  '

/** How wide the columns of a table are, and the bars before them. */
export interface Widths {
  readonly cells: readonly number[]
  readonly bars: readonly number[]
}

/** The display widths of a row's cells; what rewrites a large table often keeps them. */
export type Measure = (row: WrittenRow) => readonly number[]

const measured: Measure = ({ cells }) => cells.map(displayWidth)

/** The rows of one table with their columns and separators aligned by display width. */
export function aligned(rows: readonly WrittenRow[]): string[] {
  const widths = widthsOf(rows)
  return rows.map((row) => alignedRow(row, widths))
}

/** The widths that hold every cell and bar. */
export function widthsOf(rows: readonly WrittenRow[], measure: Measure = measured): Widths {
  return { cells: widest(rows, measure), bars: widest(rows, ({ bars }) => bars.map((bar) => bar.length)) }
}

function widest(rows: readonly WrittenRow[], measure: Measure): number[] {
  const widths: number[] = []
  for (const row of rows) {
    const own = measure(row)
    for (let index = 0; index < own.length; index++) widths[index] = Math.max(widths[index] ?? 0, own[index] as number)
  }
  return widths
}

/** One row in columns of these widths. */
export function alignedRow(row: WrittenRow, widths: Widths, measure: Measure = measured): string {
  const own = measure(row)
  let text = ''
  for (let index = 0; index < row.bars.length; index++) text += barText(row, index, widths.bars) + cellText(row, index, own, widths.cells)
  return row.behind === '' ? text : text + behindGap + row.behind.trimStart()
}

/** The last bar of a row needs no space behind it. */
function barText({ bars }: WrittenRow, index: number, widths: readonly number[]): string {
  const bar = bars[index] as string
  return index === bars.length - 1 ? bar : `${bar.padEnd(widths[index] ?? 0)} `
}

function cellText({ cells }: WrittenRow, index: number, own: readonly number[], widths: readonly number[]): string {
  const cell = cells[index]
  return cell === undefined ? '' : `${cell}${' '.repeat((widths[index] ?? 0) - (own[index] as number))} `
}
