/** Days counted from 1 January of year 1, which is day 0; by adding up years and months. */

const leap = (year: number): boolean => new Date(Date.UTC(2000 + (year % 400), 1, 29)).getUTCMonth() === 1

export function monthLength(year: number, month: number): number {
  if (month === 2) return leap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const firstDays: number[] = [0, 0]
/** The day on which a year of 1..10000 begins. */
function yearStart(year: number): number {
  for (let y = firstDays.length; y <= year; y++) firstDays.push((firstDays[y - 1] as number) + (leap(y - 1) ? 366 : 365))
  return firstDays[year] as number
}

export interface Ymd {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function dayOf({ year, month, day }: Ymd): number {
  let days = yearStart(year) + day - 1
  for (let m = 1; m < month; m++) days += monthLength(year, m)
  return days
}

export function ymdOf(day: number): Ymd {
  let year = Math.floor(day / 366) + 1
  while (yearStart(year + 1) <= day) year++
  let rest = day - yearStart(year)
  let month = 1
  for (; rest >= monthLength(year, month); month++) rest -= monthLength(year, month)
  return { year, month, day: rest + 1 }
}

/** The last day of year 9999. */
export const calendarEnd = yearStart(10000) - 1

export function readDay(iso: string): number {
  const [year = 1, month = 1, day = 1] = iso.split('-').map(Number)
  return dayOf({ year, month, day })
}

const two = (value: number): string => String(value).padStart(2, '0')

export function dayText(day: number): string {
  const { year, month, day: date } = ymdOf(day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

/** Minutes from the start of day 0. */
export function readInstant(iso: string): number {
  const [day = '', time = ''] = iso.split('T')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return readDay(day) * 1440 + hour * 60 + minute
}

export function instantText(minutes: number): string {
  const day = Math.floor(minutes / 1440)
  const rest = minutes - day * 1440
  return `${dayText(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

/**
 * The anniversaries of a day that have come by another: one born on 29 February has it on 1 March in common years.
 * Backwards it is the opposite.
 */
export function completedYears(from: number, to: number): number {
  if (from > to) return 0 - completedYears(to, from)
  const { year, month, day } = ymdOf(from)
  const last = ymdOf(to).year
  const missing = day > monthLength(last, month)
  const anniversary = missing ? dayOf({ year: last, month: 3, day: 1 }) : dayOf({ year: last, month, day })
  return last - year - (anniversary <= to ? 0 : 1)
}

/** The same day so many months on: where the month lacks it, its last day or the first of the next; null beyond the calendar. */
export function monthsOn(from: number, months: number, direction: 'down' | 'up'): number | null {
  const { year, month, day } = ymdOf(from)
  const count = (year - 1) * 12 + (month - 1) + months
  const [y, m] = [Math.floor(count / 12) + 1, count - Math.floor(count / 12) * 12 + 1]
  if (y < 1 || y > 9999) return null
  const length = monthLength(y, m)
  if (day <= length) return dayOf({ year: y, month: m, day })
  return dayOf({ year: y, month: m, day: length }) + (direction === 'up' ? 1 : 0)
}

/** Whole months, days or minutes of P1Y6M, P30D, PT48H30M. */
export function readDuration(iso: string): number {
  const negative = iso.startsWith('-')
  const [date = '', time = ''] = iso.replace(/^-?P/, '').split('T')
  const of = (text: string, letter: string): number => Number(new RegExp(`(\\d+)${letter}`).exec(text)?.[1] ?? 0)
  const count = of(date, 'Y') * 12 + of(date, 'M') + of(date, 'D') + of(time, 'H') * 60 + of(time, 'M')
  return negative ? 0 - count : count
}
