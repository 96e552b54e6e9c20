import { useCallback, useId, useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import { say } from '../texts/text.ts'
import type { Control, Latest, Say } from './control.ts'
import { commit } from './editing.ts'
import { bandHeight, columnLayout, titleHeight } from './layout.ts'
import { linesOf } from './lines.ts'
import type { Sheet } from './model.ts'
import type { GridProps } from './props.ts'
import { reveal, revealLine } from './reveal.ts'
import { atCell, clampSelection, rangeOf, type Selection, type Shape } from './selection.ts'
import { type GridState, initialState } from './state.ts'
import { useViewport } from './useViewport.ts'

const usualMargin = 48
/** The part of the width that frozen columns may take. */
const mostFrozen = 0.6

/** A grid's control, and the newest one for listeners. */
export function useGrid(props: GridProps): { readonly control: Control; readonly latest: Latest } {
  const { columns, language } = props
  const grows = props.grows === true && !props.readOnly && props.onEdit !== undefined
  const id = useId()
  const [state, set] = useReducer((before: GridState, patch: Partial<GridState>): GridState => ({ ...before, ...patch }), initialState)
  const scroller = useRef<HTMLDivElement>(null)
  const textarea = useRef<HTMLTextAreaElement>(null)

  const lines = useMemo(() => linesOf(props.rows, grows), [props.rows, grows])
  const shape: Shape = { rows: lines.rows.length, columns: columns.length, grows }
  const sheet: Sheet = { columns, rows: lines.rows, grows, readOnly: props.readOnly === true }
  const margin = props.marginWidth ?? usualMargin
  const frozen = Math.min(props.frozenColumns ?? 0, columns.length)
  const room = scroller.current?.clientWidth ?? Number.POSITIVE_INFINITY
  const layout = useMemo(() => {
    const wanted = columnLayout(columns, state.widths, margin, frozen)
    // In a narrow window, or at 400 %, frozen columns would leave no room for the others.
    return wanted.frozenEnd > room * mostFrozen ? columnLayout(columns, state.widths, margin, 0) : wanted
  }, [columns, state.widths, margin, frozen, room])
  const selection = clampSelection(props.selection ?? state.selection, shape)
  const head = titleHeight + (props.groups ? bandHeight : 0)
  const { row, column } = selection.active
  const view = useViewport({ scroller, lines, layout, head, activeLine: lines.lineOfRow[row] ?? -1, activeColumn: column })

  const latest = useRef<Control>(null as unknown as Control)
  const told = useRef(props.onSelect)
  const wanted = useRef<Selection | null>(null)
  const control: Control = {
    props,
    id,
    say: useCallback((text, ...values) => say(language, text, ...(values as never)), [language]) as Say,
    state,
    lines,
    sheet,
    shape,
    layout,
    view,
    selection,
    range: rangeOf(selection),
    head,
    textarea,
    set,
    select(next, { still = false } = {}) {
      set({ selection: next, gap: null })
      told.current?.(next)
      if (!still) wanted.current = next
    },
    notify: (notice) => set({ notice }),
    focus: () => textarea.current?.focus({ preventScroll: true }),
  }
  useLayoutEffect(() => {
    latest.current = control
    told.current = props.onSelect
    if (!wanted.current) return
    reveal(control, clampSelection(wanted.current, shape).head)
    wanted.current = null
  })
  // A cell that is half-written when the grid goes, for another screen or another table, is written all the same.
  useLayoutEffect(() => () => void commit(latest.current), [])
  useImperativeHandle(props.ref, () => ({
    focus: () => latest.current.focus(),
    show(row, column) {
      latest.current.select(atCell(row, column))
      latest.current.focus()
    },
    showGap(id) {
      const { lines, set } = latest.current
      const line = lines.lines.findIndex((each) => each.kind === 'gap' && each.gap.id === id)
      if (line < 0) return
      set({ gap: id })
      revealLine(latest.current, line)
    },
  }))
  return { control, latest }
}
