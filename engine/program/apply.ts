import { addMonths, completedYears, firstDay, lastDay, monthEnd, monthOf, parseDate, yearOf } from '../number/date.ts'
import {
  add,
  compare,
  type Decimal,
  decimal,
  maximum,
  minimum,
  multiply,
  negate,
  parseDecimal,
  powerOfTen,
  subtract,
} from '../number/decimal.ts'
import { parseDuration } from '../number/duration.ts'
import { dayOfInstant, minutesPerDay, parseInstant } from '../number/instant.ts'
import { divide, type RoundingMode } from '../number/rounding.ts'
import type { OperatorId } from '../types/operators.ts'
import type { LiteralValue, Type } from './program.ts'

/**
 * What a known value is at evaluation. Its type, known from the program, says which: decimals are `Decimal`; dates are
 * days since 1970-01-01, instants minutes since then, durations counts of their type's unit; texts, enum members and
 * identity numbers are strings.
 */
export type Value = boolean | Decimal | number | string

/** A value that can't be made for this record: the record is refused, with the code as reason. */
export type Fault = 'evaluate.divisionByZero' | 'evaluate.dateOutOfRange'

export class EvaluationFault extends Error {
  readonly code: Fault

  constructor(code: Fault) {
    super(code)
    this.code = code
  }
}

const asDecimal = (value: Value): Decimal => value as Decimal
const asNumber = (value: Value): number => value as number
const isDecimal = (value: Value): value is Decimal => typeof value === 'object'

/** Negative, zero or positive; both values are of one type. */
export function order(a: Value, b: Value): number {
  if (isDecimal(a)) return compare(a, asDecimal(b))
  return a < b ? -1 : a > b ? 1 : 0
}

export function sameValue(a: Value, b: Value): boolean {
  return isDecimal(a) ? compare(a, asDecimal(b)) === 0 : a === b
}

function plus(a: Value, b: Value): Value {
  return isDecimal(a) ? add(a, asDecimal(b)) : asNumber(a) + asNumber(b)
}

function minus(a: Value, b: Value): Value {
  return isDecimal(a) ? subtract(a, asDecimal(b)) : asNumber(a) - asNumber(b)
}

/** The scale at which a / b comes out even, for a divisor whose only prime factors are 2 and 5; null otherwise. */
export function terminatingScale(dividendScale: number, divisor: Decimal): number | null {
  let rest = divisor.coefficient < 0n ? -divisor.coefficient : divisor.coefficient
  if (rest === 0n) return null
  let places = 0
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  places = Math.max(twos, fives)
  return rest === 1n ? Math.max(0, dividendScale + places - divisor.scale) : null
}

function exactQuotient(a: Decimal, b: Decimal): Value {
  const scale = terminatingScale(a.scale, b)
  if (scale === null) throw new EvaluationFault('evaluate.divisionByZero')
  return divide(a, b, scale, 'down')
}

/** a / b rounded once. */
export function roundedQuotient(a: Decimal, b: Decimal, scale: number, mode: RoundingMode): Decimal {
  if (b.coefficient === 0n) throw new EvaluationFault('evaluate.divisionByZero')
  return divide(a, b, scale, mode)
}

function inCalendar(day: number | null): number {
  if (day === null || day < firstDay || day > lastDay) throw new EvaluationFault('evaluate.dateOutOfRange')
  return day
}

const integer = (value: number): Decimal => decimal(BigInt(value))
const toNumber = (value: Value): number => Number(asDecimal(value).coefficient / powerOfTen(asDecimal(value).scale))

/** What the argument and result types add to the operands' values. */
export interface Signature {
  readonly takes: readonly Type[]
  readonly gives: Type
}

function onClock(minutes: number): number {
  inCalendar(dayOfInstant(minutes))
  return minutes
}

/** date ± duration, instant ± duration: the unit comes from the duration's type. */
function shifted(base: Value, by: number, { takes }: Signature): Value {
  const [left, right] = takes as [Type, Type]
  if (right.kind !== 'duration') return asNumber(base) + by
  if (left.kind === 'instant') return onClock(asNumber(base) + (right.unit === 'day' ? by * minutesPerDay : by))
  return inCalendar(right.unit === 'month' ? addMonths(asNumber(base), by, 'down') : asNumber(base) + by)
}

