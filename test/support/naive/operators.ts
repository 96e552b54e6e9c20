import type { Type } from '../../../engine/program/program.ts'
import type { OperatorId } from '../../../engine/types/operators.ts'
import { calendarEnd, completedYears, dayOf, monthLength, monthsOn, ymdOf } from './calendar.ts'
import { minus, opposite, over, plus, type Rational, rational, sign, times } from './rational.ts'
import { type Known, Refused } from './values.ts'

const isRational = (value: Known): value is Rational => typeof value === 'object'
const count = (value: Known | undefined): number => value as number
const fraction = (value: Known | undefined): Rational => value as Rational

/** Negative, zero or positive. */
export function compared(a: Known | undefined, b: Known | undefined): number {
  if (a === undefined || b === undefined) throw new Error('two values are compared')
  if (isRational(a)) return sign(minus(a, fraction(b)))
  return a === b ? 0 : a < b ? -1 : 1
}

export const alike = (a: Known, b: Known): boolean => compared(a, b) === 0

function day(value: number | null): number {
  if (value === null || value < 0 || value > calendarEnd) throw new Refused('evaluate.dateOutOfRange')
  return value
}

function minute(value: number): number {
  day(Math.floor(value / 1440))
  return value
}

const whole = (value: Rational): number => Number(value.n / value.d)
const integer = (value: number): Rational => rational(BigInt(value))

function quotient(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new Refused('evaluate.divisionByZero')
  return over(a, b)
}

/** a ± b, where b may be a length of time. */
function moved(a: Known, b: Known, direction: 1 | -1, left: Type, right: Type): Known {
  if (isRational(a)) return direction === 1 ? plus(a, fraction(b)) : minus(a, fraction(b))
  const by = count(b) * direction
  if (left.kind === 'date' && right.kind === 'duration')
    return right.unit === 'month' ? day(monthsOn(count(a), by, 'down')) : day(count(a) + by)
  if (left.kind === 'instant' && right.kind === 'duration') return minute(count(a) + by * (right.unit === 'day' ? 1440 : 1))
  return count(a) + by
}

function lastOf(year: number, month: number): number | null {
  const exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12
  return exists ? dayOf({ year, month, day: monthLength(year, month) }) : null
}

const dateOf = (value: Known | undefined, type: Type): number => (type.kind === 'instant' ? Math.floor(count(value) / 1440) : count(value))

type Rule = (values: readonly Known[], types: readonly Type[]) => Known
type Strict = Exclude<OperatorId, 'and' | 'or' | 'present'>

const type = (types: readonly Type[], index: number): Type => types[index] as Type
const value = (values: readonly Known[], index: number): Known => values[index] as Known

/** What each operator gives for known operands, from the wording of the operator table and of language.md. */
export const operatorRules: { readonly [K in Strict]: Rule } = {
  add: (v, t) => moved(value(v, 0), value(v, 1), 1, type(t, 0), type(t, 1)),
  subtract: (v, t) => moved(value(v, 0), value(v, 1), -1, type(t, 0), type(t, 1)),
  multiply: ([a, b]) => (isRational(a as Known) ? times(fraction(a), fraction(b)) : count(a) * whole(fraction(b))),
  divide: ([a, b]) => quotient(fraction(a), fraction(b)),
  negate: ([a]) => opposite(fraction(a)),
  not: ([a]) => a === false,
  equal: ([a, b]) => compared(a, b) === 0,
  notEqual: ([a, b]) => compared(a, b) !== 0,
  less: ([a, b]) => compared(a, b) < 0,
  lessOrEqual: ([a, b]) => compared(a, b) <= 0,
  greater: ([a, b]) => compared(a, b) > 0,
  greaterOrEqual: ([a, b]) => compared(a, b) >= 0,
  oneOf: ([a, ...rest]) => rest.some((b) => compared(a, b) === 0),
  lesserOf: (v) => v.reduce((a, b) => (compared(a, b) <= 0 ? a : b)),
  greaterOf: (v) => v.reduce((a, b) => (compared(a, b) >= 0 ? a : b)),
  absolute: ([a]) => (sign(fraction(a)) < 0 ? opposite(fraction(a)) : (a as Known)),
  completedYears: ([a, b]) => integer(completedYears(count(a), count(b))),
  yearOf: ([a], t) => integer(ymdOf(dateOf(a, type(t, 0))).year),
  monthOf: ([a], t) => integer(ymdOf(dateOf(a, type(t, 0))).month),
  monthEnd: ([a, b]) => day(lastOf(whole(fraction(a)), whole(fraction(b)))),
  dateOf: ([a]) => Math.floor(count(a) / 1440),
  addMonthsDown: ([a, b]) => day(monthsOn(count(a), count(b), 'down')),
  addMonthsUp: ([a, b]) => day(monthsOn(count(a), count(b), 'up')),
}
