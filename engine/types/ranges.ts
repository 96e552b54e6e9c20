import { add, type Decimal, decimal, maximum, minimum, multiply, negate, parseDecimal } from '../number/decimal.ts'

/** Interval arithmetic over exact decimals: what range inference knows of a number. */

/** Inclusive bounds; null is unbounded. */
export interface Range {
  readonly minimum: Decimal | null
  readonly maximum: Decimal | null
}

export const unbounded: Range = { minimum: null, maximum: null }
export const first = (ranges: readonly Range[]): Range => ranges[0] ?? unbounded
export const second = (ranges: readonly Range[]): Range => ranges[1] ?? unbounded
const either = (f: (a: Decimal, b: Decimal) => Decimal, a: Decimal | null, b: Decimal | null): Decimal | null => (a && b ? f(a, b) : null)

export function sumRange(a: Range, b: Range): Range {
  return { minimum: either(add, a.minimum, b.minimum), maximum: either(add, a.maximum, b.maximum) }
}

export function negateRange(a: Range): Range {
  return { minimum: a.maximum && negate(a.maximum), maximum: a.minimum && negate(a.minimum) }
}

/** Interval product; a side is open where a factor is, except that non-negative factors keep their zero. */
export function productRange(a: Range, b: Range): Range {
  if (a.minimum && a.maximum && b.minimum && b.maximum) {
    const corners = [a.minimum, a.maximum].flatMap((x) => [b.minimum, b.maximum].map((y) => multiply(x, y as Decimal)))
    return { minimum: corners.reduce(minimum), maximum: corners.reduce(maximum) }
  }
  const nonNegative = (r: Range) => r.minimum !== null && r.minimum.coefficient >= 0n
  return nonNegative(a) && nonNegative(b) ? { minimum: multiply(a.minimum as Decimal, b.minimum as Decimal), maximum: null } : unbounded
}

export function absoluteRange(a: Range): Range {
  const magnitudes = a.minimum && a.maximum ? maximum(negate(a.minimum), a.maximum) : null
  const low = a.minimum && a.minimum.coefficient >= 0n ? a.minimum : decimal(0n)
  return { minimum: low, maximum: magnitudes }
}

export function extremeRange(pick: (a: Decimal, b: Decimal) => Decimal, side: 'minimum' | 'maximum') {
  const known = (values: (Decimal | null)[]) => values.filter((v): v is Decimal => v !== null)
  return (ranges: readonly Range[]): Range => {
    const lows = ranges.map((r) => r.minimum)
    const highs = ranges.map((r) => r.maximum)
    // The largest of several is at least each lower bound that is known; its upper bound needs all of them.
    const bound = (values: (Decimal | null)[], needsAll: boolean) => {
      const all = known(values)
      return all.length === 0 || (needsAll && all.length < values.length) ? null : all.reduce(pick)
    }
    return { minimum: bound(lows, side === 'minimum'), maximum: bound(highs, side === 'maximum') }
  }
}

export const fixedRange = (low: number, high: number) => (): Range => ({
  minimum: parseDecimal(String(low)),
  maximum: parseDecimal(String(high)),
})
