import { formatDate } from '../number/date.ts'
import { formatInstant, minutesPerDay } from '../number/instant.ts'

/** What a spreadsheet's cell holds: a number as the file writes it, and not as a float. */
export type SheetValue = string | boolean | SheetNumber | Date | null

/** A number of a spreadsheet, every digit kept. */
export class SheetNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A sheet as a table of texts, as CSV would hold it. */
export interface SheetTable {
  readonly name: string
  /** What stands above the titles of the columns, in lines of one cell: a heading, or that the people are synthetic. */
  readonly notes: readonly string[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Finds the table in a sheet. Lines of one cell above a line of several are notes; lines without any cell are left out, and so
 * are columns without any cell at the right.
 */
export function sheetTable(name: string, values: readonly (readonly SheetValue[])[]): SheetTable {
  const texts = values.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== ''))
  const filled = (row: readonly string[] = []) => row.filter((cell) => cell !== '').length
  let top = 0
  while (filled(texts[top]) === 1 && texts.slice(top + 1).some((row) => filled(row) > 1)) top++
  const width = Math.max(0, ...texts.slice(top).map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  const [header = [], ...rows] = texts.slice(top).map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''))
  const notes = texts.slice(0, top).map((row) => row.find((cell) => cell !== '') as string)
  return { name, notes, header, rows }
}

function cellText(value: SheetValue): string {
  if (value === null) return ''
  if (value instanceof SheetNumber) return numberText(value.text)
  return value instanceof Date ? momentText(value.getTime()) : String(value)
}

const floatDigits = 15

/**
 * The decimal that was meant. Excel counts to 15 digits but writes 17 (1.1 as 1.1000000000000001), so the shortest text of the
 * float is what was typed; where that is longer too, the digits stay as they are for the field to judge.
 */
function numberText(text: string): string {
  const shortest = String(Number(text))
  return digitsOf(text) > floatDigits && digitsOf(shortest) <= floatDigits ? shortest : text
}

function digitsOf(text: string): number {
  return text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '').length
}

const secondsPerDay = 86_400
/** 1900-03-01: Excel has a 29 February 1900, so its days before that are not those of the calendar. */
const firstSound = -25_508

/** A day, or a day and time, as records write them; the count of Excel where its calendar is wrong. */
function momentText(milliseconds: number): string {
  // Times are fractions of a day: they come a millisecond too early or late.
  const seconds = Math.round(milliseconds / 1000)
  const day = Math.floor(seconds / secondsPerDay)
  if (day < firstSound) return String(day + 25_569)
  const rest = seconds - day * secondsPerDay
  if (rest === 0) return formatDate(day)
  const past = rest % 60
  return formatInstant(day * minutesPerDay + (rest - past) / 60) + (past === 0 ? '' : `:${String(past).padStart(2, '0')}`)
}
