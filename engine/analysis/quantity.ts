import { add, type Decimal, decimal, formatDecimal, isZero, multiply, normalize, zero } from '../number/decimal.ts'
import type { Dimension } from './dimension.ts'

/** A number that the record decides, as a function of one dimension that never falls (1) or never rises (-1). */
export interface Atom {
  readonly id: number
  readonly dimension: Dimension
  readonly direction: 1 | -1
  /** null where the value is the point itself, at the scale of the dimension's axis. */
  readonly evaluate: ((point: bigint) => Decimal) | null
  readonly scale: number
}

export interface Term {
  readonly atom: Atom
  /** Never zero. */
  readonly factor: Decimal
}

/** constant + Σ factor × atom; terms in the order of their atoms. */
export interface Quantity {
  readonly constant: Decimal
  readonly terms: readonly Term[]
}

export function constantQuantity(constant: Decimal): Quantity {
  return { constant: normalize(constant), terms: [] }
}

export function atomQuantity(atom: Atom): Quantity {
  return { constant: zero, terms: [{ atom, factor: decimal(1n) }] }
}

export function scaled(quantity: Quantity, factor: Decimal): Quantity {
  if (isZero(factor)) return constantQuantity(zero)
  const terms = quantity.terms.map((t) => ({ atom: t.atom, factor: normalize(multiply(t.factor, factor)) }))
  return { constant: normalize(multiply(quantity.constant, factor)), terms }
}

export function plus(a: Quantity, b: Quantity): Quantity {
  const factors = new Map<Atom, Decimal>()
  for (const { atom, factor } of [...a.terms, ...b.terms]) factors.set(atom, add(factors.get(atom) ?? zero, factor))
  const terms = [...factors].map(([atom, factor]) => ({ atom, factor: normalize(factor) })).filter((t) => !isZero(t.factor))
  return { constant: normalize(add(a.constant, b.constant)), terms: terms.sort((s, t) => s.atom.id - t.atom.id) }
}

export function minus(a: Quantity, b: Quantity): Quantity {
  return plus(a, scaled(b, decimal(-1n)))
}

export function isConstant(quantity: Quantity): boolean {
  return quantity.terms.length === 0
}

/** Decimal places that suffice for every value of the quantity. */
export function scaleOf(quantity: Quantity): number {
  return Math.max(quantity.constant.scale, ...quantity.terms.map((t) => t.factor.scale + t.atom.scale))
}

export function keyOfQuantity(quantity: Quantity): string {
  const constant = formatDecimal(quantity.constant)
  return quantity.terms.length === 0
    ? constant
    : `${constant} ${quantity.terms.map((t) => `${formatDecimal(t.factor)}*${t.atom.id}`).join(' ')}`
}

export function atomAt(atom: Atom, point: bigint): Decimal {
  return atom.evaluate ? atom.evaluate(point) : decimal(point, atom.scale)
}

/** The value at a point of the one dimension that all its atoms stand on. */
export function quantityAt(quantity: Quantity, point: bigint): Decimal {
  return quantity.terms.reduce((sum, { atom, factor }) => add(sum, multiply(factor, atomAt(atom, point))), quantity.constant)
}
