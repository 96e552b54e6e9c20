import { decimal, normalize, powerOfTen } from '../../number/decimal.ts'
import { terminatingScale } from '../../program/apply.ts'
import type { Rounding, RoundingMode } from '../../program/program.ts'
import { boundsOf, type NodeMaker } from '../maker.ts'
import type { Node, NodeOf } from '../node.ts'
import { type Bounds, greatest, hull, least, nearestZero } from '../numbers.ts'
import { type Fault, type Flags, firstOf, flagsOf, type Term, together } from '../term.ts'
import type { Lowering } from './lowering.ts'

export const number = (make: NodeMaker, value: bigint): Node => make.constant(value)

/** The same number with more decimal places. */
export function atScale(make: NodeMaker, term: Term, scale: number): Term {
  if (term.scale >= scale) return term
  return { ...term, scale, value: make.arithmetic('multiply', term.value, number(make, powerOfTen(scale - term.scale))) }
}

/** Numbers at one scale, that of the finest. */
export function aligned(make: NodeMaker, terms: readonly Term[]): Term[] {
  const scale = Math.max(0, ...terms.map((term) => term.scale))
  return terms.map((term) => (term.value.type === 'whole' ? atScale(make, term, scale) : term))
}

/** What terms are unknown and faulty for; operands are evaluated one after the other, so the first fault counts. */
export const parts = (l: Lowering, terms: readonly Term[]): Pick<Term, 'unknown' | 'fault'> => ({
  unknown: together(
    l.make,
    terms.map(({ unknown }) => unknown),
  ),
  fault: firstOf(
    l.make,
    terms.map(({ fault }) => fault),
  ),
})

export function sum({ make }: Pick<Lowering, 'make'>, a: Term, b: Term, operator: 'add' | 'subtract'): Pick<Term, 'value' | 'scale'> {
  const [x, y] = aligned(make, [a, b]) as [Term, Term]
  return shortened(make, make.arithmetic(operator, x.value, y.value), x.scale)
}

export function product({ make }: Pick<Lowering, 'make'>, a: Term, b: Term): Pick<Term, 'value' | 'scale'> {
  return shortened(make, make.arithmetic('multiply', a.value, b.value), a.scale + b.scale)
}

/** A constant without the zeros at its end: they would make all that is computed from it larger. */
function shortened(make: NodeMaker, value: Node, scale: number): Pick<Term, 'value' | 'scale'> {
  if (value.kind !== 'constant') return { value, scale }
  const short = normalize(decimal(value.value as bigint, scale))
  return { value: make.constant(short.coefficient), scale: short.scale }
}

export const negative = (make: NodeMaker, value: Node): Node => make.arithmetic('subtract', number(make, 0n), value)

export function absolute(make: NodeMaker, value: Node): Node {
  const { low, high } = boundsOf(value)
  if (low >= 0n) return value
  if (high <= 0n) return negative(make, value)
  const most = greatest([-low, high])
  const below = make.compare('less', value, number(make, 0n))
  return make.choose([{ when: below, value: negative(make, value) }], value, { low: 0n, high: most })
}

export function extreme(make: NodeMaker, values: readonly Node[], which: 'lesser' | 'greater'): Node {
  return values.reduce((a, b) => {
    const [x, y] = [boundsOf(a), boundsOf(b)]
    const pick = (...ends: bigint[]) => (which === 'lesser' ? least(ends) : greatest(ends))
    const bounds = { low: pick(x.low, y.low), high: pick(x.high, y.high) }
    return make.choose([{ when: make.compare(which === 'lesser' ? 'lessOrEqual' : 'greaterOrEqual', a, b), value: a }], b, bounds)
  })
}

/** A divisor of one sign or none: where it is 0 the fault is raised, and 1 stands for it. */
interface Division {
  readonly numerator: Node
  readonly denominator: Node
  readonly fault: Flags<Fault>
}

function sound({ make, subject }: Lowering, n: Node, d: Node): Division {
  const { low, high } = boundsOf(d)
  const zero = make.compare('equal', d, number(make, 0n))
  const below = make.compare('less', d, number(make, 0n))
  const numerator = high < 0n ? negative(make, n) : low >= 0n ? n : make.choose([{ when: below, value: negative(make, n) }], n)
  const positive = absolute(make, d)
  const most = boundsOf(positive).high
  const denominator =
    low > 0n || high < 0n
      ? positive
      : make.choose([{ when: zero, value: number(make, 1n) }], positive, { low: 1n, high: most > 1n ? most : 1n })
  const fault = { code: 'evaluate.divisionByZero', field: subject }
  return { numerator, denominator, fault: flagsOf([[faultKey(fault), fault, zero]]) }
}

export const faultKey = ({ code, field }: Fault): string => `${code} ${field}`

