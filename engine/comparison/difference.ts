import type { Words } from '../../grammar/messages/words.ts'
import { isUnknown } from '../interpret/unknown.ts'
import { compare, type Decimal, decimal, formatDecimal, isZero, multiply, negate, subtract } from '../number/decimal.ts'
import { EvaluationFault, roundedQuotient, sameValue, type Value } from '../program/apply.ts'
import { isConstant } from '../program/lower/constant.ts'
import type { Expr, Type } from '../program/program.ts'
import { literalOf, showValue } from '../program/show.ts'
import type { Difference, SideValue } from './comparison.ts'
import { quoted, type Side } from './side.ts'

/** A value with the type that says how it is written. */
export interface Typed {
  readonly type: Type
  readonly value: Value
}

/** Whether two values are the same; 27.5 and 27.50 are, 1元 and 100% are not. */
export function sameTyped(a: Typed, b: Typed): boolean {
  return a.type.kind === b.type.kind && unitOf(a.type) === unitOf(b.type) && sameValue(a.value, b.value)
}

const unitOf = (type: Type): string => ('unit' in type ? type.unit : type.kind)

/** By how much `after` is more or later than `before`; null where the two can't be subtracted. */
export function differenceOf(before: Typed, after: Typed): Difference | null {
  if (before.type.kind !== after.type.kind || unitOf(before.type) !== unitOf(after.type)) return null
  if (typeof before.value === 'object' && typeof after.value === 'object') return decimalDifference(before.type, before.value, after.value)
  if (typeof before.value !== 'number' || typeof after.value !== 'number') return null
  return momentDifference(before.type, after.value - before.value)
}

const hundred = decimal(100n)

function decimalDifference(type: Type, before: Decimal, after: Decimal): Difference {
  const by = subtract(after, before)
  const base = absolute(before)
  const percent = isZero(base) ? null : roundedQuotient(multiply(by, hundred), base, 2, 'half-up')
  const percentExact = percent !== null && compare(multiply(percent, base), multiply(by, hundred)) === 0
  return { by: formatDecimal(by), text: decimalText(type, by), percent: percent && formatDecimal(percent), percentExact }
}

const absolute = (value: Decimal): Decimal => (value.coefficient < 0n ? negate(value) : value)

function decimalText(type: Type, by: Decimal): Words {
  const up = by.coefficient >= 0n
  const size = absolute(by)
  if (type.kind === 'decimal' && type.unit === 'ratio') {
    const points = formatDecimal(multiply(size, hundred))
    return { zh: `${up ? '高' : '低'}${points}个百分点`, en: `${points} points ${up ? 'higher' : 'lower'}` }
  }
  const { zh, en } = showValue(type, size)
  return { zh: `${up ? '多' : '少'}${zh}`, en: `${en} ${up ? 'more' : 'less'}` }
}

/** Dates differ by days, instants by minutes, durations by their own unit. */
function momentDifference(type: Type, by: number): Difference | null {
  const words = momentWords[type.kind]
  if (!words) return null
  const unit = type.kind === 'date' ? 'day' : type.kind === 'duration' ? type.unit : 'minute'
  const { zh, en } = showValue({ kind: 'duration', unit }, Math.abs(by))
  const [zhWord, enWord] = by >= 0 ? words.more : words.less
  return { by: String(by), text: { zh: `${zhWord}${zh}`, en: `${en} ${enWord}` }, percent: null, percentExact: false }
}

type MomentWords = Readonly<Record<'more' | 'less', readonly [zh: string, en: string]>>
const later: MomentWords = { more: ['晚', 'later'], less: ['早', 'earlier'] }
const momentWords: Partial<Record<Type['kind'], MomentWords>> = {
  date: later,
  instant: later,
  duration: { more: ['长', 'longer'], less: ['短', 'shorter'] },
}

/** What an expression comes to for every record alike; null where it depends on the record or has no value. */
export function constantOf(side: Side, expr: Expr): Typed | null {
  if (!isConstant(expr)) return null
  try {
    const value = side.interpreter.expression(expr, null)
    return isUnknown(value) ? null : { type: expr.type, value }
  } catch (error) {
    if (error instanceof EvaluationFault) return null
    throw error
  }
}

/** The value of an expression in the notation of the notice, or as it is written where it has none of its own. */
export function sideValue(side: Side, expr: Expr): SideValue {
  const constant = constantOf(side, expr)
  if (!constant) return { literal: null, text: quoted(side, expr.span) }
  return { literal: literalOf(constant.type, constant.value), text: showValue(constant.type, constant.value) }
}

/** By how much two expressions differ, where both are the same for every record. */
export function expressionDifference(sides: Sides, before: Expr, after: Expr): Difference | null {
  const [a, b] = [constantOf(sides.before, before), constantOf(sides.after, after)]
  return a && b && !sameTyped(a, b) ? differenceOf(a, b) : null
}

export interface Sides {
  readonly before: Side
  readonly after: Side
}
