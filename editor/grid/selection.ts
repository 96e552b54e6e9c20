/** A cell, in rows of data and columns from 0. */
export interface Position {
  readonly row: number
  readonly column: number
}

/** The cell that takes what is typed, in a rectangle between two corners. */
export interface Selection {
  readonly active: Position
  readonly anchor: Position
  readonly head: Position
  /** The column where a run of Tabs began: Enter returns to it. */
  readonly origin?: number
}

/** Both ends are inside. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Shape {
  readonly rows: number
  readonly columns: number
  /** There is an empty row below the last one, to write into. */
  readonly grows: boolean
}

export type Direction = 'up' | 'down' | 'left' | 'right'
export type Place = 'rowStart' | 'rowEnd' | 'gridStart' | 'gridEnd'

const lastRow = ({ rows, grows }: Shape): number => Math.max(0, rows - 1 + (grows ? 1 : 0))
const lastColumn = ({ columns }: Shape): number => Math.max(0, columns - 1)
const lastDataRow = ({ rows }: Shape): number => Math.max(0, rows - 1)

const within = (value: number, last: number): number => Math.min(Math.max(value, 0), last)

function clampPosition({ row, column }: Position, shape: Shape): Position {
  return { row: within(row, lastRow(shape)), column: within(column, lastColumn(shape)) }
}

export function atCell(row: number, column: number): Selection {
  const position = { row, column }
  return { active: position, anchor: position, head: position }
}

/** The selection that is left when the grid has shrunk. */
export function clampSelection(selection: Selection, shape: Shape): Selection {
  const clamped = {
    ...selection,
    active: clampPosition(selection.active, shape),
    anchor: clampPosition(selection.anchor, shape),
    head: clampPosition(selection.head, shape),
  }
  return sameSelection(clamped, selection) ? selection : clamped
}

const same = (a: Position, b: Position): boolean => a.row === b.row && a.column === b.column

const sameSelection = (a: Selection, b: Selection): boolean => same(a.active, b.active) && same(a.anchor, b.anchor) && same(a.head, b.head)

export function rangeOf({ anchor, head }: Selection): Range {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.column, head.column),
  }
}

export const rowsIn = ({ top, bottom }: Range): number => bottom - top + 1
export const columnsIn = ({ left, right }: Range): number => right - left + 1
const isOneCell = (range: Range): boolean => rowsIn(range) === 1 && columnsIn(range) === 1

export const contains = ({ top, left, bottom, right }: Range, { row, column }: Position): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

/** Whether the rows, or the columns, are selected from one end to the other. */
export const isWholeRows = (range: Range, shape: Shape): boolean => range.left === 0 && range.right === lastColumn(shape)
export const isWholeColumns = (range: Range, shape: Shape): boolean => range.top === 0 && range.bottom >= lastDataRow(shape)

export function selectRows(from: number, to: number, shape: Shape): Selection {
  const anchor = clampPosition({ row: from, column: 0 }, shape)
  return { active: anchor, anchor, head: clampPosition({ row: to, column: lastColumn(shape) }, shape) }
}

export function selectColumns(from: number, to: number, shape: Shape): Selection {
  const anchor = clampPosition({ row: 0, column: from }, shape)
  return { active: anchor, anchor, head: clampPosition({ row: lastDataRow(shape), column: to }, shape) }
}

export const selectAll = (shape: Shape): Selection => ({ ...selectRows(0, lastDataRow(shape), shape), active: { row: 0, column: 0 } })

export function extendTo(selection: Selection, head: Position, shape: Shape): Selection {
  return { active: selection.active, anchor: selection.anchor, head: clampPosition(head, shape) }
}

export function selectRange({ top, left, bottom, right }: Range, shape: Shape): Selection {
  const anchor = clampPosition({ row: top, column: left }, shape)
  return { active: anchor, anchor, head: clampPosition({ row: bottom, column: right }, shape) }
}

