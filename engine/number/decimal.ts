/** An exact decimal: `coefficient / 10^scale`, scale ≥ 0. Never floating point. */
export interface Decimal {
  readonly coefficient: bigint
  readonly scale: number
}

const powers: bigint[] = [1n]

/** 10^exponent for a small non-negative exponent, remembered. */
export function powerOfTen(exponent: number): bigint {
  for (let next = powers.length; next <= exponent; next++) powers.push((powers[next - 1] as bigint) * 10n)
  return powers[exponent] as bigint
}

export function decimal(coefficient: bigint, scale = 0): Decimal {
  return { coefficient, scale }
}

export const zero = decimal(0n)
export const one = decimal(1n)

const form = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** Reads `-27.50`, `3`, `1e3`; trailing zeros are kept as scale. Null where the text is not a decimal number. */
export function parseDecimal(text: string): Decimal | null {
  const match = form.exec(text)
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const coefficient = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? decimal(coefficient, scale) : decimal(coefficient * powerOfTen(-scale))
}

/** The same value with no trailing zeros behind the point. */
export function normalize(value: Decimal): Decimal {
  let { coefficient, scale } = value
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n
    scale--
  }
  return scale === value.scale ? value : decimal(coefficient, scale)
}

/** The shortest exact text: 27.5, 0.6, 550; readable by `parseDecimal` and as a JSON number. */
export function formatDecimal(value: Decimal): string {
  const { coefficient, scale } = normalize(value)
  if (scale === 0) return coefficient.toString()
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(scale + 1, '0')
  return `${coefficient < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** The coefficient of the same value at a larger (or equal) scale. */
export function coefficientAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.coefficient : value.coefficient * powerOfTen(scale - value.scale)
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return decimal(a.coefficient + b.coefficient, a.scale)
  const scale = Math.max(a.scale, b.scale)
  return decimal(coefficientAt(a, scale) + coefficientAt(b, scale), scale)
}

export function negate(a: Decimal): Decimal {
  return decimal(-a.coefficient, a.scale)
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b))
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return decimal(a.coefficient * b.coefficient, a.scale + b.scale)
}

/** Negative, zero or positive as a is less than, equal to or greater than b; 27.5 equals 27.50. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const left = coefficientAt(a, scale)
  const right = coefficientAt(b, scale)
  return left < right ? -1 : left > right ? 1 : 0
}

export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0
}

export function isZero(a: Decimal): boolean {
  return a.coefficient === 0n
}

export function minimum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b
}

export function maximum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b
}
