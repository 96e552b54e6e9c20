import type { Ref } from 'react'
import type { EditCause, GridColumn, GridEdit, GridGroups, GridMove, GridRow } from './model.ts'
import type { Range, Selection } from './selection.ts'

/** What a host adds to the menu of a cell. */
export interface ExtraItem {
  readonly id: string
  readonly label: string
  readonly disabled?: boolean | undefined
  run(): void
}

export interface GridHandle {
  focus(): void
  /** Selects a cell, scrolls to it and takes the focus. */
  show(row: number, column: number): void
  /** Scrolls to a gap and takes the focus there. */
  showGap(id: string): void
}

/**
 * A sheet of texts. It keeps no data: every change is told, and seen when the host gives new columns and rows. An operation that
 * the host gives no callback for is not offered. Rows and columns are counted from 0, gaps not among them. Columns, groups and rows
 * that stay the same objects are not drawn again: keep them while nothing changes.
 */
export interface GridProps {
  /** Names the grid to those who hear it. */
  readonly label: string
  readonly language: 'zh' | 'en'
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  readonly groups?: GridGroups | undefined
  /** How many columns stay at the left; none if not given. */
  readonly frozenColumns?: number | undefined
  /** Width of the margin with the rows' numbers, in pixels. */
  readonly marginWidth?: number | undefined
  /** An empty row below the last one, to write into; pastes may go beyond it. */
  readonly grows?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly selection?: Selection | undefined
  /** The most cells of one paste; 200,000 if not given. */
  readonly mostPasted?: number | undefined
  /** Said in place of rows, if there are none. */
  readonly emptyText?: string | undefined
  readonly ref?: Ref<GridHandle>
  onSelect?(selection: Selection): void
  onEdit?(edit: GridEdit, cause: EditCause): void
  onInsertRow?(at: number): void
  onDeleteRows?(from: number, count: number): void
  onMoveRows?(move: GridMove): void
  /** The new column belongs to the group of the column beside which it is asked for. */
  onInsertColumn?(at: number, group: string | undefined): void
  onDeleteColumns?(from: number, count: number): void
  onMoveColumns?(move: GridMove): void
  onRenameColumn?(column: number, title: string): void
  onResizeColumn?(id: string, width: number): void
  onUndo?(): void
  onRedo?(): void
  /** Ctrl+Enter in a row, or a double click on its number. */
  onOpen?(row: number): void
  /** A button of a gap. */
  onAction?(gap: string, action: string): void
  menuItems?(range: Range): readonly ExtraItem[]
}
