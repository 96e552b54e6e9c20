import type { Control } from './control.ts'
import { clampWidth, widthStep } from './layout.ts'
import { columnsIn, rowsIn, selectColumns, selectRange, selectRows } from './selection.ts'

/** The rows of data in the selection. */
export function selectedRows({ range, sheet }: Control): { readonly from: number; readonly count: number } {
  const bottom = Math.min(range.bottom, sheet.rows.length - 1)
  return { from: range.top, count: Math.max(0, bottom - range.top + 1) }
}

export const selectedColumns = ({ range }: Control): { readonly from: number; readonly count: number } => ({
  from: range.left,
  count: columnsIn(range),
})

export function insertRow(control: Control, at: number): void {
  const { props, select, shape, range } = control
  if (!props.onInsertRow || props.readOnly) return
  const row = Math.min(at, shape.rows)
  props.onInsertRow(row)
  select(selectRange({ top: row, bottom: row, left: range.left, right: range.left }, { ...shape, rows: shape.rows + 1 }))
}

export function deleteRows(control: Control): void {
  const { from, count } = selectedRows(control)
  if (count > 0 && !control.props.readOnly) control.props.onDeleteRows?.(from, count)
}

/** Moves the selected rows by one, and the selection with them. */
export function moveRows(control: Control, by: 1 | -1): void {
  const { from, count } = selectedRows(control)
  moveRowsTo(control, from, count, from + by)
}

export function moveRowsTo(control: Control, from: number, count: number, to: number): void {
  const { props, sheet, shape, range, select } = control
  if (!props.onMoveRows || props.readOnly || count === 0 || to < 0 || to + count > sheet.rows.length) return
  props.onMoveRows({ from, count, to })
  const whole = range.left === 0 && range.right === shape.columns - 1
  select(whole ? selectRows(to, to + count - 1, shape) : selectRange({ ...range, top: to, bottom: to + rowsIn(range) - 1 }, shape))
}

export function deleteColumns(control: Control): void {
  const { from, count } = selectedColumns(control)
  if (!control.props.readOnly) control.props.onDeleteColumns?.(from, count)
}

export function moveColumns(control: Control, by: 1 | -1): void {
  const { from, count } = selectedColumns(control)
  moveColumnsTo(control, from, count, from + by)
}

export function moveColumnsTo(control: Control, from: number, count: number, to: number): void {
  const { props, shape, range, select } = control
  if (!props.onMoveColumns || props.readOnly || to < 0 || to + count > shape.columns) return
  props.onMoveColumns({ from, count, to })
  const whole = range.top === 0 && range.bottom >= shape.rows - 1
  select(whole ? selectColumns(to, to + count - 1, shape) : selectRange({ ...range, left: to, right: to + count - 1 }, shape))
}

export function widen(control: Control, by: 1 | -1): void {
  const { from, count } = selectedColumns(control)
  const { widths } = control.layout
  setWidths(control, new Map(Array.from({ length: count }, (_, i) => [from + i, (widths[from + i] ?? 0) + by * widthStep])))
}

/** Takes widths for columns; `told` lets the host know, once they are final. */
export function setWidths({ set, state, props }: Control, given: ReadonlyMap<number, number>, told = true): void {
  const widths = { ...state.widths }
  for (const [column, width] of given) {
    const id = props.columns[column]?.id
    if (id === undefined) continue
    widths[id] = clampWidth(width)
    if (told) props.onResizeColumn?.(id, clampWidth(width))
  }
  set({ widths })
}
