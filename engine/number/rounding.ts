import { type Decimal, decimal, powerOfTen } from './decimal.ts'

/** 四舍五入, 舍去 (toward zero), 进一 (away from zero), 四舍六入五成双 (GB/T 8170). */
export type RoundingMode = 'half-up' | 'down' | 'up' | 'half-even'

/** numerator / denominator to the nearest integer by the mode; symmetric about zero. */
function quotient(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const whole = n / d
  const rest = n % d
  if (rest === 0n) return negative ? -whole : whole
  const up = mode === 'up' || (mode !== 'down' && roundsHalf(mode, 2n * rest, d, whole))
  const magnitude = up ? whole + 1n : whole
  return negative ? -magnitude : magnitude
}

function roundsHalf(mode: RoundingMode, twiceRest: bigint, divisor: bigint, whole: bigint): boolean {
  if (twiceRest !== divisor) return twiceRest > divisor
  return mode === 'half-up' || whole % 2n === 1n
}

/** The exact quotient a / b rounded once to `scale` places; a negative scale rounds to tens, hundreds … b must not be zero. */
export function divide(a: Decimal, b: Decimal, scale: number, mode: RoundingMode): Decimal {
  // a/b × 10^scale = (a.c × 10^(b.s + scale)) / (b.c × 10^a.s)
  const shift = b.scale + scale - a.scale
  const numerator = shift >= 0 ? a.coefficient * powerOfTen(shift) : a.coefficient
  const denominator = shift >= 0 ? b.coefficient : b.coefficient * powerOfTen(-shift)
  return placed(quotient(numerator, denominator, mode), scale)
}

/** The value to `scale` places; unchanged where it has no more. */
export function round(value: Decimal, scale: number, mode: RoundingMode): Decimal {
  if (value.scale <= scale) return value
  return placed(quotient(value.coefficient, powerOfTen(value.scale - scale), mode), scale)
}

function placed(coefficient: bigint, scale: number): Decimal {
  return scale >= 0 ? decimal(coefficient, scale) : decimal(coefficient * powerOfTen(-scale))
}
