import { firstDay, lastDay } from '../number/date.ts'
import type { Arithmetic, Calendar, Relation } from './node.ts'

/** Inclusive. */
export interface Bounds {
  readonly low: bigint
  readonly high: bigint
}

const ascending = (values: readonly bigint[]): bigint[] => values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/** Of at least one number. */
export const least = (values: readonly bigint[]): bigint => ascending(values)[0] as bigint
export const greatest = (values: readonly bigint[]): bigint => ascending(values)[values.length - 1] as bigint

/** The number of the bounds that is nearest to zero. */
export const nearestZero = ({ low, high }: Bounds): bigint => (low > 0n ? low : high < 0n ? high : 0n)

export function hull(all: readonly Bounds[]): Bounds {
  return { low: least(all.map(({ low }) => low)), high: greatest(all.map(({ high }) => high)) }
}

/** Where two bounds of one number meet. */
export const narrowed = ({ low, high }: Bounds, within: Bounds | null): Bounds =>
  within ? { low: greatest([low, within.low]), high: least([high, within.high]) } : { low, high }

export const magnitude = ({ low, high }: Bounds): bigint => greatest([-low, high])

/** bigint division does what `quotient` and `remainder` mean. */
export function arithmeticOf(operator: Arithmetic, a: bigint, b: bigint): bigint {
  switch (operator) {
    case 'add':
      return a + b
    case 'subtract':
      return a - b
    case 'multiply':
      return a * b
    case 'quotient':
      return a / b
    case 'remainder':
      return a % b
  }
}

export function arithmeticBounds(operator: Arithmetic, a: Bounds, b: Bounds): Bounds {
  switch (operator) {
    case 'add':
      return { low: a.low + b.low, high: a.high + b.high }
    case 'subtract':
      return { low: a.low - b.high, high: a.high - b.low }
    case 'multiply':
    case 'quotient': {
      const corners = [a.low, a.high].flatMap((x) => [arithmeticOf(operator, x, b.low), arithmeticOf(operator, x, b.high)])
      return { low: least(corners), high: greatest(corners) }
    }
    case 'remainder': {
      const most = b.high - 1n
      return { low: a.low < 0n ? -least([most, -a.low]) : 0n, high: a.high > 0n ? least([most, a.high]) : 0n }
    }
  }
}

/** Whether a relation holds of two things that compare so: negative, zero, positive. */
export function compared(relation: Relation, order: number): boolean {
  switch (relation) {
    case 'equal':
      return order === 0
    case 'unequal':
      return order !== 0
    case 'less':
      return order < 0
    case 'lessOrEqual':
      return order <= 0
    case 'greater':
      return order > 0
    case 'greaterOrEqual':
      return order >= 0
  }
}

export const negated: Readonly<Record<Relation, Relation>> = {
  equal: 'unequal',
  unequal: 'equal',
  less: 'greaterOrEqual',
  lessOrEqual: 'greater',
  greater: 'lessOrEqual',
  greaterOrEqual: 'less',
}

/** Every day of the calendar. */
export const days: Bounds = { low: BigInt(firstDay), high: BigInt(lastDay) }
/** Months counted from January of year 0, of the years 1 to 9999. */
export const months: Bounds = { low: 12n, high: 119_999n }

export const calendarBounds: Readonly<Record<Calendar, Bounds>> = {
  year: { low: 1n, high: 9999n },
  month: { low: 1n, high: 12n },
  dayOfMonth: { low: 1n, high: 31n },
  firstOfMonth: days,
}
