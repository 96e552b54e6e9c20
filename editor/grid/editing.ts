import { gridTexts } from '../texts/grid.ts'
import type { Control } from './control.ts'
import { type Planned, planned } from './edits.ts'
import type { Mode } from './keyboard.ts'
import { type EditCause, textOf, writable } from './model.ts'
import { atCell, rangeOf, type Shape } from './selection.ts'

export function canWrite({ sheet, selection, props }: Control): boolean {
  return props.onEdit !== undefined && writable(sheet, selection.active.row, selection.active.column)
}

/** Opens the active cell; says so if it must not be written. */
export function startEditing(control: Control, text: string, mode: Mode): void {
  const { textarea, set, say, notify } = control
  const area = textarea.current
  if (!canWrite(control)) notify(say(gridTexts.isReadOnly))
  else if (area) {
    area.value = text
    area.setSelectionRange(text.length, text.length)
    set({ mode, notice: null, leaving: false })
  }
}

/** The text of the active cell as it stands. */
export const activeText = ({ sheet, selection }: Control): string => textOf(sheet, selection.active.row, selection.active.column)

/**
 * Closes the cell and writes it; a text that is what it was is no edit. Gives the shape of the grid afterwards: a text below the
 * last row makes a new row.
 */
export function commit(control: Control): Shape {
  const { state, textarea, selection, sheet, shape } = control
  const { row, column } = selection.active
  if (state.mode === 'navigate' || !textarea.current) return shape
  const text = textarea.current.value
  stopEditing(control)
  const isNew = row >= shape.rows
  if (isNew && text === '') return shape
  const plan = planned(sheet, rangeOf(atCell(row, column)), () => text)
  write(control, plan, 'type')
  return isNew && plan.edit ? { ...shape, rows: row + 1 } : shape
}

/** Ctrl+Enter: the text in every cell of the selection. */
export function commitToAll(control: Control): void {
  const text = control.textarea.current?.value ?? ''
  stopEditing(control)
  write(
    control,
    planned(control.sheet, control.range, () => text),
    'fill',
  )
}

export function stopEditing({ textarea, set }: Control): void {
  if (textarea.current) textarea.current.value = ''
  set({ mode: 'navigate' })
}

/** Tells the host of an edit, and people of cells that it had to leave. */
export function write({ props, notify, say }: Control, { edit, kept }: Planned, cause: EditCause): void {
  if (edit) props.onEdit?.(edit, cause)
  if (kept > 0) notify(edit || kept > 1 ? say(gridTexts.kept, kept) : say(gridTexts.isReadOnly))
}
