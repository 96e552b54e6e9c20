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
  /** 1 where the amount is unknown under one or the other. */
  readonly unknown: Uint8Array
  /** Whether any is. */
  lacking: boolean
}

export function figureFor(plan: FigurePlan, rows: number): PreparedFigure {
  return { plan, baseline: new Float64Array(rows), scenario: new Float64Array(rows), unknown: new Uint8Array(rows), lacking: false }
}

export type Results = Readonly<Record<Side, BatchResults>>

/** Reads the amounts of a block. Rows whose amount doubles can't hold exactly are left to exact arithmetic. */
export function fillFigure(figure: PreparedFigure, results: Results, fate: Uint8Array): void {
  figure.unknown.fill(0)
  figure.lacking = false
  const { rows } = results.baseline
  for (const side of sides) {
    for (const [index, column] of columnsOf(figure.plan, side, results).entries()) {
      fillTerm(figure, figure[side], column, index === 0, rows)
      leaveLarge(figure[side], fate, rows)
      if (column.unknown) markUnknown(figure, column.unknown, rows)
    }
  }
  if (figure.lacking) clearUnknown(figure, rows)
}

export function columnsOf({ terms }: FigurePlan, side: Side, results: Results): ResultColumn[] {
  return terms[side].map(({ rule }) => results[side].columns.get(rule) as ResultColumn)
}

function fillTerm({ plan }: PreparedFigure, out: Float64Array, column: ResultColumn, first: boolean, rows: number): void {
  const factor = 10 ** (plan.scale - column.scale)
  const cells = column.cells.length === rows ? column.cells : column.cells.subarray(0, rows)
  if (first) out.set(cells)
  if (first && factor !== 1) for (let row = 0; row < rows; row++) out[row] = (out[row] as number) * factor
  if (!first) for (let row = 0; row < rows; row++) out[row] = (out[row] as number) + (cells[row] as number) * factor
}

/** What has once passed the limit may have been rounded. */
function leaveLarge(out: Float64Array, fate: Uint8Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    if (!(Math.abs(out[row] as number) < exactLimit) && fate[row] === rowFate.taken) fate[row] = rowFate.exact
  }
}

/** Differences of two amounts below it are exact too. */
export const exactLimit = 2 ** 52

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
