import type { DataRow, GapRow, GridRow } from './model.ts'

/** What is drawn, from top to bottom: rows of data, gaps between them, and the row below the last one. */
export type Line =
  | { readonly kind: 'data'; readonly row: number; readonly data: DataRow }
  | { readonly kind: 'gap'; readonly gap: GapRow; readonly after: number }
  | { readonly kind: 'new'; readonly row: number }

export interface Lines {
  readonly lines: readonly Line[]
  readonly rows: readonly DataRow[]
  /** Row of data → its line. */
  readonly lineOfRow: readonly number[]
}

export function linesOf(given: readonly GridRow[], grows: boolean): Lines {
  const lines: Line[] = []
  const rows: DataRow[] = []
  const lineOfRow: number[] = []
  for (const row of given) {
    if (row.kind === 'gap') lines.push({ kind: 'gap', gap: row, after: rows.length - 1 })
    else {
      lineOfRow.push(lines.length)
      lines.push({ kind: 'data', row: rows.length, data: row })
      rows.push(row)
    }
  }
  if (grows) {
    lineOfRow.push(lines.length)
    lines.push({ kind: 'new', row: rows.length })
  }
  return { lines, rows, lineOfRow }
}

/** The gap that an arrow meets on the way from a line to the next one. */
export function gapBeside({ lines }: Lines, line: number, direction: 'up' | 'down'): GapRow | null {
  const next = lines[line + (direction === 'down' ? 1 : -1)]
  return next?.kind === 'gap' ? next.gap : null
}