/** n / d to the nearest whole number by the mode, symmetric about zero, as `engine/number/rounding.ts`; d is positive. */
function rounded(make: NodeMaker, n: Node, d: Node, mode: RoundingMode): Node {
  if (mode === 'down') return make.arithmetic('quotient', n, d)
  if (mode === 'half-up') return halfUp(make, n, d)
  const whole = make.arithmetic('quotient', n, d)
  const rest = make.arithmetic('remainder', n, d)
  const up = mode === 'up' ? make.compare('unequal', rest, number(make, 0n)) : roundsToEven(make, whole, rest, d)
  const { low, high } = boundsOf(n)
  const negative = make.compare('less', n, number(make, 0n))
  const step = make.choose([{ when: negative, value: number(make, low < 0n ? -1n : 0n) }], number(make, high > 0n ? 1n : 0n))
  return make.arithmetic('add', whole, make.choose([{ when: up, value: step }], number(make, 0n)))
}

/** (2n ± d) / 2d without its fraction; the sign is that of n. */
function halfUp(make: NodeMaker, n: Node, d: Node): Node {
  const two = number(make, 2n)
  const twice = make.arithmetic('multiply', n, two)
  const divisor = make.arithmetic('multiply', d, two)
  const { low, high } = boundsOf(n)
  const above = () => make.arithmetic('quotient', make.arithmetic('add', twice, d), divisor)
  const below = () => make.arithmetic('quotient', make.arithmetic('subtract', twice, d), divisor)
  if (low >= 0n) return above()
  if (high <= 0n) return below()
  const half = make.choose([{ when: make.compare('less', n, number(make, 0n)), value: negative(make, d) }], d)
  return make.arithmetic('quotient', make.arithmetic('add', twice, half), divisor)
}

function roundsToEven(make: NodeMaker, whole: Node, rest: Node, d: Node): Node {
  const twice = make.arithmetic('multiply', absolute(make, rest), number(make, 2n))
  const odd = make.compare('unequal', make.arithmetic('remainder', whole, number(make, 2n)), number(make, 0n))
  return make.or(make.compare('greater', twice, d), make.and(make.compare('equal', twice, d), odd))
}

/** The number to `scale` places; unchanged where it has no more. */
export function roundedTerm(make: NodeMaker, term: Term, { scale, mode }: Rounding): Term {
  if (term.scale <= scale) return term
  return { ...term, ...placed(make, rounded(make, term.value, number(make, powerOfTen(term.scale - scale)), mode), scale) }
}

/** Rounding to tens or hundreds leaves whole numbers. */
function placed(make: NodeMaker, value: Node, scale: number): Pick<Term, 'value' | 'scale'> {
  return scale >= 0 ? { value, scale } : { value: make.arithmetic('multiply', value, number(make, powerOfTen(-scale))), scale: 0 }
}

/** a / b rounded once from the exact quotient; the fault is that of a zero divisor. */
export function roundedQuotient(l: Lowering, a: Term, b: Term, { scale, mode }: Rounding): Pick<Term, 'value' | 'scale' | 'fault'> {
  const { make } = l
  const shift = b.scale + scale - a.scale
  const raised = (value: Node, by: number) => make.arithmetic('multiply', value, number(make, powerOfTen(Math.max(0, by))))
  const { numerator, denominator, fault } = sound(l, raised(a.value, shift), raised(b.value, -shift))
  return { ...placed(make, rounded(make, numerator, denominator, mode), scale), fault }
}

/** a / b where it comes out even; null where b is no constant of factors 2 and 5. */
export function exactQuotient({ make }: Lowering, a: Term, b: Term): Pick<Term, 'value' | 'scale'> | null {
  if (b.value.kind !== 'constant') return null
  const { value } = b.value as NodeOf<'constant'> & { readonly value: bigint }
  const places = terminatingScale(a.scale, decimal(value, b.scale))
  if (places === null) return null
  const scale = Math.max(places, a.scale)
  const sign = value < 0n ? -1n : 1n
  const numerator = make.arithmetic('multiply', a.value, number(make, sign * powerOfTen(b.scale + scale - a.scale)))
  return { value: make.arithmetic('quotient', numerator, number(make, sign * value)), scale }
}

/** A value known to lie within bounds where it counts; elsewhere the bound that is nearest to zero stands for it. */
export function confined(make: NodeMaker, value: Node, bounds: Bounds): { value: Node; outside: Node } {
  const { low, high } = boundsOf(value)
  if (low >= bounds.low && high <= bounds.high) return { value, outside: make.false }
  const outside = make.or(make.compare('less', value, number(make, bounds.low)), make.compare('greater', value, number(make, bounds.high)))
  const filler = nearestZero(bounds)
  const kept = hull([
    { low: greatest([low, bounds.low]), high: least([high, bounds.high]) },
    { low: filler, high: filler },
  ])
  return { value: make.choose([{ when: outside, value: number(make, filler) }], value, kept), outside }
}
