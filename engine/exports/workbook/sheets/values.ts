import { formatDate, parseDate } from '../../../number/date.ts'
import { formatDecimal } from '../../../number/decimal.ts'
import { parseDuration } from '../../../number/duration.ts'
import { dayOfInstant, minutesPerDay, parseInstant } from '../../../number/instant.ts'
import type { Value } from '../../../program/apply.ts'
import type { Type } from '../../../program/program.ts'
import { epoch, firstSerial } from '../formula/dates.ts'
import { type Cell, numberCell, textCell } from '../xlsx/sheet.ts'
import type { Look, Style } from '../xlsx/styles.ts'

/** A value as a cell holds it: a text, or a number as text. */
export type Shown = { readonly text: string } | { readonly number: string }

/** How the numbers of a type are shown, so that no digit is hidden. */
export function formatOf(type: Type, scale: number): string | undefined {
  switch (type.kind) {
    case 'decimal':
      if (type.unit === 'ratio') return `0${fraction(Math.max(0, scale - 2))}%`
      if (type.unit === 'amount') return `#,##0${fraction(Math.max(2, scale))}`
      return scale === 0 ? '0' : `#,##0${fraction(scale)}`
    case 'date':
      return 'yyyy-mm-dd'
    case 'instant':
      return 'yyyy-mm-dd hh:mm'
    case 'duration':
      return '0'
    case 'boolean':
    case 'text':
    case 'identity':
    case 'enum':
      return '@'
  }
}

const fraction = (places: number): string => (places === 0 ? '' : `.${'0'.repeat(places)}`)

/** A day as a spreadsheet's date; one before March 1900, which it has no right number for, as text. */
export const shownDay = (day: number): Shown => (day + epoch < firstSerial ? { text: formatDate(day) } : { number: String(day + epoch) })

function shownInstant(minutes: number, text: string): Shown {
  const day = dayOfInstant(minutes)
  return day + epoch < firstSerial ? { text } : { number: String(day + epoch + (minutes - day * minutesPerDay) / minutesPerDay) }
}

/** A value as a program's data hold it (literals, cases): decimals, dates and instants as text. */
export function shownLiteral(type: Type, value: boolean | string): Shown {
  if (typeof value === 'boolean') return { text: value ? '是' : '否' }
  switch (type.kind) {
    case 'decimal':
      return { number: value }
    case 'date':
      return shownDay(parseDate(value) as number)
    case 'instant':
      return shownInstant(parseInstant(value) as number, value)
    case 'duration':
      return { number: String(parseDuration(value)?.count ?? 0) }
    default:
      return { text: value }
  }
}

/** A value as the interpreter gives it. */
export function shownValue(type: Type, value: Value): Shown {
  if (typeof value === 'boolean') return { text: value ? '是' : '否' }
  if (typeof value === 'object') return { number: formatDecimal(value) }
  if (typeof value === 'string') return { text: value }
  if (type.kind === 'date') return shownDay(value)
  return type.kind === 'instant' ? shownInstant(value, instantText(value)) : { number: String(value) }
}

function instantText(minutes: number): string {
  const day = dayOfInstant(minutes)
  const rest = minutes - day * minutesPerDay
  const two = (number: number) => String(number).padStart(2, '0')
  return `${formatDate(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

export const shownCell = (shown: Shown, style: Style): Cell =>
  'text' in shown ? textCell(shown.text, style) : numberCell(shown.number, style)

export const styleOf = (look: Look, type: Type, scale: number): Style => {
  const format = formatOf(type, scale)
  return format === undefined ? { look } : { look, format }
}

const units = { month: '月', day: '天', minute: '分钟' } as const

/** What is typed into a column of a type, in a few words. */
export function hintOf(type: Type, scale: number): string {
  switch (type.kind) {
    case 'decimal': {
      const places = scale === 0 ? '整数' : `${type.unit === 'amount' ? '元' : type.unit === 'ratio' ? '比例' : '数'}，${scale}位小数`
      return type.unit === 'ratio' && scale > 2 ? `百分数，${scale - 2}位小数` : places
    }
    case 'boolean':
      return '是 / 否'
    case 'date':
      return '日期（1900-03-01 以前写成文字 年-月-日）'
    case 'instant':
      return '日期和时刻，到分'
    case 'duration':
      return `整数，${units[type.unit]}`
    case 'identity':
      return '18 位身份证号码'
    case 'enum':
      return `选一项：${type.enum}`
    case 'text':
      return '文字'
  }
}