const steps: Readonly<Record<Direction, Position>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

const plus = (a: Position, b: Position, times = 1): Position => ({ row: a.row + b.row * times, column: a.column + b.column * times })

/** Where an arrow leads: `by` cells on. */
export function move(selection: Selection, shape: Shape, direction: Direction, extend: boolean, by = 1): Selection {
  const start = extend ? selection.head : selection.active
  return arriveAt(selection, plus(start, steps[direction], by), shape, extend)
}

function arriveAt(selection: Selection, position: Position, shape: Shape, extend: boolean): Selection {
  if (extend) return extendTo(selection, position, shape)
  const { row, column } = clampPosition(position, shape)
  return atCell(row, column)
}

/** Ctrl+arrow, as in a spreadsheet: to the end of the filled cells, or over empty ones to the next filled cell. */
export function jump(
  selection: Selection,
  shape: Shape,
  direction: Direction,
  extend: boolean,
  filled: (position: Position) => boolean,
): Selection {
  const start = extend ? selection.head : selection.active
  const inside = (position: Position) => same(position, clampPosition(position, shape)) && position.row <= lastDataRow(shape)
  const next = (position: Position) => plus(position, steps[direction])
  let at = next(start)
  if (!inside(at)) return arriveAt(selection, start, shape, extend)
  const run = filled(start) && filled(at)
  while (inside(next(at)) && (run ? filled(next(at)) : !filled(at))) at = next(at)
  return arriveAt(selection, at, shape, extend)
}

export function goTo(selection: Selection, shape: Shape, place: Place, extend: boolean): Selection {
  const { row } = extend ? selection.head : selection.active
  const places: Readonly<Record<Place, Position>> = {
    rowStart: { row, column: 0 },
    rowEnd: { row, column: lastColumn(shape) },
    gridStart: { row: 0, column: 0 },
    gridEnd: { row: lastDataRow(shape), column: lastColumn(shape) },
  }
  return arriveAt(selection, places[place], shape, extend)
}

/** Enter and Shift+Enter: down or up; within a larger selection, round and round in it. */
export function enter(selection: Selection, shape: Shape, back: boolean): Selection {
  const range = rangeOf(selection)
  if (!isOneCell(range)) return { ...selection, active: cycle(selection.active, range, back, 'rows') }
  const column = back ? selection.active.column : (selection.origin ?? selection.active.column)
  return arriveAt(selection, { row: selection.active.row + (back ? -1 : 1), column }, shape, false)
}

/** Tab and Shift+Tab: along the row, then to the next one; null beyond the last cell, where the focus leaves the grid. */
export function tab(selection: Selection, shape: Shape, back: boolean): Selection | null {
  const range = rangeOf(selection)
  if (!isOneCell(range)) return { ...selection, active: cycle(selection.active, range, back, 'columns') }
  const whole = { top: 0, left: 0, bottom: lastRow(shape), right: lastColumn(shape) }
  const end = back ? { row: 0, column: 0 } : { row: whole.bottom, column: whole.right }
  if (same(selection.active, end)) return null
  const next = cycle(selection.active, whole, back, 'columns')
  const origin = selection.origin ?? selection.active.column
  return { ...atCell(next.row, next.column), ...(next.row === selection.active.row ? { origin } : {}) }
}

/** The next cell of a rectangle, column by column (`rows` first) or row by row, from the last to the first again. */
function cycle({ row, column }: Position, range: Range, back: boolean, first: 'rows' | 'columns'): Position {
  const height = rowsIn(range)
  const width = columnsIn(range)
  const down = row - range.top
  const across = column - range.left
  const at = first === 'rows' ? across * height + down : down * width + across
  const next = (at + (back ? -1 : 1) + height * width) % (height * width)
  return first === 'rows'
    ? { row: range.top + (next % height), column: range.left + Math.floor(next / height) }
    : { row: range.top + Math.floor(next / width), column: range.left + (next % width) }
}
