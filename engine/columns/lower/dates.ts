import { firstDay, lastDay } from '../../number/date.ts'
import { minutesPerDay } from '../../number/instant.ts'
import type { Expr, Type } from '../../program/program.ts'
import { cellLimit, plainBounds, type Term } from '../term.ts'
import { type Code, call, i32, i64, op } from '../wasm/code.ts'
import { civilFunction, dayFunction } from './calendar.ts'
import { held, type Lowering } from './lowering.ts'
import { faulty, parts } from './numeric.ts'

type Operation = Extract<Expr, { kind: 'operation' }>
const date: Type = { kind: 'date' }
const integer: Type = { kind: 'decimal', unit: 'integer' }
const years = { scale: 0, low: -9999n, high: 9999n }

/** A date as one number, worked out once where no row changes it. */
function packedDate(l: Lowering, day: Code): Code {
  return l.once(`date ${day.join()}`, () =>
    l.body.isBefore(day) ? l.body.holdBefore('i32', day, call(civilFunction)) : l.body.hold('i32', day, call(civilFunction)),
  )
}
const inCalendar = (l: Lowering, term: Term): Term =>
  faulty(l, term, [...term.value, ...i32(firstDay), ...op.i32.lt_s, ...term.value, ...i32(lastDay), ...op.i32.gt_s, ...op.i32.or])

/** 周岁. */
export function completedYears(l: Lowering, from: Term, to: Term): Term {
  const [a, b] = [packedDate(l, from.value), packedDate(l, to.value)]
  const forward = l.body.hold('i32', from.value, to.value, op.i32.le_s)
  const later = l.body.hold('i32', b, a, forward, op.select)
  const earlier = l.body.hold('i32', a, b, forward, op.select)
  const count = l.body.hold('i32', later, earlier, op.i32.sub, i32(9), op.i32.shr_s)
  const signed: Code = [...count, ...i32(0), ...count, ...op.i32.sub, ...forward, ...op.select, ...op.i64.extend_i32_s]
  return held(l, integer, signed, { ...parts(l, [from, to]), bounds: years })
}

/** The day of a date or instant. */
export function dayOf(l: Lowering, type: Type, term: Term): Term {
  if (type.kind !== 'instant') return term
  const floor: Code = [...term.value, ...i64(BigInt(minutesPerDay)), ...op.i64.div_s]
  const rest: Code = [...term.value, ...i64(BigInt(minutesPerDay)), ...op.i64.rem_s, ...i64(0n), ...op.i64.lt_s]
  const day: Code = [...floor, ...op.i32.wrap_i64, ...rest, ...op.i32.sub]
  return held(l, date, day, { ...parts(l, [term]), bounds: plainBounds(date) })
}

export function yearOf(l: Lowering, type: Type, term: Term): Term {
  const day = dayOf(l, type, term)
  const value: Code = [...packedDate(l, day.value), ...i32(9), ...op.i32.shr_s, ...op.i64.extend_i32_s]
  return held(l, integer, value, { ...parts(l, [day]), bounds: years })
}

export function monthOf(l: Lowering, type: Type, term: Term): Term {
  const day = dayOf(l, type, term)
  const value: Code = [...packedDate(l, day.value), ...i32(5), ...op.i32.shr_u, ...i32(15), ...op.i32.and, ...op.i64.extend_i32_s]
  return held(l, integer, value, { ...parts(l, [day]), bounds: { scale: 0, low: 0n, high: 15n } })
}

/** The last day of a month; a fault where there is no such month. */
export function monthEnd(l: Lowering, year: Term, month: Term): Term {
  const within = (value: Code, low: bigint, high: bigint): Code => [
    ...value,
    ...i64(low),
    ...op.i64.ge_s,
    ...value,
    ...i64(high),
    ...op.i64.le_s,
    ...op.i32.and,
  ]
  const exists = l.body.hold('i32', within(year.value, 1n, 9999n), within(month.value, 1n, 12n), op.i32.and)
  const index: Code = [
    ...year.value,
    ...i64(12n),
    ...op.i64.mul,
    ...month.value,
    ...op.i64.add,
    ...i64(1n),
    ...op.i64.sub,
    ...op.i32.wrap_i64,
  ]
  const found: Code = [...index, ...i32(31), ...i32(0), ...call(dayFunction)]
  const term = held(l, date, found, { ...parts(l, [year, month]), bounds: plainBounds(date) })
  return faulty(l, term, [...exists, ...op.i32.eqz])
}

