import { decimal } from '../../number/decimal.ts'
import { divide as divided, type RoundingMode } from '../../number/rounding.ts'
import type { Rounding } from '../../program/program.ts'
import { type Bounds, safeLimit, type Term, within } from '../term.ts'
import { type Code, i32, i64, op } from '../wasm/code.ts'
import type { Lowering } from './lowering.ts'
import { held } from './lowering.ts'
import { atScale, constantTerm, faulty, greatest, least, magnitude, parts, product, size } from './numeric.ts'

const decimalType = { kind: 'decimal', unit: 'number' } as const

/** The number to `scale` places; unchanged where it has no more. */
export function rounded(l: Lowering, term: Term, { scale, mode }: Rounding): Term {
  const { bounds } = term
  if (bounds.scale <= scale) return term
  const divisor = 10n ** BigInt(bounds.scale - scale)
  return placed(l, quotient(l, term, constantTerm(divisor, 0), mode, scale), scale)
}

/** a / b rounded once from the exact quotient. A zero divisor is a fault. */
export function roundedQuotient(l: Lowering, a: Term, b: Term, { scale, mode }: Rounding): Term {
  const shift = b.bounds.scale + scale - a.bounds.scale
  const factor = constantTerm(10n ** BigInt(Math.abs(shift)), 0)
  const keep = (term: Term) => ({ ...term, bounds: { ...term.bounds, scale: 0 } })
  const numerator = shift > 0 ? product(l, keep(a), factor) : keep(a)
  const denominator = shift < 0 ? product(l, keep(b), factor) : keep(b)
  return placed(l, quotient(l, numerator, denominator, mode, scale), scale)
}

/** Rounding to tens or hundreds leaves whole numbers. */
function placed(l: Lowering, term: Term, scale: number): Term {
  if (scale >= 0) return term
  const { bounds } = term
  return product(l, { ...term, bounds: { ...bounds, scale: 0 } }, constantTerm(10n ** BigInt(-scale), 0))
}

/** n / d to the nearest whole number by the mode, symmetric about zero, as `engine/number/rounding.ts` does. */
function quotient(l: Lowering, n: Term, d: Term, mode: RoundingMode, scale: number): Term {
  const mayBeZero = d.bounds.low <= 0n && d.bounds.high >= 0n
  // Doubling the remainder must not wrap, and the smallest number of all divided by −1 would stop the kernel.
  const roomy = within(d.bounds, safeLimit) && within(n.bounds, safeLimit)
  const dividend = roomy ? n.value : l.body.hold('i64', i64(0n), n.value, outside(n.value), op.select)
  const divisor = mayBeZero ? l.body.hold('i64', i64(1n), d.value, d.value, op.i64.eqz, op.select) : d.value
  const whole = l.body.hold('i64', dividend, divisor, op.i64.div_s)
  const division = { whole, n: dividend, d: divisor, positive: n.bounds.low >= 0n && d.bounds.low > 0n }
  const code = mode === 'down' ? whole : adjusted(l, { ...division, mode })
  const result = held(l, decimalType, code, { ...parts(l, [n, d]), bounds: quotientBounds(n, d, mode, scale) })
  const checked = mayBeZero ? faulty(l, result, [...d.value, ...op.i64.eqz]) : result
  return roomy ? checked : faulty(l, checked, [...outside(n.value), ...outside(d.value), ...op.i32.or])
}

const outside = (value: Code): Code => [...value, ...i64(safeLimit), ...op.i64.add, ...i64(safeLimit * 2n - 1n), ...op.i64.gt_u]

interface Division {
  readonly whole: Code
  readonly n: Code
  readonly d: Code
  readonly mode: Exclude<RoundingMode, 'down'>
  /** Whether neither operand is negative. */
  readonly positive: boolean
}

/** The quotient towards zero, one more in magnitude where the mode says so. */
function adjusted(l: Lowering, { whole, n, d, mode, positive }: Division): Code {
  const rest = l.body.hold('i64', n, whole, d, op.i64.mul, op.i64.sub)
  const up = l.body.hold('i32', roundsUp(l, { whole, rest, d, mode, positive }))
  const step: Code = positive
    ? [...up, ...op.i64.extend_i32_u]
    : [...n, ...d, ...op.i64.xor, ...i64(63n), ...op.i64.shr_s, ...i64(1n), ...op.i64.or, ...up, ...op.i64.extend_i32_u, ...op.i64.mul]
  return [...whole, ...step, ...op.i64.add]
}

function roundsUp(l: Lowering, { whole, rest, d, mode, positive }: Omit<Division, 'n'> & { readonly rest: Code }): Code {
  if (mode === 'up') return [...rest, ...i64(0n), ...op.i64.ne]
  const absolute = (value: Code) => (positive ? value : magnitude(value))
  const twice = l.body.hold('i64', absolute(rest), i64(1n), op.i64.shl)
  const divisor = l.body.hold('i64', absolute(d))
  if (mode === 'half-up') return [...twice, ...divisor, ...op.i64.ge_s]
  const odd: Code = [...whole, ...op.i32.wrap_i64, ...i32(1), ...op.i32.and]
  return [...twice, ...divisor, ...op.i64.gt_s, ...twice, ...divisor, ...op.i64.eq, ...odd, ...op.i32.and, ...op.i32.or]
}

/** By the ends of both where the divisor can't be zero; else no more than the dividend. */
function quotientBounds(n: Term, d: Term, mode: RoundingMode, scale: number): Bounds {
  const { low, high } = n.bounds
  const most = size(n.bounds)
  if (d.bounds.low <= 0n && d.bounds.high >= 0n) return { scale, low: low < 0n || d.bounds.low < 0n ? -most : 0n, high: most }
  const at = (x: bigint, y: bigint) => divided(decimal(x), decimal(y), 0, mode).coefficient
  const corners = [low, high].flatMap((x) => [at(x, d.bounds.low), at(x, d.bounds.high)])
  return { scale, low: least([...corners, ...(low < 0n && high > 0n ? [0n] : [])]), high: greatest(corners) }
}

/** a / b where it comes out even: the divisor is one known number of factors 2 and 5. `scale` is at least that of a. */
export function exactQuotient(l: Lowering, a: Term, b: Term, scale: number): Term {
  const raised = atScale(l, a, scale)
  // a · 10^scale / (b · 10^b.scale) leaves no rest.
  const numerator = product(l, { ...raised, bounds: { ...raised.bounds, scale: 0 } }, constantTerm(10n ** BigInt(b.bounds.scale), 0))
  return quotient(l, numerator, { ...b, bounds: { ...b.bounds, scale: 0 } }, 'down', scale)
}
