import type { RoundingMode } from '../../../engine/types/type.ts'

/** An exact number: a fraction of whole numbers, not reduced, with a positive denominator. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export function rational(n: bigint, d = 1n): Rational {
  return d < 0n ? { n: -n, d: -d } : { n, d }
}

/** 27.5, -3 and 1e2 as a fraction. */
export function readRational(text: string): Rational {
  const [digits = '', exponent = '0'] = text.split(/e/i)
  const [whole = '', fraction = ''] = digits.split('.')
  const shift = Number(exponent)
  const value = rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
  return shift < 0 ? rational(value.n, value.d * 10n ** BigInt(-shift)) : rational(value.n * 10n ** BigInt(shift), value.d)
}

export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Rational, b: Rational): Rational => plus(a, rational(-b.n, b.d))
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
export const over = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)
export const opposite = (a: Rational): Rational => rational(-a.n, a.d)

/** Negative, zero or positive. */
export function sign(a: Rational): number {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0
}

/** To a whole multiple of 10^-places; the law of each mode, spelled out on the magnitude. */
export function rounded(value: Rational, mode: RoundingMode, places: number): Rational {
  const unit = places >= 0 ? rational(1n, 10n ** BigInt(places)) : rational(10n ** BigInt(-places))
  const steps = over(value, unit)
  const magnitude = steps.n < 0n ? -steps.n : steps.n
  const lower = magnitude / steps.d
  const rest = magnitude - lower * steps.d
  const taken = rest === 0n ? lower : lower + (goesUp(mode, rest * 2n, steps.d, lower) ? 1n : 0n)
  return times(rational(steps.n < 0n ? -taken : taken), unit)
}

function goesUp(mode: RoundingMode, twice: bigint, whole: bigint, lower: bigint): boolean {
  switch (mode) {
    case 'down':
      return false
    case 'up':
      return true
    case 'half-up':
      return twice >= whole
    case 'half-even':
      return twice > whole || (twice === whole && lower % 2n === 1n)
  }
}

/** Whether the value is a whole multiple of 10^-places. */
export function hasPlaces(value: Rational, places: number): boolean {
  return (value.n * 10n ** BigInt(places)) % value.d === 0n
}

/** The shortest decimal text of a value that has one. */
export function rationalText(value: Rational): string {
  let places = 0
  while (!hasPlaces(value, places)) if (++places > 400) throw new Error(`${value.n}/${value.d} has no end`)
  const digits = ((value.n * 10n ** BigInt(places)) / value.d).toString()
  if (places === 0) return digits
  const padded = digits.replace('-', '').padStart(places + 1, '0')
  return `${digits.startsWith('-') ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`
}
