import { chineseNumber } from '../../grammar/clauses.ts'
import { lastDayOf, numbersOf, readDay, readInstant, readNumber } from '../../grammar/literals.ts'
import { Colon, Day, Instant, keywordTokens, Month, NumberToken, tokenize, Year } from '../../grammar/tokens.ts'
import { formatDate, parseDate } from '../number/date.ts'
import { compare, type Decimal, formatDecimal, multiply, parseDecimal } from '../number/decimal.ts'
import { parseInstant } from '../number/instant.ts'
import type { Value } from '../program/apply.ts'
import type { Type } from '../program/program.ts'

/** A number as the prose of a notice prints it. */
export interface PrintedValue {
  readonly kind: 'amount' | 'ratio' | 'plain' | 'date' | 'instant' | 'year' | 'duration'
  readonly value: Value
}

/** Reads `550 元`, `75%`, `2020 年 9 月 1 日`, `一半`, `60 岁` …; null where the text is none of these. */
export function readPrinted(text: string): PrintedValue | null {
  const [token, more] = tokenize(withDigits(text.trim()), 0).tokens
  if (!token || more) return null
  switch (token.tokenType) {
    case NumberToken:
      return printedNumber(token.image)
    case keywordTokens.half:
      return { kind: 'ratio', value: parseDecimal('0.5') as Decimal }
    case Day:
      return printedMoment('date', readDay(token.image), parseDate)
    case Instant:
      return printedMoment('instant', readInstant(token.image), parseInstant)
    case Month:
      return printedMoment('date', /[末底]$/.test(token.image) ? monthEndOf(token.image) : null, parseDate)
    case Year:
      return { kind: 'year', value: parseDecimal(String(numbersOf(token.image)[0])) as Decimal }
    default:
      return null
  }
}

/** 两次 → 2次: small counts are often written out. */
function withDigits(text: string): string {
  const word = /^[一二两三四五六七八九十]+(?=\s*[次项个人户名倍])/.exec(text)?.[0]
  return word === undefined ? text : text.replace(word, String(chineseNumber(word.replace('两', '二'))))
}

function monthEndOf(image: string): string {
  const [year = 0, month = 0] = numbersOf(image)
  return lastDayOf(year, month)
}

function printedMoment(kind: 'date' | 'instant', iso: string | null, parse: (iso: string) => number | null): PrintedValue | null {
  const value = iso === null ? null : parse(iso)
  return value === null ? null : { kind, value }
}

const minutes: Partial<Record<string, readonly ['month' | 'day' | 'minute', number]>> = {
  year: ['month', 12],
  month: ['month', 1],
  day: ['day', 1],
  hour: ['minute', 60],
  minute: ['minute', 1],
}

function printedNumber(image: string): PrintedValue | null {
  const { value: digits, unit } = readNumber(image)
  const value = parseDecimal(digits)
  if (!value) return null
  if (unit === 'yuan') return { kind: 'amount', value }
  if (unit === 'percent') return { kind: 'ratio', value }
  const length = unit === null || unit === 'count' ? undefined : minutes[unit]
  return length ? { kind: 'duration', value: Number(digits) * length[1] } : { kind: 'plain', value }
}

/** The parts of a proportion: `5：5`. One part where the text is no proportion. */
export function partsOf(text: string): string[] {
  const { tokens } = tokenize(text, 0)
  const parts: string[] = []
  let from = 0
  for (const token of tokens) {
    if (token.tokenType !== Colon) continue
    parts.push(text.slice(from, token.startOffset))
    from = (token.endOffset as number) + 1
  }
  return [...parts, text.slice(from)]
}

/** Whether a printed value is that of a rule, in kind and to the last digit. */
export function printsValue(printed: PrintedValue, type: Type, value: Value): boolean {
  if (!fits(printed.kind, type)) return false
  return typeof printed.value === 'object' && typeof value === 'object' ? compare(printed.value, value) === 0 : printed.value === value
}

function fits(kind: PrintedValue['kind'], type: Type): boolean {
  if (type.kind === 'date' || type.kind === 'instant' || type.kind === 'duration') return kind === type.kind
  if (type.kind !== 'decimal') return false
  if (kind === 'amount' || kind === 'ratio') return type.unit === kind || (kind === 'ratio' && type.unit === 'number')
  return kind === 'year' ? type.unit === 'integer' : kind === 'plain'
}

/** A rule's value in the notation of the text that it replaces: its spaces, unit and 万 are kept. */
export function reprint(text: string, type: Type, value: Value): string | null {
  if (type.kind === 'date' && typeof value === 'number') return reprintDate(text, value)
  if (typeof value !== 'object') return null
  const number = /[0-9０-９]+(?:[.．][0-9０-９]+)?/.exec(text)
  if (!number) return null
  const unitValue = readPrinted(text.replace(number[0], '1'))
  if (!unitValue || typeof unitValue.value !== 'object') return null
  const digits = inUnits(value, unitValue.value)
  return digits === null ? null : text.replace(number[0], digits)
}

/** value ÷ unit where it comes out even; the unit is a power of ten. */
function inUnits(value: Decimal, unit: Decimal): string | null {
  const exponent = formatDecimal(unit)
  const inverse = exponent.includes('.') ? `1${'0'.repeat(exponent.length - 2)}` : `0.${'0'.repeat(Math.max(0, exponent.length - 2))}1`
  const scaled = exponent === '1' ? value : multiply(value, parseDecimal(inverse) as Decimal)
  return formatDecimal(scaled)
}

function reprintDate(text: string, day: number): string {
  const [year, month, date] = formatDate(day).split('-').map(Number)
  const gaps = /^\s*[0-9０-９]{4}(\s*)年(\s*)[0-9０-９]+(\s*)月(\s*)[0-9０-９]+(\s*)日/.exec(text)
  const [a, b, c, d, e] = gaps?.slice(1) ?? ['', '', '', '', '']
  return gaps ? `${year}${a}年${b}${month}${c}月${d}${date}${e}日` : formatDate(day)
}
