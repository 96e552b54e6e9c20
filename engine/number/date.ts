// A date is a whole number of days since 1970-01-01, so that dates compare and subtract as numbers do.
// The calendar is the Gregorian one, carried back before its introduction; it runs from year 1 to year 9999.

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/** Where a month has no such day: its last day (下取), or the first of the next month (上取). */
export type MonthClamp = 'down' | 'up'

/** 0001-01-01 and 9999-12-31. */
export const firstDay = -719162
export const lastDay = 2932896

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** How many days a month has; 0 where there is no such month or the year is not one of 1..9999. */
export function daysInMonth(year: number, month: number): number {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return 0
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0)
}

/** The number of a day, 0 for 1970-01-01. Null where the date does not exist: 2021-02-29, month 13, year 0. */
export function dayNumber(year: number, month: number, day: number): number | null {
  const exists = Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month)
  return exists ? countDays(year, month, day) : null
}

// Both directions after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year is taken to begin in
// March, so that the leap day ends it, and the calendar repeats every era of 400 years, which is 146097 days.
const daysPerEra = 146097
/** Days from 0000-03-01, where the first era begins, to 1970-01-01. */
const epoch = 719468

function countDays(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysPerEra + dayOfEra - epoch
}

/** Year, month and day of a day number between `firstDay` and `lastDay`. */
export function civil(day: number): CivilDate {
  const shifted = day + epoch
  const era = Math.floor(shifted / daysPerEra)
  const dayOfEra = shifted - era * daysPerEra
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: era * 400 + yearOfEra + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `2020-09-01` and nothing else. Null where the text has another form or the date does not exist. */
export function parseDate(iso: string): number | null {
  const match = form.exec(iso)
  return match && dayNumber(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Writes `2020-09-01`. */
export function formatDate(day: number): string {
  const date = civil(day)
  return `${padded(date.year, 4)}-${padded(date.month, 2)}-${padded(date.day, 2)}`
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** The last day of a month (2月末 is the 28th or 29th). Null where there is no such month. */
export function monthEnd(year: number, month: number): number | null {
  return dayNumber(year, month, daysInMonth(year, month))
}

export function yearOf(day: number): number {
  return civil(day).year
}

export function monthOf(day: number): number {
  return civil(day).month
}

/**
 * Completed years (周岁) from one day to another. A year is complete on the anniversary itself; for one who was born on
 * 29 February that is 1 March in a common year. Where `to` lies before `from`, the years between them, negative:
 * `completedYears(a, b)` is always the opposite of `completedYears(b, a)`.
 */
export function completedYears(from: number, to: number): number {
  return from <= to ? yearsBetween(civil(from), civil(to)) : 0 - yearsBetween(civil(to), civil(from))
}

function yearsBetween(from: CivilDate, to: CivilDate): number {
  const reached = to.month > from.month || (to.month === from.month && to.day >= from.day)
  return to.year - from.year - (reached ? 0 : 1)
}

/** The same day of the month, a whole (also negative) number of months on. Null where that leaves the years 1..9999. */
export function addMonths(day: number, months: number, clamp: MonthClamp): number | null {
  const start = civil(day)
  const index = start.year * 12 + start.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  const end = monthEnd(year, month)
  if (end === null || start.day <= daysInMonth(year, month)) return dayNumber(year, month, start.day)
  return clamp === 'down' ? end : end + 1
}
