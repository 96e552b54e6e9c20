import { type Decimal, decimal, formatDecimal, parseDecimal, powerOfTen } from '../number/decimal.ts'
import { divide } from '../number/rounding.ts'
import type { Range } from './ranges.ts'
import type { Numeric } from './type.ts'

/** What inference computes with; `Numeric` is the same as data. */
export interface Inferred extends Range {
  readonly scale: number
}

/** More digits than `DECIMAL(38, s)` of the databases hold. */
export const maximumDigits = 38

const cache = new Map<string, Decimal | null>()

function read(text: string | null): Decimal | null {
  if (text === null) return null
  const known = cache.get(text)
  if (known !== undefined) return known
  const value = parseDecimal(text)
  if (cache.size < 10_000) cache.set(text, value)
  return value
}

export function inferredOf(numeric: Numeric): Inferred {
  return { scale: numeric.scale, minimum: read(numeric.minimum), maximum: read(numeric.maximum) }
}

export function numericOf(inferred: Inferred): Numeric {
  const { scale, minimum, maximum } = inferred
  return { scale, minimum: minimum && formatDecimal(minimum), maximum: maximum && formatDecimal(maximum) }
}

/** The range of a value that may be one of several. */
export function union(all: readonly Inferred[]): Inferred {
  const [head, ...rest] = all
  if (!head) return { scale: 0, minimum: null, maximum: null }
  return rest.reduce(
    (a, b) => ({ scale: Math.max(a.scale, b.scale), minimum: pick(a.minimum, b.minimum, -1), maximum: pick(a.maximum, b.maximum, 1) }),
    head,
  )
}

function pick(a: Decimal | null, b: Decimal | null, sign: number): Decimal | null {
  if (!a || !b) return null
  const difference = a.coefficient * powerOfTen(b.scale) - b.coefficient * powerOfTen(a.scale)
  return (difference > 0n ? 1 : -1) === sign ? a : b
}

/** Digits of the largest magnitude at the scale; 0 where a side is open. */
export function digitsOf({ scale, minimum, maximum }: Inferred): number {
  const length = (d: Decimal | null) =>
    d ? (d.coefficient < 0n ? -d.coefficient : d.coefficient).toString().length + Math.max(0, scale - d.scale) : 0
  return Math.max(length(minimum), length(maximum))
}

/** Bounds after rounding to a scale: outward, whatever the mode. */
export function roundedRange(range: Range, scale: number): Range {
  const outward = (d: Decimal | null, negative: boolean): Decimal | null => {
    if (!d || d.scale <= scale) return d
    return divide(d, decimal(1n), scale, d.coefficient < 0n === negative ? 'up' : 'down')
  }
  return { minimum: outward(range.minimum, true), maximum: outward(range.maximum, false) }
}

/** Bounds of a quotient where the divisor is known to be positive and the dividend not negative; open otherwise. */
export function quotientRange(a: Range, b: Range, scale: number): Range {
  const low = b.minimum
  if (!low || low.coefficient <= 0n || !a.minimum || a.minimum.coefficient < 0n) return { minimum: null, maximum: null }
  const smallest = b.maximum ? divide(a.minimum, b.maximum, scale, 'down') : decimal(0n)
  return { minimum: smallest, maximum: a.maximum && divide(a.maximum, low, scale, 'up') }
}
