import type { Batch, Cells } from '../../batch/batch.ts'
import { type Decimal, powerOfTen } from '../../number/decimal.ts'
import type { DimensionPlan } from '../dimension.ts'
import type { Results } from './prepared.ts'

/** The cells that tell the group of a dimension, row 0 the first of the block. */
interface GroupCells {
  readonly cells: Cells
  readonly scale: number
  /** Tells which rows have no value: those that are, or are not, zero here; null where every row has one. */
  readonly lacking: { readonly marks: Uint8Array | Int32Array; readonly whereZero: boolean } | null
}

/** Fills in the group of each row of a block. Of rows that are not taken as they are, the group stands for nothing. */
export function fillGroups(groups: Int32Array, plan: DimensionPlan, batch: Batch, from: number, results: Results): void {
  const { rows } = results.baseline
  const found = cellsOf(plan, batch, from, results)
  const last = plan.keys.length - 1
  if (!found) {
    groups.fill(last, 0, rows)
    return
  }
  fillKnown(groups, plan, found, rows)
  if (!found.lacking) return
  const { marks, whereZero } = found.lacking
  for (let row = 0; row < rows; row++) if ((marks[row] === 0) === whereZero) groups[row] = last
}

function fillKnown(groups: Int32Array, plan: DimensionPlan, { cells, scale }: GroupCells, rows: number): void {
  const own = cells.length === rows ? cells : cells.subarray(0, rows)
  if (plan.limits) fillBands(groups, own, thresholdsOf(plan, scale), plan.limits.days === null ? 1 : -1, rows)
  else groups.set(own)
}

function cellsOf({ by }: DimensionPlan, { columns }: Batch, from: number, { baseline }: Results): GroupCells | null {
  if (by.kind === 'field') {
    const column = columns.get(by.field)
    if (!column) return null
    const { cells, scale, given } = column
    const [start, end] = [from, from + baseline.rows]
    return { cells: cells.subarray(start, end), scale, lacking: given && { marks: given.subarray(start, end), whereZero: true } }
  }
  const column = baseline.columns.get(by.rule)
  if (!column) return null
  const { cells, scale, unknown } = column
  return { cells, scale, lacking: unknown && { marks: unknown, whereZero: false } }
}

/** The group is the number of thresholds that the cell, for days its opposite, has reached. */
function fillBands(groups: Int32Array, cells: Cells, thresholds: Float64Array, sign: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const value = (cells[row] as number) * sign
    let group = 0
    while (group < thresholds.length && value >= (thresholds[group] as number)) group++
    groups[row] = group
  }
}

function thresholdsOf({ limits }: DimensionPlan, scale: number): Float64Array {
  const { days, values } = limits as NonNullable<DimensionPlan['limits']>
  return Float64Array.from(days ? days.map((day) => -day) : values.map((value) => atScale(value, scale)))
}

/** The smallest whole number of units that reaches the limit. */
function atScale({ coefficient, scale: has }: Decimal, scale: number): number {
  if (has <= scale) return Number(coefficient * powerOfTen(scale - has))
  const unit = powerOfTen(has - scale)
  const floor = coefficient / unit - (coefficient % unit < 0n ? 1n : 0n)
  return Number(floor * unit === coefficient ? floor : floor + 1n)
}
