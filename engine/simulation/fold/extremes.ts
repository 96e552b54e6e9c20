import type { CaseRecord } from '../../program/program.ts'

/** A person among those who gain or lose most. Plain data. */
export interface Extreme {
  readonly number: number
  readonly people: number
  /** In units of the person's amount. */
  readonly baseline: bigint
  readonly scenario: bigint
  /** How much is gained or lost; more than nothing. */
  readonly size: bigint
  /** The record as people write it; empty until the block that holds it is done. */
  record: CaseRecord | null
  /** The row of the block that is being folded. */
  readonly row: number
}

/** The most affected, worst first; of equally affected ones the lower number stands first. Plain data. */
export interface Extremes {
  readonly limit: number
  readonly list: Extreme[]
  /** Sizes below it need not be looked at, nor those that equal it with a later number. */
  threshold: number
  last: number
}

export const extremesOf = (limit: number): Extremes => ({ limit, list: [], threshold: 0, last: Number.POSITIVE_INFINITY })

export function addExtreme(extremes: Extremes, found: Extreme): void {
  const { list, limit } = extremes
  if (limit === 0 || found.size <= 0n) return
  const place = list.findIndex((other) => stronger(found, other))
  if (place < 0 && list.length === limit) return
  list.splice(place < 0 ? list.length : place, 0, found)
  if (list.length > limit) list.pop()
  if (list.length < limit) return
  // A double may be rounded; it only spares the exact comparison.
  extremes.threshold = Number((list[limit - 1] as Extreme).size)
  extremes.last = (list[limit - 1] as Extreme).number
}

function stronger(one: Extreme, other: Extreme): boolean {
  return one.size > other.size || (one.size === other.size && one.number < other.number)
}

export function mergeExtremes(into: Extremes, from: Extremes): void {
  for (const found of from.list) addExtreme(into, found)
}
