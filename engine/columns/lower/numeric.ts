import type { Bounds, Term } from '../term.ts'
import { safeLimit, within } from '../term.ts'
import { type Code, i64, op } from '../wasm/code.ts'
import { either, flagOf, held, type Lowering } from './lowering.ts'

const decimalType = { kind: 'decimal', unit: 'number' } as const
/** All that 64 bits hold: what is known of a number whose size was checked in the row. */
const largest = 2n ** 63n - 1n

const clamped = ({ scale, low, high }: Bounds): Bounds => ({
  scale,
  low: low < -largest ? -largest : low,
  high: high > largest ? largest : high,
})

export const constantTerm = (value: bigint, scale: number): Term => ({
  wasm: 'i64',
  value: i64(value),
  unknown: null,
  fault: null,
  bounds: { scale, low: value, high: value },
  constant: value,
})

/** The same number with more decimal places. */
export function atScale(l: Lowering, term: Term, scale: number): Term {
  const { scale: has } = term.bounds
  if (has >= scale) return term
  const factor = 10n ** BigInt(scale - has)
  const bounds = { scale, low: term.bounds.low * factor, high: term.bounds.high * factor }
  if (term.constant !== null) return { ...term, ...constantTerm(term.constant * factor, scale), unknown: term.unknown, fault: term.fault }
  return product(l, term, constantTerm(factor, 0), bounds)
}

export function aligned(l: Lowering, terms: readonly Term[]): Term[] {
  const scale = Math.max(...terms.map(({ bounds }) => bounds.scale))
  return terms.map((term) => atScale(l, term, scale))
}

/** a + b or a − b of one scale. Where it could leave 64 bits, the row is checked. */
export function sum(l: Lowering, a: Term, b: Term, sign: 'add' | 'sub'): Term {
  const [x, y] = aligned(l, [a, b]) as [Term, Term]
  const [low, high] = sign === 'add' ? [y.bounds.low, y.bounds.high] : [-y.bounds.high, -y.bounds.low]
  const bounds = { scale: x.bounds.scale, low: x.bounds.low + low, high: x.bounds.high + high }
  if (x.constant !== null && y.constant !== null) {
    const value = sign === 'add' ? x.constant + y.constant : x.constant - y.constant
    return { ...constantTerm(value, bounds.scale), ...parts(l, [x, y]) }
  }
  const result = held(l, decimalType, [...x.value, ...y.value, ...op.i64[sign]], { ...parts(l, [x, y]), bounds: clamped(bounds) })
  if (within(bounds, safeLimit)) return result
  // The sign of the result contradicts those of the operands: it has wrapped.
  const other: Code = sign === 'add' ? [...y.value, ...result.value, ...op.i64.xor] : [...x.value, ...y.value, ...op.i64.xor]
  const wrapped: Code = [...x.value, ...result.value, ...op.i64.xor, ...other, ...op.i64.and, ...i64(0n), ...op.i64.lt_s]
  return faulty(l, result, wrapped)
}

/** a × b; the scales add up. */
export function product(l: Lowering, a: Term, b: Term, given?: Bounds): Term {
  const corners = [a.bounds.low, a.bounds.high].flatMap((x) => [b.bounds.low * x, b.bounds.high * x])
  const bounds = given ?? { scale: a.bounds.scale + b.bounds.scale, low: least(corners), high: greatest(corners) }
  if (a.constant !== null && b.constant !== null) return { ...constantTerm(a.constant * b.constant, bounds.scale), ...parts(l, [a, b]) }
  const result = held(l, decimalType, [...a.value, ...b.value, ...op.i64.mul], { ...parts(l, [a, b]), bounds: clamped(bounds) })
  return within(bounds, safeLimit) ? result : faulty(l, result, tooLarge(a, b))
}

/** Whether a product may have wrapped: by the larger operand where the other's size is known, else by the digits of both. */
function tooLarge(a: Term, b: Term): Code {
  const [small, large] = size(a.bounds) <= size(b.bounds) ? [a, b] : [b, a]
  const room = safeLimit / (size(small.bounds) || 1n)
  if (size(small.bounds) < 2n ** 40n) return [...large.value, ...i64(room), ...op.i64.add, ...i64(room * 2n), ...op.i64.gt_u]
  const digits = (term: Term): Code => [...magnitude(term.value), ...op.i64.clz]
  return [...digits(a), ...digits(b), ...op.i64.add, ...i64(66n), ...op.i64.lt_s]
}

/** |x| of what is not the smallest number of all, for which it stays negative. */
export function magnitude(value: Code): Code {
  const sign: Code = [...value, ...i64(63n), ...op.i64.shr_s]
  return [...value, ...sign, ...op.i64.xor, ...sign, ...op.i64.sub]
}

const byValue = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
export const least = (values: readonly bigint[]): bigint => values.toSorted(byValue)[0] as bigint
export const greatest = (values: readonly bigint[]): bigint => values.toSorted(byValue).pop() as bigint
/** The largest magnitude. */
export const size = ({ low, high }: Bounds): bigint => greatest([-low, high])

export const parts = (l: Lowering, terms: readonly Term[]): { unknown: Code | null; fault: Code | null } => ({
  unknown: either(
    l,
    terms.map(({ unknown }) => unknown),
  ),
  fault: either(
    l,
    terms.map(({ fault }) => fault),
  ),
})

/** The term with a further fault, which counts where the value is known. */
export function faulty(l: Lowering, term: Term, fault: Code): Term {
  const counts = term.unknown ? [...fault, ...term.unknown, ...op.i32.eqz, ...op.i32.and] : fault
  return { ...term, fault: either(l, [term.fault, l.body.hold('i32', counts)]) }
}

/** One of two values of one type. */
export function chosen(l: Lowering, condition: Code, yes: Term, no: Term): Term {
  const known = flagOf(condition)
  if (known !== null) return known === 1 ? yes : no
  if (yes.value.join() === no.value.join())
    return {
      ...yes,
      constant: yes.constant === no.constant ? yes.constant : null,
      ...mixed(l, condition, yes, no),
      bounds: union([yes.bounds, no.bounds]),
    }
  const value = l.body.hold(yes.wasm, yes.value, no.value, condition, op.select)
  return { wasm: yes.wasm, value, ...mixed(l, condition, yes, no), bounds: union([yes.bounds, no.bounds]), constant: null }
}

function mixed(l: Lowering, condition: Code, yes: Term, no: Term): { unknown: Code | null; fault: Code | null } {
  const one = (a: Code | null, b: Code | null): Code | null => {
    if (a === null && b === null) return null
    if (a !== null && b !== null && a.join() === b.join()) return a
    return l.body.hold('i32', a ?? i32zero, b ?? i32zero, condition, op.select)
  }
  return { unknown: one(yes.unknown, no.unknown), fault: one(yes.fault, no.fault) }
}

const i32zero: Code = [0x41, 0x00]

export function union(all: readonly Bounds[]): Bounds {
  return {
    scale: Math.max(...all.map(({ scale }) => scale)),
    low: least(all.map(({ low }) => low)),
    high: greatest(all.map(({ high }) => high)),
  }
}
