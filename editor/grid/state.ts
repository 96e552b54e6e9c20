import type { Mode } from './keyboard.ts'
import { atCell, type Selection } from './selection.ts'

/** What lies over the cells. */
export type Popup =
  | { readonly kind: 'picker'; readonly text: string }
  | { readonly kind: 'menu'; readonly x: number; readonly y: number }
  | { readonly kind: 'rename'; readonly column: number }

/** Where dragged rows or columns would go. */
export interface Drop {
  readonly axis: 'rows' | 'columns'
  /** Before the row or column of this index. */
  readonly boundary: number
}

/** What the grid itself remembers; the data are the host's. */
export interface GridState {
  readonly selection: Selection
  readonly mode: Mode
  readonly popup: Popup | null
  /** The gap that the focus is in. */
  readonly gap: string | null
  /** Said at the foot until the next key. */
  readonly notice: string | null
  /** Escape was pressed: Tab leaves the grid. */
  readonly leaving: boolean
  readonly drop: Drop | null
  /** Widths that people chose, by column. */
  readonly widths: Readonly<Record<string, number>>
}

export const initialState: GridState = {
  selection: atCell(0, 0),
  mode: 'navigate',
  popup: null,
  gap: null,
  notice: null,
  leaving: false,
  drop: null,
  widths: {},
}
