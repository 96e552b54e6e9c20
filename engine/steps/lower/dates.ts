import { powerOfTen } from '../../number/decimal.ts'
import { minutesPerDay } from '../../number/instant.ts'
import type { Expr, Type } from '../../program/program.ts'
import { instants } from '../cells.ts'
import type { NodeMaker } from '../maker.ts'
import type { Node } from '../node.ts'
import { days, months } from '../numbers.ts'
import { type Fault, type Flags, flagsOf, type Term } from '../term.ts'
import type { Lowering } from './lowering.ts'
import { confined, faultKey, negative, number } from './numeric.ts'

type Operation = Extract<Expr, { kind: 'operation' }>
/** A value, and where it can't be one. */
type Checked = Pick<Term, 'value' | 'scale' | 'fault'>

const outOfRange = ({ subject }: Lowering, when: Node): Flags<Fault> => {
  const fault = { code: 'evaluate.dateOutOfRange', field: subject }
  return flagsOf([[faultKey(fault), fault, when]])
}

/** A day as one number that compares as dates do, so that completed years are a difference of two. */
function packed(make: NodeMaker, day: Node): Node {
  const year = make.arithmetic('multiply', make.calendar('year', day), number(make, 512n))
  const month = make.arithmetic('multiply', make.calendar('month', day), number(make, 32n))
  return make.arithmetic('add', make.arithmetic('add', year, month), make.calendar('dayOfMonth', day))
}

/** 周岁: a month and day that is not reached borrows from the year. */
export function completedYears(make: NodeMaker, from: Node, to: Node): Node {
  return make.arithmetic('quotient', make.arithmetic('subtract', packed(make, to), packed(make, from)), number(make, 512n))
}

/** The day of a date or instant, rounded down. */
export function dayOf(make: NodeMaker, type: Type, value: Node): Node {
  if (type.kind !== 'instant') return value
  const perDay = number(make, BigInt(minutesPerDay))
  const before = make.compare('less', value, number(make, 0n))
  const toDown = make.choose([{ when: before, value: number(make, BigInt(minutesPerDay - 1)) }], number(make, 0n))
  return confined(make, make.arithmetic('quotient', make.arithmetic('subtract', value, toDown), perDay), days).value
}

/** The first day and the length of a month that is one of the calendar. */
function monthAt(make: NodeMaker, index: Node): { first: Node; length: Node } {
  const first = make.calendar('firstOfMonth', index)
  const last = number(make, months.high)
  // The month behind the last has no first day: December has 31 days.
  const next = make.calendar(
    'firstOfMonth',
    make.choose([{ when: make.compare('equal', index, last), value: last }], make.arithmetic('add', index, number(make, 1n)), months),
  )
  const difference = make.arithmetic('subtract', next, first)
  const length = make.choose([{ when: make.compare('equal', index, last), value: number(make, 31n) }], difference, { low: 28n, high: 31n })
  return { first, length }
}

/** 月末: the last day of a month of a year. */
export function monthEnd(l: Lowering, year: Term, month: Term): Checked {
  const { make } = l
  const [y, m] = [wholePart(make, year), wholePart(make, month)]
  const years = confined(make, y, { low: 1n, high: 9999n })
  const ofYear = confined(make, m, { low: 1n, high: 12n })
  const index = make.arithmetic(
    'add',
    make.arithmetic('multiply', years.value, number(make, 12n)),
    make.arithmetic('subtract', ofYear.value, number(make, 1n)),
  )
  const { first, length } = monthAt(make, index)
  const value = make.arithmetic('add', first, make.arithmetic('subtract', length, number(make, 1n)))
  return { value: confined(make, value, days).value, scale: 0, fault: outOfRange(l, make.or(years.outside, ofYear.outside)) }
}

/** A decimal without its places, as counts of months and years are taken. */
export function wholePart(make: NodeMaker, { value, scale }: Term): Node {
  return scale === 0 ? value : make.arithmetic('quotient', value, number(make, powerOfTen(scale)))
}

/** A date plus months; `up` says what becomes of a day that the month lacks: the first of the next, else its last. */
export function addMonths(l: Lowering, day: Node, count: Node, clamp: 'down' | 'up'): Checked {
  const { make } = l
  const start = make.arithmetic(
    'add',
    make.arithmetic('multiply', make.calendar('year', day), number(make, 12n)),
    make.arithmetic('subtract', make.calendar('month', day), number(make, 1n)),
  )
  const index = confined(make, make.arithmetic('add', start, count), months)
  const { first, length } = monthAt(make, index.value)
  const wanted = make.calendar('dayOfMonth', day)
  const lacks = make.compare('greater', wanted, length)
  const before = make.choose([{ when: lacks, value: clamp === 'up' ? make.arithmetic('add', length, number(make, 1n)) : length }], wanted, {
    low: 1n,
    high: 32n,
  })
  const found = confined(make, make.arithmetic('add', first, make.arithmetic('subtract', before, number(make, 1n))), days)
  return { value: found.value, scale: 0, fault: outOfRange(l, make.or(index.outside, found.outside)) }
}

/** A date or instant moved by a duration. */
export function shifted(l: Lowering, { operator, arguments: operands }: Operation, base: Node, by: Node): Checked {
  const { make } = l
  const [left, right] = operands.map(({ type }) => type) as [Type, Type]
  const unit = right.kind === 'duration' ? right.unit : 'day'
  const count = operator === 'subtract' ? negative(make, by) : by
  if (unit === 'month') return addMonths(l, base, count, 'down')
  const perUnit = left.kind === 'instant' && unit === 'day' ? BigInt(minutesPerDay) : 1n
  const moved = make.arithmetic('add', base, make.arithmetic('multiply', count, number(make, perUnit)))
  const { value, outside } = confined(make, moved, left.kind === 'instant' ? instants : days)
  return { value, scale: 0, fault: outOfRange(l, outside) }
}
