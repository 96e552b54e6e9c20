import { useCallback } from 'react'
import { gridTexts } from '../texts/grid.ts'
import { CellEditor, headerOf } from './CellEditor.tsx'
import type { Control, Latest } from './control.ts'
import { DataLine } from './DataLine.tsx'
import { write } from './editing.ts'
import { planned } from './edits.ts'
import { GapLine } from './GapLine.tsx'
import './grid.css'
import './popups.css'
import { Head } from './Head.tsx'
import { Menu } from './Menu.tsx'
import { menuItems } from './menuItems.ts'
import { textOf } from './model.ts'
import { Picker } from './Picker.tsx'
import { contextMenu, doubleClick, isOwn, pointerDown, tap } from './pointer.ts'
import type { GridProps } from './props.ts'
import { atCell, rangeOf } from './selection.ts'
import { useGrid } from './useGrid.ts'
import type { Slot } from './useViewport.ts'

/** A sheet of texts, edited as in a spreadsheet; see GridProps for what it needs and tells. */
export function Grid(props: GridProps) {
  const { control, latest } = useGrid(props)
  const { id, say, state, view, lines, layout, range } = control
  const onRename = useCallback((column: number, title: string | null) => renamed(latest.current, column, title), [latest])
  const nothing = props.columns.length === 0 || lines.lines.length === 0
  return (
    <div className="grid">
      <div
        ref={view.scroller}
        className="grid-scroller"
        onPointerDown={(event) => pointerDown(latest, event)}
        onMouseDown={(event) => isOwn(event.target) || event.preventDefault()}
        onClick={(event) => tap(latest, event)}
        onDoubleClick={(event) => doubleClick(latest, event)}
        onContextMenu={(event) => contextMenu(latest, event)}
      >
        <div className="grid-canvas" style={{ width: layout.total, height: view.height }}>
          {!nothing && <CellEditor control={control} latest={latest} />}
          <div
            role="grid"
            id={`${id}-sheet`}
            className="grid-sheet"
            aria-label={props.label}
            aria-rowcount={headRows(props) + lines.lines.length}
            aria-colcount={props.columns.length + 1}
            aria-multiselectable="true"
            aria-readonly={props.readOnly || undefined}
          >
            <Head
              gridId={id}
              say={say}
              columns={props.columns}
              groups={props.groups}
              layout={layout}
              shown={view.columns}
              left={range.left}
              right={range.right}
              renamed={state.popup?.kind === 'rename' ? state.popup.column : null}
              onRename={onRename}
            />
            <Body control={control} latest={latest} />
          </div>
          <DropLine control={control} />
        </div>
      </div>
      {nothing && (
        <p className="grid-empty">{props.columns.length === 0 ? say(gridTexts.noColumns) : (props.emptyText ?? say(gridTexts.empty))}</p>
      )}
      <span id={`${id}-help`} hidden>
        {say(gridTexts.help)}
      </span>
      <p className="grid-notice" role="status">
        {state.notice}
      </p>
      <Popups control={control} latest={latest} />
    </div>
  )
}

const headRows = ({ groups }: GridProps): number => (groups ? 2 : 1)

function Body({ control, latest }: { readonly control: Control; readonly latest: Latest }) {
  const onAction = useCallback((gap: string, action: string) => act(latest.current, gap, action), [latest])
  const onLeave = useCallback((line: number, to: 'up' | 'down' | 'back') => leaveGap(latest.current, line, to), [latest])
  return (
    <div role="rowgroup">
      {control.view.slots.map((slot) => (
        <LineAt key={keyOf(control, slot)} control={control} slot={slot} onAction={onAction} onLeave={onLeave} />
      ))}
    </div>
  )
}

function keyOf({ lines }: Control, { line: index }: Slot): string {
  const line = lines.lines[index]
  if (line?.kind === 'data') return `row ${line.data.id}`
  return line?.kind === 'gap' ? `gap ${line.gap.id}` : 'new'
}

interface LineAtProps {
  readonly control: Control
  readonly slot: Slot
  onAction(gap: string, action: string): void
  onLeave(line: number, to: 'up' | 'down' | 'back'): void
}

