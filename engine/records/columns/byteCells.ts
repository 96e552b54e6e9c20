// How a cell is read from its bytes as they usually are. Each reader takes the offset at which a cell begins, puts the
// value into its column, and gives the offset behind what it read, or `unusual` where it can't tell; whether the cell ends
// there is for the caller to see. What is unusual is read as a text by the exact reader, so a reader here has to be right
// only about what it takes.
import { doubleLimit } from '../../batch/layout.ts'
import { dayNumber } from '../../number/date.ts'
import { carriageReturn, comma, newline } from './bytes.ts'
import type { ReadingColumn } from './column.ts'
import { plainEnd, plainText } from './plainText.ts'

export const unusual = -1

const minus = 0x2d
const point = 0x2e
const digitZero = 0x30

/** The bytes of a file, and the same bytes as numbers of several; readable a few bytes beyond the row that is read. */
export interface Window {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** How far beyond the first byte of a cell its readers look, whatever they find. */
export const lookahead = 16

// The bytes of 否 as a number, the first lowest, and what 是 has more.
const noBytes = 0xa690e5
const yesMore = 0xaf98e6 - noBytes

/** Reads 是, 否, 1 or 0. */
export function readBoolean(column: ReadingColumn, window: Window, at: number, row: number): number {
  const word = window.view.getInt32(at, true)
  // 是 begins with an even byte, 否 with an odd one. Told apart by arithmetic: a branch on what each person is costs more.
  const yes = ~word & 1
  if ((word & 0xffffff) === noBytes + yes * yesMore) {
    column.bytes[row] = yes
    return at + 3
  }
  const digit = (word & 0xff) - digitZero
  if (digit === 0 || digit === 1) {
    column.bytes[row] = digit
    return at + 1
  }
  return readWord(column, window, at, row)
}

// The letters of true and of fals, without what tells lower from upper case.
const lowerCase = 0x20202020
const trueLetters = 0x65757274
const falsLetters = 0x736c6166
const letterE = 0x65

/** Reads true or false in either case. */
function readWord(column: ReadingColumn, { bytes, view }: Window, at: number, row: number): number {
  const letters = view.getInt32(at, true) | lowerCase
  const yes = letters === trueLetters
  if (!yes && (letters !== falsLetters || ((bytes[at + 4] as number) | 0x20) !== letterE)) return unusual
  column.bytes[row] = yes ? 1 : 0
  return yes ? at + 4 : at + 5
}

/** Reads a member of an enumeration. */
export function readMember(column: ReadingColumn, { bytes }: Window, at: number, row: number): number {
  const { next, bytes: members } = column.members
  let entry = 0
  let place = at
  do entry = next[(entry << 8) | (bytes[place++] as number)] as number
  while (entry > 0)
  if (entry === 0) return unusual
  const member = members[~entry] as Uint8Array
  // The bytes up to here were those of the member.
  for (let i = place - at; i < member.length; i++) if (bytes[at + i] !== member[i]) return unusual
  if (column.bytes.length > 0) column.bytes[row] = ~entry
  else column.words[row] = ~entry
  return at + member.length
}

/** Fifteen digits make a whole number that a float holds exactly. */
const mostDigits = 15
const tens = Array.from({ length: mostDigits + 1 }, (_, exponent) => 10 ** exponent)

/** Reads -27.50 as a coefficient at the column's scale. */
export function readDecimal(column: ReadingColumn, { bytes }: Window, at: number, row: number): number {
  const negative = bytes[at] === minus
  const start = negative ? at + 1 : at
  let place = start
  let digits = 0
  let digit = (bytes[place] as number) - digitZero
  for (; digit >= 0 && digit <= 9; digit = (bytes[++place] as number) - digitZero) digits = digits * 10 + digit
  if (place === start) return unusual
  let fraction = 0
  if (bytes[place] === point) {
    const behind = place
    digit = (bytes[++place] as number) - digitZero
    for (; digit >= 0 && digit <= 9; digit = (bytes[++place] as number) - digitZero) digits = digits * 10 + digit
    fraction = place - behind - 1
    if (fraction === 0) return unusual
  }
  if (place - start > mostDigits || fraction > column.scale) return unusual
  return putDecimal(column, row, negative, digits * (tens[column.scale - fraction] as number)) ? place : unusual
}

function putDecimal(column: ReadingColumn, row: number, negative: boolean, size: number): boolean {
  const cell = negative ? 0 - size : size
  // Also false where the scale is beyond the powers of ten, and the size no number.
  if (!(size < doubleLimit && cell >= column.least && cell <= column.greatest)) return false
  if (column.words.length > 0) column.words[row] = cell
  else column.doubles[row] = cell
  return true
}

const firstYear = 1900
const lastYear = 2099
/** By month from January 1900: the day before it begins. One more, so that each month has a next. */
const beforeMonth = Int32Array.from(
  { length: (lastYear - firstYear + 1) * 12 + 1 },
  (_, month) => (dayNumber(firstYear + Math.floor(month / 12), (month % 12) + 1, 1) as number) - 1,
)

// Digits are read several at once, from numbers whose lowest byte comes first: what is left of a digit's byte without its
// zero is 0 to 9, and six more than that still fits into half a byte.
const sixes = 0x06060606

/** Reads 2020-09-01, of the years 1900 to 2099. */
export function readDate(column: ReadingColumn, { view }: Window, at: number, row: number): number {
  const years = view.getInt32(at, true) ^ 0x30303030
  const months = view.getInt32(at + 4, true) ^ 0x2d30302d
  const days = view.getUint16(at + 8, true) ^ 0x3030
  const wrong = ((years | (years + sixes)) & 0xf0f0f0f0) | (months & 0xff0000ff) | ((months | (months + sixes)) & 0xf0f000)
  if ((wrong | ((days | (days + sixes)) & 0xf0f0)) !== 0) return unusual
  const pairs = years * 10 + (years >> 8)
  const year = (pairs & 0xff) * 100 + ((pairs >> 16) & 0xff)
  const month = ((months >> 8) & 0xff) * 10 + ((months >> 16) & 0xff)
  const day = (days & 0xff) * 10 + (days >> 8)
  return putDate(column, row, year, month, day) ? at + 10 : unusual
}

function putDate(column: ReadingColumn, row: number, year: number, month: number, day: number): boolean {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false
  const index = (year - firstYear) * 12 + month - 1
  const cell = (beforeMonth[index] as number) + day
  if (cell > (beforeMonth[index + 1] as number) || cell < column.least || cell > column.greatest) return false
  column.words[row] = cell
  return true
}

/** Where a cell begins so, it may be empty, or a formula, or a text that was kept from being one: , CR LF = + - @ ' tab. */
const notPlainStarts = new Set([comma, carriageReturn, newline, 0x3d, 0x2b, 0x2d, 0x40, 0x27, 0x09])

/** Reads a text of ASCII and Chinese characters. */
export function readText(column: ReadingColumn, { bytes }: Window, at: number, row: number): number {
  if (notPlainStarts.has(bytes[at] as number)) return unusual
  const end = plainEnd(bytes, at)
  if (end === unusual || !column.wanted) return end
  column.words[row] = column.texts.code(plainText(bytes, at, end))
  return end
}
