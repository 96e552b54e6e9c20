import { decimal } from '../../number/decimal.ts'
import { terminatingScale } from '../../program/apply.ts'
import type { Expr } from '../../program/program.ts'
import type { OperatorId } from '../../types/operators.ts'
import type { Term } from '../term.ts'
import { type Code, i32, op } from '../wasm/code.ts'
import { addMonths, completedYears, dayOf, distance, monthEnd, monthOf, shifted, yearOf } from './dates.ts'
import { constantFlag, kleene, negation, present, test } from './logic.ts'
import type { Lowering } from './lowering.ts'
import { aligned, chosen, constantTerm, faulty, greatest, least, magnitude, parts, product, sum } from './numeric.ts'
import { exactQuotient } from './rounding.ts'
import { yearsCompared } from './thresholds.ts'

type Operation = Extract<Expr, { kind: 'operation' }>
type Operator = (l: Lowering, operands: readonly Term[], expr: Operation) => Term
type Pair = readonly [Term, Term]

/** How each operator is computed in a row; its meaning is `engine/program/apply.ts`. */
const operators: Readonly<Record<Exclude<OperatorId, 'and' | 'or'>, Operator>> = {
  add: (l, terms, expr) => (moves(expr) ? shifted(l, expr, terms as Pair) : sum(l, ...(terms as Pair), 'add')),
  subtract: (l, terms, expr) => (moves(expr) ? shifted(l, expr, terms as Pair) : difference(l, terms as Pair)),
  multiply: (l, [a, b]) => product(l, a as Term, b as Term),
  divide: (l, [a], expr) => evenly(l, a as Term, l.exactly(expr.arguments[1] as Expr)),
  negate: (l, [a]) => sum(l, constantTerm(0n, (a as Term).bounds.scale), a as Term, 'sub'),
  not: (l, [a]) => negation(l, a as Term),
  present: (l, [a]) => present(l, a as Term),
  equal: comparison('eq'),
  notEqual: comparison('ne'),
  less: comparison('lt_s'),
  lessOrEqual: comparison('le_s'),
  greater: comparison('gt_s'),
  greaterOrEqual: comparison('ge_s'),
  oneOf: (l, terms) => oneOf(l, terms),
  lesserOf: (l, terms) => extreme(l, terms, 'lt_s'),
  greaterOf: (l, terms) => extreme(l, terms, 'gt_s'),
  absolute: (l, [a]) => absolute(l, a as Term),
  completedYears: (l, [a, b]) => completedYears(l, a as Term, b as Term),
  yearOf: (l, [a], expr) => yearOf(l, typeOf(expr, 0), a as Term),
  monthOf: (l, [a], expr) => monthOf(l, typeOf(expr, 0), a as Term),
  monthEnd: (l, [a, b]) => monthEnd(l, a as Term, b as Term),
  dateOf: (l, [a], expr) => dayOf(l, typeOf(expr, 0), a as Term),
  addMonthsDown: (l, [a, b]) => addMonths(l, a as Term, b as Term, 'down'),
  addMonthsUp: (l, [a, b]) => addMonths(l, a as Term, b as Term, 'up'),
}

export function operation(l: Lowering, expr: Operation): Term {
  const name = l.exact ? comparisons[expr.operator] : undefined
  const byDay = name && yearsCompared(l, expr, name)
  if (byDay) return byDay
  const { operator } = expr
  if (operator === 'and' || operator === 'or') return kleene(l, expr.arguments, operator)
  return operators[operator](
    l,
    expr.arguments.map((part) => l.term(part)),
    expr,
  )
}

const comparisons: Partial<Readonly<Record<OperatorId, Parameters<typeof yearsCompared>[2]>>> = {
  less: 'lt_s',
  lessOrEqual: 'le_s',
  greater: 'gt_s',
  greaterOrEqual: 'ge_s',
}

const typeOf = (expr: Operation, index: number) => (expr.arguments[index] as Expr).type

function moves(expr: Operation): boolean {
  return typeOf(expr, 0).kind !== 'duration' && typeOf(expr, 1).kind === 'duration'
}

function difference(l: Lowering, [a, b]: Pair): Term {
  return a.wasm === 'i32' ? distance(l, a, b) : sum(l, a, b, 'sub')
}

function evenly(l: Lowering, a: Term, b: Term): Term {
  const divisor = b.constant
  const places = divisor === null ? null : terminatingScale(a.bounds.scale, decimal(divisor, b.bounds.scale))
  // What may not come out even was refused at the check, unless a run has put in another divisor: left to the interpreter.
  if (places === null) return faulty(l, { ...a, ...parts(l, [a, b]) }, i32(1))
  return exactQuotient(l, a, b, Math.max(places, a.bounds.scale))
}

/** Both of one number of decimal places where they are decimals. */
const alike = (l: Lowering, terms: readonly Term[]): readonly Term[] => (terms[0]?.wasm === 'i64' ? aligned(l, terms) : terms)

const holds = {
  eq: (a: bigint, b: bigint) => a === b,
  ne: (a: bigint, b: bigint) => a !== b,
  lt_s: (a: bigint, b: bigint) => a < b,
  le_s: (a: bigint, b: bigint) => a <= b,
  gt_s: (a: bigint, b: bigint) => a > b,
  ge_s: (a: bigint, b: bigint) => a >= b,
}

function comparison(name: 'eq' | 'ne' | 'lt_s' | 'le_s' | 'gt_s' | 'ge_s'): Operator {
  return (l, terms) => {
    const both = alike(l, terms)
    const [a, b] = both as Pair
    if (a.constant !== null && b.constant !== null)
      return { ...constantFlag(holds[name](a.constant, b.constant) ? 1 : 0), ...parts(l, both) }
    return test(l, both, a.value, b.value, op[a.wasm][name])
  }
}

function oneOf(l: Lowering, terms: readonly Term[]): Term {
  const all = alike(l, terms)
  const [subject, ...members] = all as [Term, ...Term[]]
  const equals = members.map(({ value }): Code => [...subject.value, ...value, ...op[subject.wasm].eq])
  return test(l, all, equals[0] ?? i32(0), ...equals.slice(1).map((code) => [...code, ...op.i32.or]))
}

function extreme(l: Lowering, terms: readonly Term[], better: 'lt_s' | 'gt_s'): Term {
  const all = alike(l, terms)
  const lows = all.map(({ bounds }) => bounds.low)
  const highs = all.map(({ bounds }) => bounds.high)
  const pick = better === 'lt_s' ? least : greatest
  const bare = all.map((term): Term => ({ ...term, unknown: null, fault: null }))
  const best = bare.reduce((a, b) => chosen(l, l.body.hold('i32', a.value, b.value, op[a.wasm][better]), a, b))
  return { ...best, ...parts(l, all), bounds: { ...best.bounds, low: pick(lows), high: pick(highs) } }
}

function absolute(l: Lowering, a: Term): Term {
  const { low, high, scale } = a.bounds
  const value = l.body.hold('i64', magnitude(a.value))
  return { ...a, value, constant: null, bounds: { scale, low: 0n, high: greatest([low < 0n ? -low : low, high < 0n ? -high : high]) } }
}