function LineAt({ control, slot, onAction, onLeave }: LineAtProps) {
  const { props, id, say, state, lines, layout, view, range } = control
  const line = lines.lines[slot.line]
  const ariaRow = slot.line + headRows(props) + 1
  if (!line) return null
  if (line.kind === 'gap')
    return (
      <GapLine
        gap={line.gap}
        line={slot.line}
        ariaRow={ariaRow}
        top={slot.top}
        span={props.columns.length + 1}
        room={view.width}
        focused={state.gap === line.gap.id}
        onAction={onAction}
        onLeave={onLeave}
        measure={view.measure}
      />
    )
  const selected = line.row >= range.top && line.row <= range.bottom
  return (
    <DataLine
      gridId={id}
      say={say}
      data={line.kind === 'data' ? line.data : null}
      row={line.row}
      ariaRow={ariaRow}
      top={slot.top}
      columns={props.columns}
      groups={props.groups}
      layout={layout}
      shown={view.columns}
      header={line.kind === 'data' ? headerOf(control, line.row) : '＊'}
      left={selected ? range.left : -1}
      right={selected ? range.right : -2}
      first={line.row === range.top}
      last={line.row === range.bottom}
      readOnly={props.readOnly === true || !props.onEdit}
    />
  )
}

/** Where dragged rows or columns would go: a line between two of them. */
function DropLine({ control: { state, view, lines, layout } }: { readonly control: Control }) {
  if (!state.drop) return null
  const { axis, boundary } = state.drop
  if (axis === 'columns')
    return <div className="grid-drop" style={{ left: (layout.starts[boundary] ?? layout.total) - 1, width: 3, top: 0, bottom: 0 }} />
  const before = boundary > 0 ? view.slotOf(lines.lineOfRow[boundary - 1] ?? 0) : null
  const top = before ? before.top + before.height : view.slotOf(lines.lineOfRow[0] ?? 0).top
  return <div className="grid-drop" style={{ top: top - 1, height: 3, left: 0, right: 0 }} />
}

function Popups({ control, latest }: { readonly control: Control; readonly latest: Latest }) {
  const { state, say, props, selection, sheet, textarea } = control
  const close = useCallback(() => {
    latest.current.set({ popup: null })
    latest.current.focus()
  }, [latest])
  const { popup } = state
  if (popup?.kind === 'menu')
    return <Menu label={say(gridTexts.menu)} x={popup.x} y={popup.y} groups={menuItems(control)} onClose={close} />
  if (popup?.kind !== 'picker') return null
  const { row, column } = selection.active
  const shown = props.columns[column]
  return (
    <Picker
      say={say}
      title={shown?.title ?? ''}
      choices={shown?.choices ?? []}
      multiple={shown?.multiple === true}
      text={textOf(sheet, row, column)}
      search={popup.text}
      anchor={textarea.current?.getBoundingClientRect()}
      onClose={close}
      onPick={(text) => {
        close()
        write(
          latest.current,
          planned(sheet, rangeOf(atCell(row, column)), () => text),
          'pick',
        )
      }}
    />
  )
}

function renamed(control: Control, column: number, title: string | null): void {
  control.set({ popup: null })
  control.focus()
  if (title !== null) control.props.onRenameColumn?.(column, title)
}

/** The focus returns to the cells first: the action may remove the gap, or open something that takes the focus. */
function act(control: Control, gap: string, action: string): void {
  control.focus()
  control.props.onAction?.(gap, action)
}

/** From a gap back to the cells: on in the direction of the arrow, or to the cell that was left. */
function leaveGap(control: Control, line: number, to: 'up' | 'down' | 'back'): void {
  const { lines, selection, set, select, focus } = control
  const next = to === 'back' ? undefined : lines.lines[line + (to === 'down' ? 1 : -1)]
  if (next?.kind === 'gap') set({ gap: next.gap.id })
  else if (next) select(atCell(next.row, selection.active.column))
  else set({ gap: null })
  if (next?.kind !== 'gap') focus()
}
