import { gridTexts } from '../texts/grid.ts'
import type { Control } from './control.ts'
import { activeText, canWrite, commit, commitToAll, startEditing, stopEditing, write } from './editing.ts'
import { cleared, filledDown, filledRight, type Planned } from './edits.ts'
import type { Command } from './keyboard.ts'
import { rowHeight } from './layout.ts'
import { gapBeside } from './lines.ts'
import { type EditCause, type Sheet, textOf } from './model.ts'
import { enter, goTo, jump, move, type Range, selectAll, tab } from './selection.ts'
import { deleteRows, insertRow, moveColumns, moveRows, widen } from './structure.ts'

type Of<K extends Command['kind']> = Extract<Command, { readonly kind: K }>
type Handlers = { readonly [K in Command['kind']]: (control: Control, command: Of<K>) => unknown }

/** Does what a key stands for; false leaves the key to the browser after all. */
export function run(control: Control, command: Command): boolean {
  const handler = handlers[command.kind] as (control: Control, command: Command) => unknown
  return handler(control, command) !== false
}

const handlers: Handlers = {
  move: (control, { direction, extend }) => {
    const shape = commit(control)
    if (!extend && (direction === 'up' || direction === 'down') && enterGap(control, direction)) return
    control.select(move(control.selection, shape, direction, extend))
  },
  jump: (control, { direction, extend }) =>
    control.select(
      jump(control.selection, control.shape, direction, extend, ({ row, column }) => textOf(control.sheet, row, column) !== ''),
    ),
  goTo: (control, { place, extend }) => control.select(goTo(control.selection, control.shape, place, extend)),
  page: (control, { direction, extend }) => control.select(move(control.selection, control.shape, direction, extend, pageOf(control))),
  enter: (control, { back }) => {
    const shape = commit(control)
    control.select(enter(control.selection, shape, back))
  },
  tab: tabOn,
  edit: (control) => startEditing(control, activeText(control), 'edit'),
  editEmpty: (control) => startEditing(control, '', 'replace'),
  switchMode: ({ set, state }) => set({ mode: state.mode === 'edit' ? 'replace' : 'edit' }),
  cancel: stopEditing,
  leave: ({ set, say }) => set({ leaving: true, notice: say(gridTexts.leaving) }),
  breakLine: breakLine,
  fillSelection: commitToAll,
  pick: openPicker,
  menu: openMenuAtCell,
  open: ({ props, selection, sheet }) => {
    if (selection.active.row < sheet.rows.length) props.onOpen?.(selection.active.row)
  },
  clear: (control) => change(control, cleared, 'clear'),
  selectAll: (control) => control.select(selectAll(control.shape), { still: true }),
  fillDown: (control) => change(control, filledDown, 'fill'),
  fillRight: (control) => change(control, filledRight, 'fill'),
  undo: ({ props }) => props.onUndo?.(),
  redo: ({ props }) => props.onRedo?.(),
  insertRow: (control) => insertRow(control, control.selection.active.row),
  deleteRows,
  moveRows: (control, { by }) => moveRows(control, by),
  moveColumns: (control, { by }) => moveColumns(control, by),
  widen: (control, { by }) => widen(control, by),
}

/** Changes the selection, if the host takes edits; people hear if it does not. */
function change(control: Control, plan: (sheet: Sheet, range: Range) => Planned, cause: EditCause): void {
  const { props, notify, say, sheet, range } = control
  if (props.onEdit && !props.readOnly) write(control, plan(sheet, range), cause)
  else notify(say(gridTexts.isReadOnly))
}

function pageOf({ view, head }: Control): number {
  return Math.max(1, Math.floor(((view.scroller.current?.clientHeight ?? 0) - head) / rowHeight) - 1)
}

/** An arrow that meets a gap gives it the focus. */
function enterGap({ lines, selection, set }: Control, direction: 'up' | 'down'): boolean {
  const gap = gapBeside(lines, lines.lineOfRow[selection.active.row] ?? -1, direction)
  if (gap) set({ gap: gap.id })
  return gap !== null
}

function tabOn(control: Control, { back }: Of<'enter' | 'tab'>): boolean {
  const shape = commit(control)
  const next = control.state.leaving ? null : tab(control.selection, shape, back)
  if (next) control.select(next)
  return next !== null
}

function breakLine({ textarea, props, selection }: Control): void {
  const area = textarea.current
  if (area && props.columns[selection.active.column]?.multiline) {
    area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** Opens the list of choices, with what was typed so far as its filter. */
export function openPicker(control: Control): void {
  const { state, textarea, props, selection, set } = control
  if (!props.columns[selection.active.column]?.choices) return
  if (!canWrite(control)) {
    control.notify(control.say(gridTexts.isReadOnly))
    return
  }
  const text = state.mode === 'navigate' ? '' : (textarea.current?.value ?? '')
  stopEditing(control)
  set({ popup: { kind: 'picker', text }, notice: null })
}

function openMenuAtCell({ set, textarea }: Control): void {
  const box = textarea.current?.getBoundingClientRect()
  if (box) set({ popup: { kind: 'menu', x: box.left + 12, y: box.bottom } })
}
