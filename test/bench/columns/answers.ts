import { counties, payers, type ResultName, type Work, works } from './work.ts'

/**
 * What a column of results comes to: amounts in fen, dates as days, members by their place, 是 as 1. All are whole numbers
 * far below 2⁵³, exact as numbers. The hash weighs each row, so that results that changed places do not pass.
 */
export interface Sums {
  readonly unknown: number
  readonly sum: number
  readonly hash: number
}

/** The sums of each result over all people and over the first of them, whom the interpreter is asked about too. */
export interface Answers {
  readonly whole: Readonly<Record<string, Sums>>
  readonly sample: Readonly<Record<string, Sums>>
}

/** How many of the first people make the sample. */
export const sampleSize = 20_000

/** Stands for an unknown result in a column of whole numbers. */
export const unknownCell = -(2 ** 31)

/** 13 bits by row; the same in kernel.c and rules.sql. */
const weightOf = (row: number): number => Math.imul(row, 0x9e3779b1) >>> 19

export function sumsOf(rows: number, valueAt: (row: number) => number): Sums {
  let [unknown, sum, hash] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const value = valueAt(row)
    if (value === unknownCell) unknown++
    else {
      sum += value
      hash += weightOf(row) * (value + 1)
    }
  }
  return { unknown, sum, hash }
}

/** The answers that stand in columns; `columnOf` gives a result by row, unknown as `unknownCell`. */
export function answersOf(work: Work, rows: number, columnOf: (result: ResultName) => (row: number) => number): Answers {
  const over = (count: number) => Object.fromEntries(works[work].map((name) => [name, sumsOf(count, columnOf(name))]))
  return { whole: over(rows), sample: over(Math.min(rows, sampleSize)) }
}

/** Totals by 参保地 and payer: the known ones summed, in fen, and how many are unknown; row by row of counties × payers. */
export interface Totals {
  readonly sums: Float64Array
  readonly unknown: Float64Array
}

const totalCells = counties.length * payers.length
export const emptyTotals = (): Totals => ({ sums: new Float64Array(totalCells), unknown: new Float64Array(totalCells) })

export function addTotals(to: Totals, from: Totals): Totals {
  for (let cell = 0; cell < totalCells; cell++) {
    to.sums[cell] = (to.sums[cell] as number) + (from.sums[cell] as number)
    to.unknown[cell] = (to.unknown[cell] as number) + (from.unknown[cell] as number)
  }
  return to
}

/** Throws where two engines answer differently. */
export function mustAgree(name: string, what: string, actual: unknown, expected: unknown): void {
  const [got, wanted] = [actual, expected].map((each) =>
    JSON.stringify(each, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)),
  )
  if (got !== wanted) throw new Error(`${name} differs in ${what}:\n${got}\n${wanted}`)
}