const moves = ({ takes }: Signature): boolean => takes[0]?.kind !== 'duration' && takes[1]?.kind === 'duration'

/** The result of an operator on known operands. `and`, `or` and `present` are the evaluator's, since they see the unknown. */
export function apply(operator: Exclude<OperatorId, 'and' | 'or' | 'present'>, values: readonly Value[], signature: Signature): Value {
  const [a, b] = values as [Value, Value]
  switch (operator) {
    case 'add':
      return moves(signature) ? shifted(a, asNumber(b), signature) : plus(a, b)
    case 'subtract':
      return moves(signature) ? shifted(a, -asNumber(b), signature) : minus(a, b)
    case 'multiply':
      return isDecimal(a) ? multiply(a, asDecimal(b)) : asNumber(a) * toNumber(b)
    case 'divide':
      return exactQuotient(asDecimal(a), asDecimal(b))
    case 'negate':
      return negate(asDecimal(a))
    case 'not':
      return !a
    case 'equal':
      return sameValue(a, b)
    case 'notEqual':
      return !sameValue(a, b)
    case 'less':
      return order(a, b) < 0
    case 'lessOrEqual':
      return order(a, b) <= 0
    case 'greater':
      return order(a, b) > 0
    case 'greaterOrEqual':
      return order(a, b) >= 0
    case 'oneOf':
      return values.slice(1).some((value) => sameValue(a, value))
    case 'lesserOf':
      return values.reduce((x, y) => (isDecimal(x) ? minimum(x, asDecimal(y)) : Math.min(asNumber(x), asNumber(y))))
    case 'greaterOf':
      return values.reduce((x, y) => (isDecimal(x) ? maximum(x, asDecimal(y)) : Math.max(asNumber(x), asNumber(y))))
    case 'absolute':
      return asDecimal(a).coefficient < 0n ? negate(asDecimal(a)) : a
    case 'completedYears':
      return integer(completedYears(asNumber(a), asNumber(b)))
    case 'yearOf':
      return integer(yearOf(dayOf(a, signature)))
    case 'monthOf':
      return integer(monthOf(dayOf(a, signature)))
    case 'monthEnd':
      return inCalendar(monthEnd(toNumber(a), toNumber(b)))
    case 'dateOf':
      return dayOfInstant(asNumber(a))
    case 'addMonthsDown':
      return inCalendar(addMonths(asNumber(a), asNumber(b), 'down'))
    case 'addMonthsUp':
      return inCalendar(addMonths(asNumber(a), asNumber(b), 'up'))
  }
}

const dayOf = (value: Value, { takes }: Signature): number =>
  takes[0]?.kind === 'instant' ? dayOfInstant(asNumber(value)) : asNumber(value)

/** The value of a literal of a program. Throws for a literal that `validate` would refuse. */
export function literalValue(type: Type, value: LiteralValue): Value {
  if (typeof value === 'boolean') return value
  const read = readers[type.kind](value)
  if (read === null || read === undefined) throw new Error(`literal ${value} is no ${type.kind}`)
  return read
}

const decimalCache = new Map<string, Decimal | null>()

/** Reads a decimal of a program's data; remembered, since the same few amounts recur. */
export function decimalOf(text: string): Decimal {
  let read = decimalCache.get(text)
  if (read === undefined) {
    read = parseDecimal(text)
    if (decimalCache.size < 10_000) decimalCache.set(text, read)
  }
  if (!read) throw new Error(`${text} is no decimal`)
  return read
}

const text = (value: string): Value => value
const readers: Record<Type['kind'], (value: string) => Value | null | undefined> = {
  boolean: () => null,
  decimal: decimalOf,
  date: parseDate,
  instant: parseInstant,
  duration: (value) => parseDuration(value)?.count,
  text,
  identity: text,
  enum: text,
}
