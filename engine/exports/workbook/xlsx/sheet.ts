import type { Style } from './styles.ts'

/** What a formula gave when the workbook was written, for viewers that do not compute. */
export type Computed = { readonly text: string } | { readonly number: string } | { readonly flag: boolean }

/** A text is never a formula, whatever it begins with; a number is a decimal as text. */
export type Cell = { readonly style: Style } & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'formula'; readonly formula: string; readonly computed?: Computed | undefined }
  /** The formula of the first cell of a column, written there once: a reference without $ moves with the row. */
  | { readonly kind: 'shared'; readonly group: number }
  | { readonly kind: 'sharing'; readonly group: number; readonly formula: string; readonly range: string }
)

export interface Row {
  readonly cells: readonly (Cell | null)[]
  /** In points; as high as the text needs where it says nothing. */
  readonly height?: number
}

export interface SheetColumn {
  /** In characters; a Chinese one counts two. */
  readonly width: number
  readonly hidden?: boolean
}

/** What may be typed into cells; a spreadsheet says `message` otherwise. */
export type Validation = {
  /** E.g. C6:C255. */
  readonly range: string
  readonly message: string
} & (
  | { readonly kind: 'list'; readonly formula: string }
  | { readonly kind: 'decimal' | 'whole' | 'date'; readonly low: string; readonly high: string }
)

/** Colours cells for which a formula holds, written for the first of them. */
export interface Condition {
  readonly range: string
  readonly formula: string
  readonly highlight: number
}

export interface Sheet {
  readonly name: string
  readonly hidden?: boolean
  readonly tabColor?: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly Row[]
  /** Rows and columns that stay when the sheet is scrolled; the rows are also repeated on every printed page. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly merges?: readonly string[]
  readonly validations?: readonly Validation[]
  readonly conditions?: readonly Condition[]
  /** Cells that lead to the first cell of another sheet. */
  readonly links?: readonly { readonly cell: string; readonly sheet: string }[]
}

export const textCell = (text: string, style: Style): Cell => ({ kind: 'text', text, style })
export const numberCell = (number: string, style: Style): Cell => ({ kind: 'number', number, style })
export const emptyCell = (style: Style): Cell => ({ kind: 'empty', style })
export const formulaCell = (formula: string, style: Style, computed?: Computed): Cell => ({ kind: 'formula', formula, style, computed })
