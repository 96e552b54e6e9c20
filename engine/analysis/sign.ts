import { coefficientAt, compare, type Decimal, decimal, multiply, powerOfTen, zero } from '../number/decimal.ts'
import type { Expr } from '../program/program.ts'
import { type Context, dimensionOf } from './context.ts'
import type { Diagram } from './diagram.ts'
import type { Dimension } from './dimension.ts'
import { ceilingAt, floorAt, floorDivide, pointAtom } from './field.ts'
import { freeSum } from './free.ts'
import { partition } from './partition.ts'
import { type Atom, atomAt, atomQuantity, growthOf, isConstant, type Quantity, quantityAt, scaled, sum, type Term } from './quantity.ts'

/** What to take where a quantity is below zero, zero, or above zero. */
export interface BySign {
  readonly negative: Diagram
  readonly zero: Diagram
  readonly positive: Diagram
}

/** Decides by the sign of a quantity: exactly where it stands on one dimension, else by an opaque one of its own. */
export function bySign(context: Context, quantity: Quantity, cases: BySign, origin: Expr): Diagram {
  if (isConstant(quantity)) return pick(cases, quantity.constant)
  const single = onOneDimension(context, quantity, origin)
  if (directionOf(single) === 1) return rising(context, single, cases)
  const mirrored = { negative: cases.positive, zero: cases.zero, positive: cases.negative }
  return rising(context, scaled(single, decimal(-1n)), mirrored)
}

/** The same quantity where it never falls or never rises along one dimension; else on an opaque one of its own. */
export function onOneDimension(context: Context, quantity: Quantity, origin: Expr): Quantity {
  return isConstant(quantity) || directionOf(quantity) !== null ? quantity : asOneAtom(context, quantity, origin)
}

function pick(cases: BySign, value: Decimal): Diagram {
  const sign = compare(value, zero)
  return sign < 0 ? cases.negative : sign > 0 ? cases.positive : cases.zero
}

/** 1 or -1 where the quantity never falls or never rises along its only dimension; null otherwise. */
export function directionOf(quantity: Quantity): 1 | -1 | null {
  const [first] = quantity.terms
  if (!first || quantity.terms.some((t) => t.atom.dimension !== first.atom.dimension)) return null
  const { least, most } = growthOf(quantity)
  if (least && least.coefficient >= 0n) return 1
  return most && most.coefficient <= 0n ? -1 : null
}

function rising(context: Context, quantity: Quantity, cases: BySign): Diagram {
  const dimension = (quantity.terms[0] as Term).atom.dimension
  const cuts: bigint[] = []
  const branches = [cases.negative]
  const [zeroFrom, positiveFrom] = thresholds(dimension, quantity)
  for (const [from, branch] of [
    [zeroFrom, cases.zero],
    [positiveFrom, cases.positive],
  ] as const) {
    if (from === 'never') break
    if (from === 'always') branches.length = 0
    else cuts.push(from)
    branches.push(branch)
  }
  return partition(context.store, dimension, cuts, branches)
}

/** The first point at which something holds that goes on holding. */
type Threshold = bigint | 'always' | 'never'

/** Where a rising quantity begins to be at least zero, and to be above zero. */
function thresholds(dimension: Dimension, quantity: Quantity): readonly [Threshold, Threshold] {
  const [only, ...others] = quantity.terms as [Term, ...Term[]]
  if (others.length === 0 && only.atom.evaluate === null) return linearThresholds(only, quantity.constant)
  return [
    firstPoint(dimension, (point) => quantityAt(quantity, point).coefficient >= 0n),
    firstPoint(dimension, (point) => quantityAt(quantity, point).coefficient > 0n),
  ]
}

/** factor × point / 10^scale ≥ −constant, solved for the point. */
function linearThresholds({ atom, factor }: Term, constant: Decimal): [bigint, bigint] {
  const numerator = -constant.coefficient * powerOfTen(factor.scale + atom.scale)
  const denominator = factor.coefficient * powerOfTen(constant.scale)
  return [-floorDivide(-numerator, denominator), floorDivide(numerator, denominator) + 1n]
}

/** How far an unbounded dimension is searched: beyond any amount of money. */
const farthest = 2n ** 128n

/** The first point of the dimension at which a condition holds that, once it holds, goes on holding. */
function firstPoint(dimension: Dimension, holds: (point: bigint) => boolean): Threshold {
  let low = dimension.minimum ?? -farthest
  let high = dimension.maximum ?? farthest
  if (holds(low)) return 'always'
  if (!holds(high)) return 'never'
  while (high - low > 1n) {
    const middle = floorDivide(low + high, 2n)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

/** The same quantity standing on one atom: its terms together, divided by what they share, as an opaque dimension. */
function asOneAtom(context: Context, quantity: Quantity, origin: Expr): Quantity {
  const unit = commonFactor(quantity.terms)
  const terms = quantity.terms.map(({ atom, factor }) => ({ atom, factor: over(factor, unit) }))
  const key = terms.map((t) => `${t.factor.coefficient}*${t.atom.id}`).join(' ')
  const atom = opaqueSum(context, key, terms, origin)
  const whole = scaled(atomQuantity(atom), unit)
  return { constant: quantity.constant, terms: whole.terms }
}

/** The greatest decimal of which every factor is a whole multiple; its sign makes the first multiple positive. */
function commonFactor(terms: readonly Term[]): Decimal {
  const scale = Math.max(...terms.map((t) => t.factor.scale))
  const divisor = terms.map((t) => coefficientAt(t.factor, scale)).reduce(greatestCommonDivisor)
  const [first] = terms as readonly [Term]
  const magnitude = divisor < 0n ? -divisor : divisor
  return decimal(first.factor.coefficient < 0n ? -magnitude : magnitude, scale)
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

function over(factor: Decimal, unit: Decimal): Decimal {
  return decimal(coefficientAt(factor, unit.scale) / unit.coefficient)
}

function opaqueSum(context: Context, key: string, terms: readonly Term[], origin: Expr): Atom {
  const scale = Math.max(...terms.map((t) => t.atom.scale))
  const dimension = dimensionOf(context, `sum ${key}`, () => {
    const { minimum: low, maximum: high } = rangeOf({ constant: zero, terms })
    const bounds = { minimum: low && ceilingAt(low, scale), maximum: high && floorAt(high, scale) }
    return { origin: { kind: 'opaque', expr: origin, free: freeSum(terms) }, axis: { kind: 'decimal', unit: 'number', scale }, bounds }
  })
  return pointAtom(context, dimension, scale)
}

interface DecimalRange {
  readonly minimum: Decimal | null
  readonly maximum: Decimal | null
}

/** Bounds of a quantity, from the bounds of its dimensions. */
export function rangeOf(quantity: Quantity): DecimalRange {
  const start: DecimalRange = { minimum: quantity.constant, maximum: quantity.constant }
  return quantity.terms
    .map(rangeOfTerm)
    .reduce((a, b) => ({ minimum: sum(a.minimum, b.minimum), maximum: sum(a.maximum, b.maximum) }), start)
}

function rangeOfTerm({ atom, factor }: Term): DecimalRange {
  const direction = directionOf({ constant: zero, terms: [{ atom, factor }] })
  const ends = [atom.dimension.minimum, atom.dimension.maximum].map((p) => (p === null ? null : multiply(atomAt(atom, p), factor)))
  const [a = null, b = null] = direction === -1 ? ends.reverse() : ends
  return direction === null ? { minimum: null, maximum: null } : { minimum: a, maximum: b }
}
