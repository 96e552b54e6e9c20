import * as fc from 'fast-check'
import { firstDay, lastDay } from '../../engine/number/date.ts'
import { type Decimal, decimal } from '../../engine/number/decimal.ts'
import type { RoundingMode } from '../../engine/number/rounding.ts'

/** Checks a property on many values; on failure fast-check prints the seed, the path and the smallest counterexample. */
export function always<T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void {
  fc.assert(property, parameters)
}

/** Any decimal with up to nine places; small coefficients, ties and trailing zeros are common. */
export const anyDecimal: fc.Arbitrary<Decimal> = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -120n, max: 120n }),
      fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
      fc.bigInt({ min: -2000n, max: 2000n }).map((n) => n * 500n),
    ),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([coefficient, scale]) => decimal(coefficient, scale))

export const nonZeroDecimal = anyDecimal.filter((value) => value.coefficient !== 0n)
export const anyMode = fc.constantFrom<RoundingMode>('half-up', 'down', 'up', 'half-even')
/** Places to round to, from thousands to millionths. */
export const anyPlaces = fc.integer({ min: -3, max: 6 })

/** Any day of the calendar; the days around February's end and around the turn of centuries are common. */
export const anyDay: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: firstDay, max: lastDay }),
  fc.integer({ min: -36525, max: 36525 }),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: -3, max: 3 }))
    .map(([century, offset]) => firstDay + century * 36524 + 59 + offset),
)

/** A fraction of whole numbers with a positive denominator: what a decimal means, without any of its arithmetic. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export function rational({ coefficient, scale }: Decimal): Rational {
  return { n: coefficient, d: 10n ** BigInt(scale) }
}

export function sameRational(a: Rational, b: Rational): boolean {
  return a.n * b.d === b.n * a.d
}
