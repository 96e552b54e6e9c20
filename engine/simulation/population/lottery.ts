import type { Cells } from '../../batch/batch.ts'
import { cellOf, cellsFor } from '../../batch/cells.ts'
import type { ColumnLayout } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import type { CaseModel, Share, Written } from './model.ts'
import { draw, drawLimit, type Stream, scaled } from './random.ts'
import type { Rows, Scratch } from './rows.ts'

/**
 * The distributions of a field's cases, flat: a draw below `limits[k]`, and not below the one before, falls to lot k, whose
 * cells are first, first + step, … (so many of them).
 */
export interface Lottery {
  /** The first lot of a case that a draw may fall to, by case × 256 + the draw's highest byte. */
  readonly guide: Int32Array
  readonly limits: Float64Array
  readonly first: Cells
  readonly count: Float64Array
  readonly step: Float64Array
  /** 0 where the lot stands for no value. */
  readonly present: Uint8Array
  /** Whether any lot has several cells, so that a second draw is needed. */
  readonly spread: boolean
  /** Of a 是否 that every record has: by case, the limit below which a draw says yes; null for all else. */
  readonly yes: Float64Array | null
}

interface Lot {
  readonly share: Share
  readonly first: number
  readonly count: number
  readonly step: number
  readonly present: boolean
}

export function lotteryOf(cases: readonly CaseModel[], layout: ColumnLayout, texts: Texts): Lottery {
  const lots = cases.map((each) => lotsOf(each, layout, texts))
  const all = lots.flat()
  const limits = lots.flatMap(limitsOf)
  const starts = lots.map((_, index) => lots.slice(0, index).reduce((sum, { length }) => sum + length, 0))
  return {
    guide: guideOf(limits, starts),
    limits: Float64Array.from(limits),
    first: firsts(all, layout),
    count: Float64Array.from(all, ({ count }) => count),
    step: Float64Array.from(all, ({ step }) => step),
    present: Uint8Array.from(all, ({ present }) => Number(present)),
    spread: all.some(({ count }) => count > 1),
    yes: layout.type.kind === 'boolean' && !layout.optional ? Float64Array.from(lots, yesLimit) : null,
  }
}

function firsts(lots: readonly Lot[], { width }: ColumnLayout): Cells {
  const cells = cellsFor(width, lots.length)
  for (const [index, { first }] of lots.entries()) cells[index] = first
  return cells
}

const certain: Share = { part: 1n, whole: 1n, text: '100%' }

function lotsOf({ distribution }: CaseModel, layout: ColumnLayout, texts: Texts): Lot[] {
  const cell = ({ value }: Written): number => cellOf(value, layout, texts) as number
  switch (distribution.kind) {
    case 'absent':
      return [{ share: certain, first: 0, count: 1, step: 1, present: false }]
    case 'values':
      return distribution.values.map((each) => ({ share: each.share, first: cell(each), count: 1, step: 1, present: true }))
    case 'bands':
      return distribution.bands.map(({ from, to, open, share }) => {
        const [first, step] = [cell(from), distribution.step]
        const width = cell(to) - first - (open ? 1 : 0)
        return { share, first, count: Math.floor(width / step) + 1, step, present: true }
      })
  }
}

/** Where each lot ends: whole numbers of 2³², rounded down from the exact sums, the last one all. */
function limitsOf(lots: readonly Lot[]): number[] {
  const whole = lots.reduce((product, { share }) => common(product, share.whole), 1n)
  let sum = 0n
  return lots.map(({ share }) => {
    sum += share.part * (whole / share.whole)
    return Number((sum * BigInt(drawLimit)) / whole)
  })
}

/** Yes stands before no, wherever both do. */
function yesLimit(lots: readonly Lot[]): number {
  return lots[0]?.first === 1 ? (limitsOf(lots)[0] as number) : 0
}

/** The least common multiple. */
function common(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

function guideOf(limits: readonly number[], starts: readonly number[]): Int32Array {
  const guide = new Int32Array(starts.length * 256)
  for (const [index, start] of starts.entries()) {
    let lot = start
    for (let byte = 0; byte < 256; byte++) {
      while ((limits[lot] as number) <= byte * 2 ** 24) lot++
      guide[index * 256 + byte] = lot
    }
  }
  return guide
}

/** Puts yes or no by one comparison: most fields are of this kind. */
export function putYes(cells: Cells, yes: Float64Array, values: Stream, { count, persons, elements }: Rows, { cases }: Scratch): void {
  for (let row = 0; row < count; row++) {
    const drawn = draw(values, persons[row] as number, elements[row] as number)
    cells[row] = drawn < (yes[cases[row] as number] as number) ? 1 : 0
  }
}

/** Puts the lot that each row draws in its case into `scratch.lots`. */
export function putLots({ guide, limits }: Lottery, values: Stream, { count, persons, elements }: Rows, { cases, lots }: Scratch): void {
  for (let row = 0; row < count; row++) {
    const drawn = draw(values, persons[row] as number, elements[row] as number)
    let lot = guide[((cases[row] as number) << 8) | (drawn >>> 24)] as number
    while (drawn >= (limits[lot] as number)) lot++
    lots[row] = lot
  }
}

/** Puts a cell of the lot that each row drew. */
export function putCells(cells: Cells, lottery: Lottery, places: Stream, rows: Rows, { lots }: Scratch): void {
  const { first } = lottery
  if (lottery.spread) putSpread(cells, lottery, places, rows, lots)
  else for (let row = 0; row < cells.length; row++) cells[row] = first[lots[row] as number] as number
}

function putSpread(cells: Cells, { first, count, step }: Lottery, places: Stream, { persons, elements }: Rows, lots: Int32Array): void {
  for (let row = 0; row < cells.length; row++) {
    const lot = lots[row] as number
    const place = scaled(draw(places, persons[row] as number, elements[row] as number), count[lot] as number)
    cells[row] = (first[lot] as number) + place * (step[lot] as number)
  }
}
