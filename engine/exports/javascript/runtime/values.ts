/** Of the exported module: dates, instants, durations and decimals, between texts and whole numbers. Plain JavaScript. */
export const valuesSource = String.raw`
// ---- 数、日期与时长 Numbers, dates, durations ----

/** A number of a JSON text, every digit of it. */
export class Numeral {
  constructor(text) {
    this.text = text
  }
}

const decimalForm = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** A decimal text as { digits, places }: digits / 10 ** places, without zeros at its end. null where the text is none. */
function decimalOf(text) {
  const match = decimalForm.exec(text)
  if (!match) return null
  const fraction = match[3] || ''
  let digits = BigInt(match[2] + fraction) * (match[1] === '-' ? -1n : 1n)
  let places = fraction.length - Number(match[4] || 0)
  if (places < 0) return { digits: digits * 10n ** BigInt(-places), places: 0 }
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n
    places--
  }
  return { digits, places }
}

const isLess = (a, b) => a.digits * 10n ** BigInt(b.places) < b.digits * 10n ** BigInt(a.places)

/** The exact text of whole / 10 ** scale: 27.5, 0.6, 550. */
function decimalText(whole, scale) {
  if (scale === 0) return String(whole)
  // Fifteen digits are told apart by a double, and its shortest text is the one that has them.
  if (typeof whole === 'number' && scale <= 6 && whole < 1e15 && whole > -1e15) return String(whole / 10 ** scale)
  const text = String(whole)
  const negative = text.startsWith('-')
  const digits = (negative ? text.slice(1) : text).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return (negative ? '-' : '') + digits.slice(0, -scale) + (fraction === '' ? '' : '.' + fraction)
}

// Days count from 1970-01-01 in the Gregorian calendar, after Howard Hinnant: a year begins in March, an era has 400 years.

function civil(day) {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  return { year: era * 400 + yearOfEra + (month > 2 ? 0 : 1), month, day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1 }
}

function dayOf(year, month, day) {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

const yearOf = (day) => civil(day).year
const monthOf = (day) => civil(day).month
const dayOfMonth = (day) => civil(day).day
/** The first day of a month that is counted from January of year 0. */
const firstOfMonth = (month) => dayOf(Math.floor(month / 12), (month % 12) + 1, 1)

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lengthOf = (year, month) => (month === 2 && isLeap(year) ? 29 : monthLengths[month - 1] || 0)

/** The day of a text such as 2021-01-31; null where there is none. */
function dayFrom(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match && dayAt(Number(match[1]), Number(match[2]), Number(match[3]))
}

const dayAt = (year, month, day) => (year >= 1 && day >= 1 && day <= lengthOf(year, month) ? dayOf(year, month, day) : null)

const padded = (value, width) => String(value).padStart(width, '0')

function dateText(day) {
  const date = civil(day)
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2)
}

/** The minutes since 1970 of a text such as 2021-01-31T09:00; null where there is no such instant. */
function instantFrom(text) {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::00)?$/.exec(text)
  const day = match && dayFrom(match[1])
  return match === null || day === null || match[2] > '23' || match[3] > '59' ? null : day * 1440 + Number(match[2]) * 60 + Number(match[3])
}

function instantText(minutes) {
  const day = Math.floor(minutes / 1440)
  const rest = minutes - day * 1440
  return dateText(day) + 'T' + padded(Math.floor(rest / 60), 2) + ':' + padded(rest % 60, 2)
}

const durations = {
  month: { form: /^(-?)P(?=\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?$/, prefix: 'P', larger: 'Y', smaller: 'M', factor: 12 },
  day: { form: /^(-?)P()(\d{1,9})D$/, prefix: 'P', larger: '', smaller: 'D', factor: 0 },
  minute: { form: /^(-?)PT(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?$/, prefix: 'PT', larger: 'H', smaller: 'M', factor: 60 },
}

/** The count of a duration such as P3M, P30D, PT48H in its one unit; null where the text is none of that unit. */
function durationFrom(text, unit) {
  const match = durations[unit].form.exec(text)
  const count = match && Number(match[2] || 0) * durations[unit].factor + Number(match[3] || 0)
  return match && (match[1] ? 0 - count : count)
}

function durationText(value, unit) {
  const { prefix, larger, smaller, factor } = durations[unit]
  const count = Math.abs(Number(value))
  const whole = factor === 0 ? 0 : Math.floor(count / factor)
  const rest = count - whole * factor
  const parts = (whole > 0 ? whole + larger : '') + (rest > 0 || whole === 0 ? rest + smaller : '')
  return (value < 0 ? '-' : '') + prefix + parts
}
`
