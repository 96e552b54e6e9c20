import type { Batch, Cells, Children, Column } from '../../batch/batch.ts'
import { everything, type Wanted } from '../../batch/builder.ts'
import { cellsFor } from '../../batch/cells.ts'
import type { Block } from '../../batch/source.ts'
import { Texts } from '../../batch/texts.ts'
import type { Program } from '../../program/program.ts'
import { putCases } from './cases.ts'
import { putCells, putLots, putYes } from './lottery.ts'
import type { PopulationModel } from './model.ts'
import { type ColumnPlan, type DrawPlan, type EntityPlan, type FieldStep, type MissingPlan, planOf, type RelationStep } from './plan.ts'
import { draw, elementOf, largestSeed } from './random.ts'
import { type Drawn, type Rows, type Scratch, scratchPad } from './rows.ts'

export interface GeneratorOptions {
  /** A whole number from 0 to `largestSeed`. The same seed gives the same people on every machine. */
  readonly seed: number
  /** How many people there are, at most `mostPeople`. */
  readonly size: number
  /** What is generated; all without it. What is left out changes nothing of the rest. */
  readonly wanted?: Wanted
}

/** Makes the people of a synthetic population: any of them at any time, each the same however they are asked for. */
export interface PopulationGenerator {
  readonly synthetic: true
  readonly entity: string
  readonly seed: number
  readonly size: number
  /** People number `from` (from 0) up to, not including, `to`. Their numbers in the block count from 1. */
  block(from: number, to: number): Block
  /** All people, or those of a range, in blocks of at most so many. */
  blocks(options?: { readonly from?: number; readonly to?: number; readonly rows?: number }): Generator<Block>
}

/** Enough people for a block to cost little by itself, few enough for its columns to stay in the cache. */
const usualRows = 4096

export function generator(model: PopulationModel, program: Program, options: GeneratorOptions): PopulationGenerator {
  const { seed, size, wanted = everything } = options
  if (!isWhole(seed, largestSeed) || !isWhole(size, mostPeople)) throw new Error(`no population of size ${size} and seed ${seed}`)
  // One for all blocks, so that equal texts have equal codes in all of them.
  const texts = new Texts()
  const shared: Shared = { texts, pad: scratchPad() }
  const plan = planOf(model, program, seed, wanted, texts)
  const block = (from: number, to: number): Block => {
    const persons = counted(from, to)
    const rows: Rows = { count: to - from, persons, elements: new Int32Array(to - from), drawn: new Map(), held: new Map(), holder: null }
    return { batch: batchOf(plan, rows, shared), numbers: counted(from + 1, to + 1), refused: [] }
  }
  return {
    synthetic: true,
    entity: model.entity,
    seed,
    size,
    block,
    *blocks({ from = 0, to = size, rows = usualRows } = {}) {
      for (let start = from; start < to; start += rows) yield block(start, Math.min(start + rows, to))
    },
  }
}

/** Numbers of records are counted in 32 bits, from 1. */
export const mostPeople = 2 ** 31 - 1

function isWhole(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most
}

type Pad = (count: number) => Scratch

/** What all blocks of a generator have in common. */
interface Shared {
  readonly texts: Texts
  readonly pad: Pad
}

function counted(from: number, to: number): Int32Array {
  const numbers = new Int32Array(to - from)
  for (let row = 0; row < numbers.length; row++) numbers[row] = from + row
  return numbers
}

function batchOf({ layout, steps, columns, empty }: EntityPlan, rows: Rows, shared: Shared): Batch {
  const relations = new Map<string, Children>()
  for (const step of steps) {
    if (step.kind === 'field') rows.drawn.set(step.layout.field, drawField(step, rows, shared.pad))
    else relations.set(step.relation, drawElements(step, rows, shared))
  }
  for (const { relation, plan } of empty) relations.set(relation, noElements(plan, rows, shared))
  const made = columns.map((column) => [column.layout.field, columnOf(column, rows)] as const)
  return { entity: layout.entity, rows: rows.count, columns: new Map(made), relations, texts: shared.texts, kept: new Map() }
}

function columnOf({ layout, constant, drawn }: ColumnPlan, rows: Rows): Column {
  const { field, type, scale, width, optional } = layout
  const known = drawn ? rows.drawn.get(field) : undefined
  if (known) return { field, type, scale, ...known }
  const cells = cellsFor(width, rows.count).fill(constant)
  return { field, type, scale, cells, given: optional ? new Uint8Array(rows.count) : null }
}

function drawField({ layout, draw: drawing, missing }: FieldStep, rows: Rows, pad: Pad): Drawn {
  const cells = cellsFor(layout.width, rows.count)
  const scratch = drawCells(drawing, cells, rows, pad)
  if (!layout.optional) return { cells, given: null }
  const given = new Uint8Array(rows.count)
  putGiven(given, drawing.lottery.present, scratch.lots)
  if (missing) leaveOut(cells, given, missing, rows)
  return { cells, given }
}

function drawCells({ conditions, lottery, values, places }: DrawPlan, cells: Cells, rows: Rows, pad: Pad): Scratch {
  const scratch = pad(rows.count)
  putCases(conditions, rows, scratch)
  if (lottery.yes) putYes(cells, lottery.yes, values, rows, scratch)
  else {
    putLots(lottery, values, rows, scratch)
    putCells(cells, lottery, places, rows, scratch)
  }
  return scratch
}

function putGiven(given: Uint8Array, present: Uint8Array, lots: Int32Array): void {
  for (let row = 0; row < given.length; row++) given[row] = present[lots[row] as number] as number
}

function leaveOut(cells: Cells, given: Uint8Array, { stream, limit }: MissingPlan, { persons, elements }: Rows): void {
  for (let row = 0; row < given.length; row++) {
    if (draw(stream, persons[row] as number, elements[row] as number) >= limit) continue
    given[row] = 0
    cells[row] = 0
  }
}

function drawElements({ count, plan }: RelationStep, holders: Rows, shared: Shared): Children {
  const counts = new Int32Array(holders.count)
  drawCells(count, counts, holders, shared.pad)
  const offsets = new Int32Array(counts.length + 1)
  for (const [row, many] of counts.entries()) offsets[row + 1] = (offsets[row] as number) + many
  return { offsets, batch: batchOf(plan, elementRows(offsets, holders), shared) }
}

function elementRows(offsets: Int32Array, holders: Rows): Rows {
  const places = new Int32Array(offsets.at(-1) ?? 0)
  for (let row = 0; row + 1 < offsets.length; row++) places.fill(row, offsets[row], offsets[row + 1])
  const elements = places.map((holder, row) => elementOf(holders.elements[holder] as number, row - (offsets[holder] as number)))
  const persons = places.map((holder) => holders.persons[holder] as number)
  return { count: persons.length, persons, elements, drawn: new Map(), held: new Map(), holder: { rows: holders, places } }
}

function noElements(plan: EntityPlan, holders: Rows, shared: Shared): Children {
  const offsets = new Int32Array(holders.count + 1)
  return { offsets, batch: batchOf(plan, elementRows(offsets, holders), shared) }
}
