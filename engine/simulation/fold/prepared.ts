import type { Cells } from '../../batch/batch.ts'
import { wordLimit } from '../../batch/layout.ts'
import type { BatchResults, ResultColumn } from '../../columns/results.ts'
import type { FigurePlan } from '../plan.ts'
import { type Side, sides } from '../variant.ts'

/** What a row is to the fast path: taken as it is; refused by one program; or left to exact arithmetic. */
export const rowFate = { taken: 0, refused: 1, exact: 2 } as const

/** An amount of a block's rows under both programs: whole numbers of units, 0 where it is unknown. */
export interface PreparedFigure {
  readonly plan: FigurePlan
  readonly baseline: Float64Array
  readonly scenario: Float64Array
  /** No amount is larger than this, either way; null where that is not known. */
  readonly most: { baseline: number | null; scenario: number | null }
  /** 1 where the amount is unknown under one or the other. */
  readonly unknown: Uint8Array
  /** Whether any is. */
  lacking: boolean
}

export function figureFor(plan: FigurePlan, rows: number): PreparedFigure {
  const doubles = () => new Float64Array(rows)
  const most = { baseline: null, scenario: null }
  return { plan, baseline: doubles(), scenario: doubles(), most, unknown: new Uint8Array(rows), lacking: false }
}

export type Results = Readonly<Record<Side, BatchResults>>

/** Reads the amounts of a block. Rows whose amount doubles can't hold exactly are left to exact arithmetic. */
export function fillFigure(figure: PreparedFigure, results: Results, fate: Uint8Array): void {
  const { rows } = results.baseline
  figure.unknown.fill(0)
  figure.lacking = false
  for (const side of sides) {
    const columns = columnsOf(figure.plan, side, results)
    figure.most[side] = fillSide(figure.plan, figure[side], columns, rows, fate)
    for (const { unknown } of columns) if (unknown) markUnknown(figure, unknown, rows)
  }
  if (figure.lacking) clearUnknown(figure, rows)
}

export function columnsOf({ terms }: FigurePlan, side: Side, results: Results): ResultColumn[] {
  return terms[side].map(({ rule }) => results[side].columns.get(rule) as ResultColumn)
}

/** Differences of two amounts below it are exact too. */
const exactLimit = 2 ** 52

/** The largest size of an amount, either way; null where some can't be held. */
function fillSide(plan: FigurePlan, out: Float64Array, columns: readonly ResultColumn[], rows: number, fate: Uint8Array): number | null {
  let most = 0
  for (const [index, column] of columns.entries()) {
    if (column.scale > plan.scale) {
      leaveAll(fate, rows)
      return null
    }
    const factor = 10 ** (plan.scale - column.scale)
    const cells = column.cells.length === rows ? column.cells : column.cells.subarray(0, rows)
    if (index > 0) most = addTerm(out, cells, factor, rows)
    else {
      out.set(cells)
      most = factor === 1 && !(cells instanceof Float64Array) ? wordLimit : scaled(out, factor, rows)
    }
    if (most >= exactLimit) {
      leaveLarge(out, fate, rows)
      return null
    }
  }
  return most
}

/** Each of these makes one pass, and gives the largest size that it came to. */
function scaled(out: Float64Array, factor: number, rows: number): number {
  let most = 0
  for (let row = 0; row < rows; row++) {
    const value = (out[row] as number) * factor
    out[row] = value
    const size = Math.abs(value)
    if (size > most) most = size
  }
  return most
}

function addTerm(out: Float64Array, cells: Cells, factor: number, rows: number): number {
  let most = 0
  for (let row = 0; row < rows; row++) {
    const value = (out[row] as number) + (cells[row] as number) * factor
    out[row] = value
    const size = Math.abs(value)
    if (size > most) most = size
  }
  return most
}

/** Values that a run sets may make amounts finer than the program's own are: then only exact arithmetic tells whether they fit. */
function leaveAll(fate: Uint8Array, rows: number): void {
  for (let row = 0; row < rows; row++) if (fate[row] === rowFate.taken) fate[row] = rowFate.exact
}

/** What has once passed the limit may have been rounded. */
function leaveLarge(out: Float64Array, fate: Uint8Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    if (!(Math.abs(out[row] as number) < exactLimit) && fate[row] === rowFate.taken) fate[row] = rowFate.exact
  }
}

function markUnknown(figure: PreparedFigure, sets: Int32Array, rows: number): void {
  const { unknown } = figure
  for (let row = 0; row < rows; row++) {
    if (sets[row] === 0) continue
    unknown[row] = 1
    figure.lacking = true
  }
}

function clearUnknown({ baseline, scenario, unknown }: PreparedFigure, rows: number): void {
  for (let row = 0; row < rows; row++) {
    if (unknown[row] === 0) continue
    baseline[row] = 0
    scenario[row] = 0
  }
}
