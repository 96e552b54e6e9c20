import { gridTexts } from '../texts/grid.ts'
import { pasteTexts } from './clipboardEvents.ts'
import { run } from './commands.ts'
import type { Control } from './control.ts'
import { fitColumn } from './fit.ts'
import type { Command } from './keyboard.ts'
import type { MenuItem } from './Menu.tsx'
import { isWholeColumns, isWholeRows } from './selection.ts'
import { deleteColumns, insertRow, moveColumns, selectedColumns, selectedRows } from './structure.ts'

/** What may be done with the selection; groups of items, with a line between groups. */
export function menuItems(control: Control): MenuItem[][] {
  const { range, shape, props } = control
  // Of whole rows or whole columns only what concerns them; of cells all.
  const ofRows = !isWholeColumns(range, shape) || isWholeRows(range, shape)
  const ofColumns = !isWholeRows(range, shape) || isWholeColumns(range, shape)
  const extra = props.menuItems?.(range).map((item) => ({ ...item })) ?? []
  const groups = [extra, clipboardItems(control), ofRows ? rowItems(control) : [], ofColumns ? columnItems(control) : []]
  return groups.filter((items) => items.length > 0)
}

const item = (id: string, label: string, run: () => void, keys?: string, disabled = false): MenuItem => ({ id, label, run, keys, disabled })

function clipboardItems(control: Control): MenuItem[] {
  const { say, props } = control
  const reads = item('copy', say(gridTexts.copy), () => viaBrowser(control, 'copy'), 'Ctrl+C')
  if (!props.onEdit || props.readOnly) return [reads]
  return [
    item('cut', say(gridTexts.cut), () => viaBrowser(control, 'cut'), 'Ctrl+X'),
    reads,
    item('paste', say(gridTexts.paste), () => pasteFromMenu(control), 'Ctrl+V'),
    item('clear', say(gridTexts.clear), doing(control, { kind: 'clear' }), 'Delete'),
    item('fillDown', say(gridTexts.fillDown), doing(control, { kind: 'fillDown' }), 'Ctrl+D'),
  ]
}

function rowItems(control: Control): MenuItem[] {
  const { say, props, range, shape, selection } = control
  const { from, count } = selectedRows(control)
  const items: MenuItem[] = []
  if (props.onOpen && count > 0) items.push(item('open', say(gridTexts.open), () => props.onOpen?.(selection.active.row), 'Ctrl+Enter'))
  if (props.readOnly) return items
  if (props.onInsertRow)
    items.push(
      item('insertAbove', say(gridTexts.insertAbove), () => insertRow(control, range.top), 'Alt+Insert'),
      item('insertBelow', say(gridTexts.insertBelow), () => insertRow(control, range.bottom + 1), undefined, range.bottom >= shape.rows),
    )
  if (props.onMoveRows)
    items.push(
      item('rowUp', say(gridTexts.rowUp), doing(control, { kind: 'moveRows', by: -1 }), 'Alt+Shift+↑', from === 0 || count === 0),
      item('rowDown', say(gridTexts.rowDown), doing(control, { kind: 'moveRows', by: 1 }), 'Alt+Shift+↓', from + count >= shape.rows),
    )
  if (props.onDeleteRows)
    items.push(item('deleteRows', say(gridTexts.deleteRows, count), doing(control, { kind: 'deleteRows' }), 'Alt+Delete', count === 0))
  return items
}

function columnItems(control: Control): MenuItem[] {
  return [...(control.props.readOnly ? [] : columnEdits(control)), ...widthItems(control)]
}

function columnEdits(control: Control): MenuItem[] {
  const { say, props, range, set, selection } = control
  const { from, count } = selectedColumns(control)
  const items: MenuItem[] = []
  if (props.onRenameColumn)
    items.push(item('rename', say(gridTexts.rename), () => set({ popup: { kind: 'rename', column: selection.active.column } })))
  if (props.onInsertColumn)
    items.push(
      item('insertLeft', say(gridTexts.insertLeft), () => props.onInsertColumn?.(from, props.columns[from]?.group)),
      item('insertRight', say(gridTexts.insertRight), () => props.onInsertColumn?.(range.right + 1, props.columns[range.right]?.group)),
    )
  if (props.onMoveColumns)
    items.push(
      item('columnLeft', say(gridTexts.columnLeft), () => moveColumns(control, -1), 'Alt+Shift+←', from === 0),
      item(
        'columnRight',
        say(gridTexts.columnRight),
        () => moveColumns(control, 1),
        'Alt+Shift+→',
        range.right + 1 >= props.columns.length,
      ),
    )
  if (props.onDeleteColumns) items.push(item('deleteColumns', say(gridTexts.deleteColumns, count), () => deleteColumns(control)))
  return items
}

function widthItems(control: Control): MenuItem[] {
  const { say } = control
  return [
    item('wider', say(gridTexts.wider), doing(control, { kind: 'widen', by: 1 }), 'Alt+.'),
    item('narrower', say(gridTexts.narrower), doing(control, { kind: 'widen', by: -1 }), 'Alt+,'),
    item('fit', say(gridTexts.fit), () => fitColumn(control, control.range.left)),
  ]
}

const doing = (control: Control, command: Command) => () => {
  run(control, command)
}

/** The browser copies what has the focus: the grid's own handler of that event does the rest. */
function viaBrowser(control: Control, command: 'copy' | 'cut'): void {
  control.focus()
  document.execCommand(command)
}

/** Browsers may keep the clipboard from a page that asks for it: then the key is the way. */
function pasteFromMenu(control: Control): void {
  const refused = () => control.notify(control.say(gridTexts.pasteByKey))
  if (navigator.clipboard?.readText) navigator.clipboard.readText().then((text) => pasteTexts(control, text, ''), refused)
  else refused()
}
