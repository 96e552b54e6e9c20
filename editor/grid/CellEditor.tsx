import { useLayoutEffect } from 'react'
import { gridTexts } from '../texts/grid.ts'
import { copy, cut, paste } from './clipboardEvents.ts'
import { openPicker, run } from './commands.ts'
import type { Control, Latest } from './control.ts'
import { canWrite, commit } from './editing.ts'
import { commandOf } from './keyboard.ts'
import { alignOf, markText } from './marks.ts'
import { cellOf } from './model.ts'

/**
 * The field that always has the focus and stands on the active cell: so an input method begins in the cell, where its candidates
 * belong, and nothing of the first key is lost.
 */
export function CellEditor({ control, latest }: { readonly control: Control; readonly latest: Latest }) {
  const { selection, state, props, layout, sheet, say, textarea, id } = control
  const { row, column } = selection.active
  const shown = props.columns[column]
  const box = cellBox(control)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cell that opens, or moves, takes the size of its text
  useLayoutEffect(() => fitToText(control), [state.mode, box.left, box.top, box.width])
  const given = cellOf(sheet, row, column)
  const writes = canWrite(control)
  const editing = state.mode !== 'navigate'
  return (
    <div className="grid-editor" data-mode={state.mode} style={frameStyle(control, box)} data-frozen={column < layout.frozen || undefined}>
      <textarea
        ref={textarea}
        rows={1}
        className={`grid-${alignOf(shown ?? {})}`}
        style={{ width: box.width, height: box.height }}
        spellCheck={false}
        autoComplete="off"
        readOnly={!writes}
        aria-label={editing ? say(gridTexts.editing, shown?.title ?? '', headerOf(control, row)) : say(gridTexts.cell)}
        aria-describedby={`${id}-help`}
        aria-controls={`${id}-sheet`}
        aria-activedescendant={editing ? undefined : `${id}-${row}-${column}`}
        onKeyDown={(event) => keyDown(latest.current, event)}
        onInput={() => input(latest.current)}
        onCompositionStart={() => open(latest.current)}
        onBlur={() => leave(latest.current)}
        onFocus={() => latest.current.state.gap !== null && latest.current.set({ gap: null })}
        onCopy={(event) => copy(latest.current, event)}
        onCut={(event) => cut(latest.current, event)}
        onPaste={(event) => paste(latest.current, event)}
      />
      {shown?.choices && writes && !editing && (
        <button
          type="button"
          tabIndex={-1}
          className="grid-pick"
          style={{ left: box.width }}
          aria-label={say(gridTexts.pick)}
          onClick={() => openPicker(latest.current)}
        />
      )}
      <Remark text={markText(say, given.state, given.message)} state={given.state} top={box.height} />
    </div>
  )
}

/** What there is to say about the active cell, under it. */
function Remark({ text, state, top }: { readonly text: string | undefined; readonly state: string | undefined; readonly top: number }) {
  if (text === undefined) return null
  return (
    <div className="grid-remark" data-state={state} style={{ top }} aria-hidden="true">
      {text}
    </div>
  )
}

export const headerOf = ({ sheet, say }: Control, row: number): string =>
  row < sheet.rows.length ? (sheet.rows[row]?.header ?? String(row + 1)) : say(gridTexts.newRow)

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function cellBox({ view, lines, layout, selection }: Control): Box {
  const { top, height } = view.slotOf(lines.lineOfRow[selection.active.row] ?? 0)
  const { column } = selection.active
  return { left: layout.starts[column] ?? 0, top, width: layout.widths[column] ?? 0, height }
}

/** A cell of a frozen column stays at its place in the window: the frame sticks there, as the column does. */
function frameStyle({ layout, selection }: Control, { left, top }: Box) {
  return selection.active.column < layout.frozen
    ? ({ position: 'sticky', left, transform: `translateY(${top}px)` } as const)
    : ({ position: 'absolute', left: 0, transform: `translate(${left}px, ${top}px)` } as const)
}

function keyDown(control: Control, event: React.KeyboardEvent): void {
  // While an input method composes, its keys are its own: Enter takes the candidate and not the cell.
  if (event.nativeEvent.isComposing || event.keyCode === 229) return
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event
  const command = commandOf({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey }, control.state.mode)
  if (!command) {
    refuse(control, event)
    return
  }
  if (control.state.notice !== null && command.kind !== 'leave') control.set({ notice: null })
  if (control.state.leaving && command.kind !== 'tab' && command.kind !== 'leave') control.set({ leaving: false })
  if (run(control, command)) event.preventDefault()
}

/** A text typed into a cell that must not be written is answered. */
function refuse(control: Control, { key, ctrlKey, metaKey, altKey }: React.KeyboardEvent): void {
  const typed = key.length === 1 && !ctrlKey && !metaKey && !altKey
  if (typed && control.state.mode === 'navigate' && !canWrite(control)) control.notify(control.say(gridTexts.isReadOnly))
}

function input(control: Control): void {
  open(control)
  fitToText(control)
}

/** The first typed character, or the start of a composition, opens the cell. */
function open({ state, set }: Control): void {
  if (state.mode === 'navigate') set({ mode: 'replace', notice: null, leaving: false })
}

/** Who goes elsewhere in the page with a half-written cell has written it; another window is not elsewhere. */
function leave(control: Control): void {
  if (document.activeElement === control.textarea.current) return
  if (control.state.mode !== 'navigate') commit(control)
  control.set({ leaving: false })
}

const widestField = 480
const edge = 20

/** A cell that is edited grows with its text, first in width, then in height. */
function fitToText(control: Control): void {
  const area = control.textarea.current
  if (!area) return
  const { width, height } = cellBox(control)
  area.style.width = `${width}px`
  area.style.height = `${height}px`
  if (control.state.mode === 'navigate' && area.value === '') return
  area.style.whiteSpace = 'pre'
  const wanted = area.scrollWidth + 4
  area.style.whiteSpace = 'pre-wrap'
  area.style.width = `${Math.max(width, Math.min(wanted, widestField, roomBeside(control)))}px`
  area.style.height = `${Math.max(height, area.scrollHeight + 2)}px`
}

/** From the left edge of the active cell to the right edge of what is in sight. */
function roomBeside({ view, textarea }: Control): number {
  const box = view.scroller.current?.getBoundingClientRect()
  return (box?.right ?? 0) - (textarea.current?.getBoundingClientRect().left ?? 0) - edge
}