/** A date plus months; `up` says what becomes of a day that the month lacks. */
export function addMonths(l: Lowering, from: Term, months: Term, clamp: 'down' | 'up'): Term {
  const packed = packedDate(l, from.value)
  const far = 200_000n
  const few = l.body.hold('i64', months.value, i64(far), op.i64.add, i64(far * 2n), op.i64.lt_u, op.i64.extend_i32_u)
  const count: Code = [...months.value, ...few, ...op.i64.mul, ...op.i32.wrap_i64]
  const year: Code = [...packed, ...i32(9), ...op.i32.shr_s]
  const month: Code = [...packed, ...i32(5), ...op.i32.shr_u, ...i32(15), ...op.i32.and]
  const index: Code = [...year, ...i32(12), ...op.i32.mul, ...month, ...op.i32.add, ...i32(1), ...op.i32.sub, ...count, ...op.i32.add]
  const found: Code = [...index, ...packed, ...i32(31), ...op.i32.and, ...i32(clamp === 'up' ? 1 : 0), ...call(dayFunction)]
  const term = held(l, date, found, { ...parts(l, [from, months]), bounds: plainBounds(date) })
  return inCalendar(l, faulty(l, term, [...few, ...op.i64.eqz]))
}

/** A date or instant moved by a duration. */
export function shifted(l: Lowering, { operator, arguments: operands }: Operation, [base, by]: readonly [Term, Term]): Term {
  const [left, right] = operands.map(({ type }) => type) as [Type, Type]
  const unit = right.kind === 'duration' ? right.unit : 'day'
  const sign = operator === 'subtract' ? op.i64.sub : op.i64.add
  const count = unit === 'month' && operator === 'subtract' ? opposite(l, by) : by
  if (unit === 'month') return addMonths(l, base, count, 'down')
  if (left.kind === 'instant') return onClock(l, base, by, unit === 'day' ? BigInt(minutesPerDay) : 1n, sign)
  const sum = l.body.hold('i64', base.value, op.i64.extend_i32_s, by.value, sign)
  const term = held(l, date, [...sum, ...op.i32.wrap_i64], { ...parts(l, [base, by]), bounds: plainBounds(date) })
  const outside: Code = [...sum, ...i64(BigInt(firstDay)), ...op.i64.lt_s, ...sum, ...i64(BigInt(lastDay)), ...op.i64.gt_s, ...op.i32.or]
  return faulty(l, term, outside)
}

function opposite(l: Lowering, by: Term): Term {
  return { ...by, value: l.body.hold('i64', i64(0n), by.value, op.i64.sub), constant: null }
}

function onClock(l: Lowering, base: Term, by: Term, minutes: bigint, sign: Code): Term {
  const type: Type = { kind: 'instant' }
  const value: Code = [...base.value, ...by.value, ...i64(minutes), ...op.i64.mul, ...sign]
  const term = held(l, type, value, { ...parts(l, [base, by]), bounds: { scale: 0, low: -cellLimit, high: cellLimit } })
  const [low, high] = [BigInt(firstDay) * BigInt(minutesPerDay), (BigInt(lastDay) + 1n) * BigInt(minutesPerDay) - 1n]
  const outside: Code = [...term.value, ...i64(low), ...op.i64.lt_s, ...term.value, ...i64(high), ...op.i64.gt_s, ...op.i32.or]
  return faulty(l, term, outside)
}

/** How far two dates or instants are apart. */
export function distance(l: Lowering, a: Term, b: Term): Term {
  const wide = ({ wasm, value }: Term): Code => (wasm === 'i32' ? [...value, ...op.i64.extend_i32_s] : value)
  const type: Type = { kind: 'duration', unit: 'day' }
  return held(l, type, [...wide(a), ...wide(b), ...op.i64.sub], {
    ...parts(l, [a, b]),
    bounds: { scale: 0, low: -cellLimit, high: cellLimit },
  })
}
