import type { RoundingMode, Unit } from './ast.ts'

/** Reading of literal tokens: full-width digits, Chinese multiples, units. Pure text in, plain values out. */

/** ０-９ and ． become ASCII; white space inside a literal goes. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．％－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s\u3000]/g, '')
}

const multiples: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 }

const unitOf: Readonly<Record<string, readonly [Unit | null, shift: number]>> = {
  '': [null, 0],
  元: ['yuan', 0],
  角: ['yuan', -1],
  分: ['yuan', -2],
  '%': ['percent', 0],
  个百分点: ['percent', 0],
  岁: ['count', 0],
  周岁: ['count', 0],
  年: ['year', 0],
  个月: ['month', 0],
  日: ['day', 0],
  天: ['day', 0],
  小时: ['hour', 0],
  个小时: ['hour', 0],
  分钟: ['minute', 0],
}

const englishUnit: Readonly<Record<string, readonly [Unit, shift: number]>> = {
  percent: ['percent', 0],
  point: ['percent', 0],
  yuan: ['yuan', 0],
  CNY: ['yuan', 0],
  USD: ['yuan', 0],
  EUR: ['yuan', 0],
  dollar: ['yuan', 0],
  euro: ['yuan', 0],
  pound: ['yuan', 0],
  cent: ['yuan', -2],
  year: ['year', 0],
  month: ['month', 0],
  day: ['day', 0],
  hour: ['hour', 0],
  minute: ['minute', 0],
}

/** Moves the decimal point of a digit string: ('1.5', 4) → '15000', ('5', -2) → '0.05'. */
export function shiftPoint(digits: string, by: number): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const point = whole.length + by
  const all = (whole + fraction).padEnd(point, '0')
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all
  const at = point <= 0 ? 1 : point
  const tail = padded.slice(at)
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  return tail === '' ? head : `${head}.${tail}`
}

/** 1.5万元 → 15000 yuan; 75% → 0.75 percent (a ratio); 60岁 → 60 count. */
export function readNumber(image: string): { value: string; unit: Unit | null } {
  const text = halfWidth(image)
  const match = /^(\d+(?:\.\d+)?)(.*)$/.exec(text) as RegExpExecArray
  const digits = match[1] as string
  const word = match[2] as string
  const english = englishUnit[word] ?? englishUnit[word.replace(/s$/, '')]
  if (english) return place(digits, english[0], english[1])
  const multiple = /^(万亿|亿|千万|百万|十万|万|千|百)?(.*)$/.exec(word) as RegExpExecArray
  const shift = multiples[multiple[1] ?? ''] ?? 0
  const [unit, unitShift] = unitOf[multiple[2] as string] ?? ['count', 0]
  return place(digits, unit, shift + unitShift)
}

function place(digits: string, unit: Unit | null, shift: number): { value: string; unit: Unit | null } {
  return { value: shiftPoint(digits, unit === 'percent' ? shift - 2 : shift), unit }
}

const pad = (text: string, length: number) => text.padStart(length, '0')

/** The numbers of 2020年9月1日9时30分, 2020-09-01T09:30, 2020年9月 … in order. */
export function numbersOf(image: string): number[] {
  return [...halfWidth(image).matchAll(/\d+/g)].map((m) => Number(m[0]))
}

/** ISO day of a Day token, or null where there is no such day. */
export function readDay(image: string): string | null {
  const [year = 0, month = 0, day = 0] = numbersOf(image)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${pad(String(year), 4)}-${pad(String(month), 2)}-${pad(String(day), 2)}`
}

/** ISO minute of an Instant token, or null where there is no such day or time. */
export function readInstant(image: string): string | null {
  const [, , , hour = 0, minute = 0] = numbersOf(image)
  const day = readDay(image)
  return day !== null && hour < 24 && minute < 60 ? `${day}T${pad(String(hour), 2)}:${pad(String(minute), 2)}` : null
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The last day of a month, ISO. */
export function lastDayOf(year: number, month: number): string {
  return `${pad(String(year), 4)}-${pad(String(month), 2)}-${daysIn(year, month)}`
}

const modes: readonly (readonly [RegExp, RoundingMode])[] = [
  [/四舍六入五成双|half\s+even/, 'half-even'],
  [/四舍五入|half\s+up/, 'half-up'],
  [/舍去|down/, 'down'],
  [/进一|up/, 'up'],
]
const placeScales: Readonly<Record<string, number>> = {
  分: 2,
  角: 1,
  元: 0,
  十元: -1,
  百元: -2,
  千元: -3,
  万元: -4,
  整数: 0,
  cent: 2,
  cents: 2,
  unit: 0,
  units: 0,
  integer: 0,
}

/** Mode and place of a rounding phrase; null where the text is none. */
export function readRounding(image: string): { mode: RoundingMode; scale: number } | null {
  const match = /^(.+?)(?:[到至]|\s+to\s+)(.+)$/.exec(image.trim())
  const mode = match && modes.find(([form]) => form.test(match[1] as string))?.[1]
  if (!match || !mode) return null
  const place = (match[2] as string).trim()
  const decimals = /^([0-9０-９]{1,2})\s*(?:位小数|decimals?)$/.exec(place)
  const scale = decimals ? Number(halfWidth(decimals[1] as string)) : placeScales[place]
  return scale === undefined ? null : { mode, scale }
}
