/**
 * Sums by cell, exact: in doubles while nothing can pass 2⁵³, in bigints beyond. Plain data, so that threads can hand it
 * over.
 */
export interface Sums {
  readonly doubles: Float64Array
  /** What was moved out of the doubles, by cell. */
  readonly large: Map<number, bigint>
  /** No sum in the doubles is larger than this, either way. */
  bound: number
}

/** Half of 2⁵³: a bound below it, itself added up in doubles, proves that the sums are exact. */
const limit = 2 ** 52

export function sumsOf(cells: number): Sums {
  return { doubles: new Float64Array(cells), large: new Map(), bound: 0 }
}

/**
 * Adds value × weight to the cell of each row. Values and weights are whole numbers below 2⁵³; `known`: what the sum of their
 * products can't pass, either way, or null.
 */
export function addRows(
  sums: Sums,
  cells: Int32Array,
  values: Float64Array,
  weights: Float64Array,
  rows: number,
  known: number | null,
): void {
  const bound = known !== null && known < limit ? known : boundOf(values, weights, rows)
  if (bound === 0) return
  if (bound >= limit) {
    for (let row = 0; row < rows; row++)
      addExactly(sums, cells[row] as number, BigInt(values[row] as number) * BigInt(weights[row] as number))
    return
  }
  if (sums.bound + bound >= limit) moveOut(sums)
  sums.bound += bound
  const { doubles } = sums
  for (let row = 0; row < rows; row++) {
    doubles[cells[row] as number] = (doubles[cells[row] as number] as number) + (values[row] as number) * (weights[row] as number)
  }
}

function boundOf(values: Float64Array, weights: Float64Array, rows: number): number {
  let bound = 0
  for (let row = 0; row < rows; row++) bound += Math.abs(values[row] as number) * (weights[row] as number)
  return bound
}

export function addExactly({ large }: Sums, cell: number, value: bigint): void {
  if (value !== 0n) large.set(cell, (large.get(cell) ?? 0n) + value)
}

function moveOut(sums: Sums): void {
  const { doubles } = sums
  for (let cell = 0; cell < doubles.length; cell++) if (doubles[cell] !== 0) addExactly(sums, cell, BigInt(doubles[cell] as number))
  doubles.fill(0)
  sums.bound = 0
}

export function mergeSums(into: Sums, from: Sums): void {
  moveOut(into)
  for (let cell = 0; cell < from.doubles.length; cell++) addExactly(into, cell, BigInt(from.doubles[cell] as number))
  for (const [cell, value] of from.large) addExactly(into, cell, value)
}

/** The sum of cells. */
export function sumOver({ doubles, large }: Sums, cells: Iterable<number>): bigint {
  let sum = 0n
  for (const cell of cells) sum += BigInt(doubles[cell] as number) + (large.get(cell) ?? 0n)
  return sum
}
