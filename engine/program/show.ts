import { civil, formatDate } from '../number/date.ts'
import { type Decimal, decimal, formatDecimal, multiply } from '../number/decimal.ts'
import { formatDuration } from '../number/duration.ts'
import { formatInstant, minutesPerDay } from '../number/instant.ts'
import type { DecimalUnit, DurationUnit } from '../types/type.ts'
import { literalValue, type Value } from './apply.ts'
import type { LiteralValue, Type } from './program.ts'

/** A value as the notice writes it, in both languages. */
export interface Shown {
  readonly zh: string
  readonly en: string
}

export const same = (text: string): Shown => ({ zh: text, en: text })

/** A value of a type in the notation of the notice: 27.5元, 75%, 2020年9月1日, 是. */
export function showValue(type: Type, value: Value): Shown {
  switch (type.kind) {
    case 'boolean':
      return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    case 'decimal':
      return showDecimal(type.unit, value as Decimal)
    case 'date':
      return showDate(value as number)
    case 'instant':
      return showInstant(value as number)
    case 'duration':
      return showDuration(type.unit, value as number)
    default:
      return same(value as string)
  }
}

/** A value as programs and records write it; `literalValue` reads it back. */
export function literalOf(type: Type, value: Value): LiteralValue {
  if (typeof value === 'object') return formatDecimal(value)
  if (typeof value !== 'number') return value
  if (type.kind === 'duration') return formatDuration({ unit: type.unit, count: value })
  return type.kind === 'instant' ? formatInstant(value) : formatDate(value)
}

/** A literal of the program in the notation of the notice. */
export function showLiteral(type: Type, value: LiteralValue): Shown {
  return showValue(type, literalValue(type, value))
}

const hundred = decimal(100n)

function showDecimal(unit: DecimalUnit, value: Decimal): Shown {
  if (unit === 'amount') return { zh: `${formatDecimal(value)}元`, en: `${formatDecimal(value)} yuan` }
  return same(unit === 'ratio' ? `${formatDecimal(multiply(value, hundred))}%` : formatDecimal(value))
}

function showDate(day: number): Shown {
  const { year, month, day: dayOfMonth } = civil(day)
  return { zh: `${year}年${month}月${dayOfMonth}日`, en: formatDate(day) }
}

function showInstant(minutes: number): Shown {
  const day = Math.floor(minutes / minutesPerDay)
  const minuteOfDay = minutes - day * minutesPerDay
  const rest = minuteOfDay % 60
  return { zh: `${showDate(day).zh}${Math.floor(minuteOfDay / 60)}时${rest === 0 ? '' : `${rest}分`}`, en: formatInstant(minutes) }
}

const units: Readonly<Record<DurationUnit, Shown>> = {
  month: { zh: '个月', en: ' months' },
  day: { zh: '天', en: ' days' },
  minute: { zh: '分钟', en: ' minutes' },
}

function showDuration(unit: DurationUnit, count: number): Shown {
  const whole = unit === 'minute' && count % 60 === 0
  const [length, word] = whole ? [count / 60, { zh: '小时', en: ' hours' }] : [count, units[unit]]
  return { zh: `${length}${word.zh}`, en: `${length}${word.en}` }
}
