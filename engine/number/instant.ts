// An instant is a whole number of minutes since 1970-01-01T00:00 on the local clock. There is no time zone: a notice
// that says 48小时 counts on the clock of the place where it applies, and China has had no clock change since 1991.
import { firstDay, formatDate, lastDay, parseDate } from './date.ts'

const minutesPerHour = 60
export const minutesPerDay = 24 * minutesPerHour

/** The instant of a day (as `dayNumber` counts) and a time from 00:00 to 23:59. Null where there is no such day or time. */
export function instantAt(day: number, hour: number, minute: number): number | null {
  const exists = within(day, firstDay, lastDay) && within(hour, 0, 23) && within(minute, 0, 59)
  return exists ? day * minutesPerDay + hour * minutesPerHour + minute : null
}

function within(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high
}

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::00)?$/

/** Reads `2020-10-01T09:00` or `2020-10-01T09:00:00`. Null for other seconds, for 24:00, and for what does not exist. */
export function parseInstant(iso: string): number | null {
  const match = form.exec(iso)
  if (!match) return null
  const [, date = '', hour, minute] = match
  const day = parseDate(date)
  return day === null ? null : instantAt(day, Number(hour), Number(minute))
}

/** Writes `2020-10-01T09:00`. */
export function formatInstant(minutes: number): string {
  const day = dayOfInstant(minutes)
  const minuteOfDay = minutes - day * minutesPerDay
  const hour = Math.floor(minuteOfDay / minutesPerHour)
  return `${formatDate(day)}T${twoDigits(hour)}:${twoDigits(minuteOfDay % minutesPerHour)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** The day on which an instant falls, as `dayNumber` counts. */
export function dayOfInstant(minutes: number): number {
  return Math.floor(minutes / minutesPerDay)
}
