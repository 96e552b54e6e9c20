import type { GridColumn } from './model.ts'

export const rowHeight = 28
export const gapHeight = 34
export const bandHeight = 22
export const titleHeight = 30
export const narrowest = 40
export const widest = 800
/** One step of Alt+. and Alt+, */
export const widthStep = 16
const usualWidth = 120

/** Where the columns stand, from the left edge of the whole sheet, in CSS pixels. */
export interface ColumnLayout {
  readonly margin: number
  readonly starts: readonly number[]
  readonly widths: readonly number[]
  readonly total: number
  /** The right edge of what does not scroll. */
  readonly frozenEnd: number
  readonly frozen: number
}

export function columnLayout(
  columns: readonly GridColumn[],
  given: Readonly<Record<string, number>>,
  margin: number,
  frozen: number,
): ColumnLayout {
  const widths = columns.map(({ id, width }) => given[id] ?? width ?? usualWidth)
  const starts: number[] = []
  let total = margin
  for (const width of widths) {
    starts.push(total)
    total += width
  }
  return { margin, starts, widths, total, frozen, frozenEnd: starts[frozen] ?? total }
}

/** The column at a distance from the left edge of the sheet; the nearest one beyond its edges. */
export function columnAt({ starts }: ColumnLayout, x: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= x) low = middle
    else high = middle - 1
  }
  return low
}

export const clampWidth = (width: number): number => Math.round(Math.min(Math.max(width, narrowest), widest))

/** Neighbouring columns of one group. */
export interface Band {
  readonly group: string | undefined
  readonly from: number
  readonly to: number
}

/** The bands over the columns; one that the frozen columns cut in two goes on, without its name, in the second part. */
export function bandsOf(columns: readonly GridColumn[], frozen: number): (Band & { readonly continued: boolean })[] {
  const bands: (Band & { continued: boolean })[] = []
  for (const [i, { group }] of columns.entries()) {
    const last = bands.at(-1)
    if (last && last.group === group && i !== frozen) bands[bands.length - 1] = { ...last, to: i }
    else bands.push({ group, from: i, to: i, continued: last !== undefined && last.group === group })
  }
  return bands
}

/** Whether a column opens another group than its left neighbour's. */
export const opensGroup = (columns: readonly GridColumn[], column: number): boolean =>
  column > 0 && columns[column]?.group !== columns[column - 1]?.group

/** Where rows or columns that are dragged to a boundary go; null when they stay. */
export function droppedAt(from: number, count: number, boundary: number): number | null {
  if (boundary >= from && boundary <= from + count) return null
  return boundary < from ? boundary : boundary - count
}
