import type { ClipboardEvent } from 'react'
import { gridTexts } from '../texts/grid.ts'
import { cellsFromText, tableFromCells, textFromCells, textIsBetter } from './clipboard.ts'
import type { Control } from './control.ts'
import { write } from './editing.ts'
import { cleared, copied, pasted } from './edits.ts'
import { cellsFromTable } from './htmlTable.ts'
import { selectRange } from './selection.ts'

/** Longer text is no table that anyone copied on purpose, and would hold the page up. */
const longestText = 20_000_000
const usualMost = 200_000

/** Copies the selection as text and as a table; while a cell is edited the browser copies the text in it. */
export function copy(control: Control, event: ClipboardEvent): boolean {
  if (control.state.mode !== 'navigate') return false
  const cells = copied(control.sheet, control.range)
  if (cells.length === 0) return false
  const numbers = control.props.columns.slice(control.range.left, control.range.right + 1).map(({ kind }) => kind === 'number')
  event.clipboardData.setData('text/plain', textFromCells(cells))
  event.clipboardData.setData('text/html', tableFromCells(cells, numbers))
  event.preventDefault()
  return true
}

export function cut(control: Control, event: ClipboardEvent): void {
  if (!copy(control, event)) return
  if (control.props.onEdit && !control.props.readOnly) write(control, cleared(control.sheet, control.range), 'cut')
  else control.notify(control.say(gridTexts.isReadOnly))
}

export function paste(control: Control, event: ClipboardEvent): void {
  if (control.state.mode !== 'navigate') return
  event.preventDefault()
  const { clipboardData } = event
  pasteTexts(control, clipboardData.getData('text/plain'), clipboardData.getData('text/html'))
}

/** Pastes what a clipboard holds at the selection, and says what did not go in. */
export function pasteTexts(control: Control, text: string, html: string): void {
  const refusal = refusalOf(control, text, html)
  const cells = refusal === null ? ((textIsBetter(text, html) ? null : cellsFromTable(html)) ?? cellsFromText(text)) : []
  const count = cells.reduce((sum, row) => sum + row.length, 0)
  const most = control.props.mostPasted ?? usualMost
  if (refusal !== null) control.notify(refusal)
  else if (count > most) control.notify(control.say(gridTexts.tooLarge, count, most))
  else put(control, cells)
}

function refusalOf({ props, say }: Control, text: string, html: string): string | null {
  if (!props.onEdit || props.readOnly) return say(gridTexts.isReadOnly)
  if (text === '' && html === '') return say(gridTexts.nothingToPaste)
  return text.length + html.length > longestText ? say(gridTexts.tooLong) : null
}

function put(control: Control, cells: string[][]): void {
  const { sheet, selection, select, shape, notify, say } = control
  const { edit, kept, range, lostRows, lostColumns } = pasted(sheet, selection, cells)
  select(selectRange(range, { ...shape, rows: Math.max(shape.rows, range.bottom + 1) }), { still: true })
  write(control, { edit, kept: 0 }, 'paste')
  const told = [
    ...(kept > 0 ? [say(gridTexts.kept, kept)] : []),
    ...(lostRows + lostColumns > 0 ? [say(gridTexts.lost, lostRows, lostColumns)] : []),
  ]
  if (told.length > 0) notify(told.join(say(gridTexts.and)))
}
