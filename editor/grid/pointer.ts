import type { MouseEvent as ReactMouseEvent, PointerEvent as ReactPointerEvent } from 'react'
import type { Control, Latest } from './control.ts'
import { startDrag } from './drag.ts'
import { activeText, commit, startEditing } from './editing.ts'
import { fitColumn } from './fit.ts'
import { type Hit, hit } from './hit.ts'
import { droppedAt } from './layout.ts'
import {
  atCell,
  contains,
  extendTo,
  isWholeColumns,
  isWholeRows,
  type Selection,
  selectAll,
  selectColumns,
  selectRows,
} from './selection.ts'
import { moveColumnsTo, moveRowsTo, selectedColumns, selectedRows, setWidths } from './structure.ts'

/** Buttons and fields in the sheet take their own clicks. */
export const isOwn = (target: EventTarget): boolean => target instanceof Element && target.closest('button, input, textarea') !== null

export function pointerDown(latest: Latest, event: ReactPointerEvent): void {
  const control = latest.current
  if (isOwn(event.target) || event.button !== 0 || event.pointerType === 'touch') return
  const at = hit(control, event.clientX, event.clientY)
  if (at.area === 'outside') control.focus()
  if (at.area === 'outside' || at.area === 'gap') return
  press(latest, at, event)
}

/** A finger scrolls; its tap selects. */
export function tap({ current: control }: Latest, event: ReactMouseEvent): void {
  const { nativeEvent } = event
  if (!(nativeEvent instanceof PointerEvent) || nativeEvent.pointerType !== 'touch' || isOwn(event.target)) return
  const at = hit(control, event.clientX, event.clientY)
  commit(control)
  if (at.area === 'cells') control.select(atCell(at.row, at.column))
  if (at.area === 'rows') control.select(selectRows(at.row, at.row, control.shape), { still: true })
  if (at.area === 'columns') control.select(selectColumns(at.column, at.column, control.shape), { still: true })
}

function press(latest: Latest, at: Hit, event: ReactPointerEvent): void {
  const control = latest.current
  commit(control)
  control.focus()
  if (at.edge !== null) dragWidth(latest, at.edge, event.clientX)
  else if (at.area === 'corner') control.select(selectAll(control.shape), { still: true })
  else if (!event.shiftKey && isHeld(control, at)) dragHeld(latest, at, event)
  else {
    const pressed = event.shiftKey ? reached(control, control.selection, at) : begun(control, at)
    control.select(pressed, { still: at.area !== 'cells' })
    dragSelection(latest, at)
  }
}

const begun = (control: Control, at: Hit): Selection => {
  if (at.area === 'rows') return selectRows(at.row, at.row, control.shape)
  return at.area === 'columns' ? selectColumns(at.column, at.column, control.shape) : atCell(at.row, at.column)
}

/** The selection, drawn on to the pointer. */
function reached({ shape, range }: Control, selection: Selection, at: Hit): Selection {
  if (at.area === 'rows') return selectRows(selection.anchor.row, at.row, shape)
  if (at.area === 'columns') return selectColumns(isWholeColumns(range, shape) ? selection.anchor.column : at.column, at.column, shape)
  return extendTo(selection, at, shape)
}

function dragSelection(latest: Latest, start: Hit): void {
  startDrag(latest, (control, event) => {
    const at = { ...hit(control, event.clientX, event.clientY), area: start.area }
    const { row, column } = control.selection.head
    if (start.area !== 'columns' && at.row === row && (start.area === 'rows' || at.column === column)) return
    if (start.area === 'columns' && at.column === column) return
    control.select(reached(control, control.selection, at), { still: true })
  })
}

/** Whether a press on this header takes hold of selected rows or columns, to move them. */
function isHeld({ props, range, shape, selection }: Control, at: Hit): boolean {
  if (props.readOnly) return false
  const held = contains(range, { row: Math.min(at.row, shape.rows - 1), column: at.column })
  if (at.area === 'rows') return Boolean(props.onMoveRows) && isWholeRows(range, shape) && held && at.row < shape.rows
  return at.area === 'columns' && Boolean(props.onMoveColumns) && isWholeColumns(range, shape) && held && selection.active.row === 0
}

function dragHeld(latest: Latest, start: Hit, event: ReactPointerEvent): void {
  const axis = start.area === 'rows' ? 'rows' : 'columns'
  const boundaryOf = (at: Hit) => (axis === 'rows' ? at.rowBoundary : at.columnBoundary)
  let moved = false
  startDrag(
    latest,
    (control, { clientX, clientY }) => {
      moved ||= Math.hypot(clientX - event.clientX, clientY - event.clientY) > 4
      if (!moved) return
      const boundary = Math.min(boundaryOf(hit(control, clientX, clientY)), axis === 'rows' ? control.shape.rows : control.shape.columns)
      if (control.state.drop?.boundary !== boundary) control.set({ drop: { axis, boundary } })
    },
    (control, cancelled) => {
      control.set({ drop: null })
      if (!moved) control.select(begun(control, start), { still: true })
      else if (!cancelled && control.state.drop) dropHeld(control, control.state.drop)
    },
  )
}

function dropHeld(control: Control, { axis, boundary }: NonNullable<Control['state']['drop']>): void {
  const { from, count } = axis === 'rows' ? selectedRows(control) : selectedColumns(control)
  const to = droppedAt(from, count, boundary)
  if (to === null) return
  if (axis === 'rows') moveRowsTo(control, from, count, to)
  else moveColumnsTo(control, from, count, to)
}

function dragWidth(latest: Latest, column: number, startX: number): void {
  const before = latest.current.layout.widths[column] ?? 0
  let width = before
  startDrag(
    latest,
    (control, { clientX }) => {
      width = before + clientX - startX
      setWidths(control, new Map([[column, width]]), false)
    },
    (control, cancelled) => {
      if (width !== before) setWidths(control, new Map([[column, cancelled ? before : width]]), !cancelled)
    },
    { scrolls: false },
  )
}

export function doubleClick({ current: control }: Latest, event: ReactMouseEvent): void {
  if (isOwn(event.target)) return
  const at = hit(control, event.clientX, event.clientY)
  const { props, sheet } = control
  if (at.edge !== null) fitColumn(control, at.edge)
  else if (at.area === 'columns' && props.onRenameColumn && !props.readOnly) control.set({ popup: { kind: 'rename', column: at.column } })
  else if (at.area === 'rows' && at.row < sheet.rows.length) props.onOpen?.(at.row)
  else if (at.area === 'cells') startEditing(control, activeText(control), 'edit')
}

/** The menu of what is under the pointer, which is selected first unless it is already. */
export function contextMenu({ current: control }: Latest, event: ReactMouseEvent): void {
  if (event.target instanceof Element && event.target.closest('input, button')) return
  if (event.target === control.textarea.current) {
    // A cell that is being edited keeps the browser's menu for its text.
    if (control.state.mode === 'navigate') event.preventDefault()
    return
  }
  const at = hit(control, event.clientX, event.clientY)
  if (at.area === 'outside' || at.area === 'gap') return
  event.preventDefault()
  commit(control)
  const { range, shape } = control
  const inside =
    contains(range, at) && (at.area === 'cells' || (at.area === 'rows' ? isWholeRows(range, shape) : isWholeColumns(range, shape)))
  if (!inside && at.area !== 'corner') control.select(begun(control, at), { still: true })
  control.set({ popup: { kind: 'menu', x: event.clientX, y: event.clientY } })
}
