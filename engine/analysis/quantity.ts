import { add, type Decimal, decimal, formatDecimal, isZero, multiply, normalize, zero } from '../number/decimal.ts'
import type { Dimension } from './dimension.ts'

/** By how much something may change from one point of its dimension to the next; null is unbounded. */
export interface Growth {
  readonly least: Decimal | null
  readonly most: Decimal | null
}

/** A number that the record decides, as a function of one dimension. */
export interface Atom {
  readonly id: number
  readonly dimension: Dimension
  readonly growth: Growth
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

/** The growth of a quantity whose atoms all stand on one dimension. */
export function growthOf(quantity: Quantity): Growth {
  const grown = quantity.terms.map(({ atom, factor }) => scaledGrowth(atom.growth, factor))
  return grown.reduce((a, b) => ({ least: sum(a.least, b.least), most: sum(a.most, b.most) }), { least: zero, most: zero })
}

function scaledGrowth({ least, most }: Growth, factor: Decimal): Growth {
  const [a, b] = [least && multiply(least, factor), most && multiply(most, factor)]
  return factor.coefficient < 0n ? { least: b, most: a } : { least: a, most: b }
}

export function sum(a: Decimal | null, b: Decimal | null): Decimal | null {
  return a && b ? add(a, b) : null
}
