import type { Cells } from '../../batch/batch.ts'
import { cellOf } from '../../batch/cells.ts'
import { type ColumnLayout, wordLimit } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import type { Condition, Written } from './model.ts'
import { type Drawn, drawnOf, type Rows, type Scratch } from './rows.ts'

/** A condition on cells: those marked in `mask`, or from the one to the other. */
export interface CellCondition {
  readonly field: string
  readonly scope: number
  readonly mask: Uint8Array | null
  readonly from: number
  readonly to: number
}

/** Makes conditions on cells, the same object for the same condition. `layoutOf` gives the column of a condition's field. */
export function conditionMaker(layoutOf: (condition: Condition) => ColumnLayout, texts: Texts): (condition: Condition) => CellCondition {
  const made = new Map<string, CellCondition>()
  return (condition) => {
    const key = keyOf(condition)
    const known = made.get(key) ?? cellCondition(condition, layoutOf(condition), texts)
    made.set(key, known)
    return known
  }
}

function keyOf(condition: Condition): string {
  const { field, scope } = condition
  const rest = condition.kind === 'range' ? [condition.from?.text, condition.to?.text] : [condition.values.map(({ text }) => text)]
  return JSON.stringify([field, scope, ...rest])
}

function cellCondition(condition: Condition, layout: ColumnLayout, texts: Texts): CellCondition {
  const { field, scope } = condition
  const cell = ({ value }: Written): number => cellOf(value, layout, texts) as number
  if (condition.kind === 'members') return { field, scope, mask: maskOf(condition.values.map(cell)), from: 0, to: 0 }
  const { from, to } = condition
  return { field, scope, mask: null, from: from ? cell(from) : -Infinity, to: to ? cell(to) : Infinity }
}

/** By byte for what is kept in bytes, so that every cell has an entry. */
function maskOf(cells: readonly number[]): Uint8Array {
  const mask = new Uint8Array(Math.max(256, Math.max(...cells) + 1))
  for (const cell of cells) mask[cell] = 1
  return mask
}

/** Puts the first case that applies to each row into `scratch.cases`. */
export function putCases(conditions: readonly (readonly CellCondition[])[], rows: Rows, scratch: Scratch): void {
  const { cases } = scratch
  cases.fill(conditions.length, 0, rows.count)
  for (let index = conditions.length - 1; index >= 0; index--) {
    choose(cases, hitsOf(conditions[index] as readonly CellCondition[], rows, scratch), rows.count, index)
  }
}

function choose(cases: Uint16Array, hits: Uint8Array, count: number, index: number): void {
  for (let row = 0; row < count; row++) if (hits[row] === 1) cases[row] = index
}

/** 1 where all conditions of a case hold. */
function hitsOf(conditions: readonly CellCondition[], rows: Rows, { hits }: Scratch): Uint8Array {
  const [first, ...more] = conditions
  if (first && more.length === 0) return heldOf(first, rows)
  hits.fill(1, 0, rows.count)
  for (const condition of conditions) both(hits, rows.count, heldOf(condition, rows))
  return hits
}

/** 1 where a condition holds: found once for the rows, since many fields depend on the same few conditions. */
function heldOf(condition: CellCondition, rows: Rows): Uint8Array {
  const known = rows.held.get(condition)
  if (known) return known
  const held = new Uint8Array(rows.count).fill(1)
  narrow(held, rows.count, condition, drawnOf(rows, condition.field, condition.scope))
  rows.held.set(condition, held)
  return held
}

/** Takes out the rows that a condition does not hold for. */
function narrow(hits: Uint8Array, count: number, { mask, from, to }: CellCondition, { cells, given }: Drawn): void {
  if (mask && cells instanceof Uint8Array) narrowBytes(hits, count, mask, cells)
  else if (mask) narrowMarked(hits, count, mask, cells)
  else if (cells instanceof Int32Array) narrowWords(hits, count, Math.max(from, -wordLimit), Math.min(to, wordLimit - 1), cells)
  else narrowRange(hits, count, from, to, cells)
  if (given) both(hits, count, given)
}

// One loop for each kind of cells: the compiler makes a fast one of a loop that sees a single kind of array.

function narrowBytes(hits: Uint8Array, count: number, mask: Uint8Array, cells: Uint8Array): void {
  for (let row = 0; row < count; row++) hits[row] = (hits[row] as number) & (mask[cells[row] as number] as number)
}

function narrowMarked(hits: Uint8Array, count: number, mask: Uint8Array, cells: Cells): void {
  for (let row = 0; row < count; row++) hits[row] = (hits[row] as number) & (mask[cells[row] as number] ?? 0)
}

function narrowWords(hits: Uint8Array, count: number, from: number, to: number, cells: Int32Array): void {
  for (let row = 0; row < count; row++) if ((cells[row] as number) < from || (cells[row] as number) > to) hits[row] = 0
}

function narrowRange(hits: Uint8Array, count: number, from: number, to: number, cells: Cells): void {
  for (let row = 0; row < count; row++) if ((cells[row] as number) < from || (cells[row] as number) > to) hits[row] = 0
}

function both(hits: Uint8Array, count: number, given: Uint8Array): void {
  for (let row = 0; row < count; row++) hits[row] = (hits[row] as number) & (given[row] as number)
}
