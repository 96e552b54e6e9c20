import type { ReactNode } from 'react'

/** How a cell stands: told by a mark as well as by colour, and by its message. */
export type CellState = 'normal' | 'error' | 'warning' | 'changed' | 'stale'

export interface GridCell {
  /** What is edited and copied. */
  readonly text: string
  /** What is shown instead while nobody edits, quietly: “—任意—” for an empty condition. */
  readonly display?: string | undefined
  readonly state?: CellState | undefined
  readonly message?: string | undefined
  readonly readOnly?: boolean | undefined
}

export interface GridColumn {
  readonly id: string
  /** Names the column, to people who see it and to those who hear it. */
  readonly title: string
  /** Drawn in place of the title. */
  readonly heading?: ReactNode
  /** Neighbours of the same group stand under one band; between groups is a double rule. */
  readonly group?: string | undefined
  readonly width?: number | undefined
  readonly align?: 'start' | 'center' | 'end' | undefined
  /** Numbers stand to the right, in digits of one width. */
  readonly kind?: 'text' | 'number' | 'date' | undefined
  readonly readOnly?: boolean | undefined
  readonly choices?: readonly string[] | undefined
  /** A cell takes several of the choices, joined with 、. */
  readonly multiple?: boolean | undefined
  /** Alt+Enter breaks the line in a cell. */
  readonly multiline?: boolean | undefined
  readonly state?: CellState | undefined
  readonly message?: string | undefined
}

export interface DataRow {
  readonly kind?: 'data' | undefined
  readonly id: string
  /** In the margin, in place of the row's number. */
  readonly header?: string | undefined
  /** One a column, in their order; a missing one is empty. */
  readonly cells: readonly GridCell[]
  readonly className?: string | undefined
  readonly state?: CellState | undefined
  readonly message?: string | undefined
  readonly readOnly?: boolean | undefined
}

/** A line between the rows that is no row of data: something that is missing there, and what may be done about it. */
export interface GapRow {
  readonly kind: 'gap'
  readonly id: string
  readonly message: string
  readonly actions?: readonly GapAction[] | undefined
}

export interface GapAction {
  readonly id: string
  readonly label: string
}

export type GridRow = DataRow | GapRow

/** The kinds of columns, as `group` names them: their titles, and which of them come from rules (tinted as results). */
export type GridGroups = Readonly<Record<string, { readonly title: string; readonly tint?: 'condition' | 'result' | undefined }>>

/**
 * New texts of a rectangle of cells; its corner is counted in rows of data and in columns, from 0. null leaves a cell as it is.
 * Rows beyond the last one are new rows.
 */
export interface GridEdit {
  readonly row: number
  readonly column: number
  readonly texts: readonly (readonly (string | null)[])[]
}

export type EditCause = 'type' | 'pick' | 'paste' | 'cut' | 'clear' | 'fill'

/** Rows or columns that take another place: `to` is the index of the first of them afterwards. */
export interface GridMove {
  readonly from: number
  readonly count: number
  readonly to: number
}

/** What edits and clipboards look at. */
export interface Sheet {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly DataRow[]
  /** Writing below the last row adds rows. */
  readonly grows: boolean
  readonly readOnly: boolean
}

export const emptyCell: GridCell = { text: '' }

export function cellOf(sheet: Sheet, row: number, column: number): GridCell {
  return sheet.rows[row]?.cells[column] ?? emptyCell
}

export const textOf = (sheet: Sheet, row: number, column: number): string => cellOf(sheet, row, column).text

export function writable(sheet: Sheet, row: number, column: number): boolean {
  const locked = sheet.readOnly || sheet.columns[column]?.readOnly || sheet.rows[row]?.readOnly || cellOf(sheet, row, column).readOnly
  return !locked
}
