import { formatDate } from '../../number/date.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import { type DecimalUnit, type DurationUnit, defaultScale, type Numeric, type Type } from '../../program/program.ts'
import { showLiteral } from '../../program/show.ts'
import type { FieldGuard } from '../guards.ts'
import { Digits, type Json, object } from './schemaText.ts'

/** What a value of a type is called in a dictionary, in both languages. */
export function typeWords(type: Type, scale: number): string {
  switch (type.kind) {
    case 'boolean':
      return '是否 · yes or no'
    case 'decimal':
      return numberWords(type.unit, scale)
    case 'date':
      return '日期 · date'
    case 'instant':
      return '时刻，不带时区 · date and time on the local clock'
    case 'duration':
      return durationWords[type.unit]
    case 'text':
      return '文本 · text'
    case 'identity':
      return '身份证号，18 位 · identity number, 18 characters'
    case 'enum':
      return `${type.enum} · one of the members`
  }
}

/** Decimal places that a result may have, whatever values parameters are given. */
export function resultScale(type: Type, numeric: Numeric | null): number {
  return type.kind === 'decimal' ? Math.max(numeric?.scale ?? 0, defaultScale[type.unit]) : 0
}

const unitWords: Readonly<Record<DecimalUnit, readonly [string, string]>> = {
  amount: ['金额，单位元', 'amount in yuan'],
  ratio: ['比例，75% 写作 0.75', 'ratio, 75% written as 0.75'],
  integer: ['整数', 'whole number'],
  number: ['数', 'number'],
}

function numberWords(unit: DecimalUnit, scale: number): string {
  const [zh, en] = unitWords[unit]
  return scale === 0 && defaultScale[unit] === 0 ? `${zh} · ${en}` : `${zh}，至多 ${scale} 位小数 · ${en}, at most ${scale} decimal places`
}

const durationWords: Readonly<Record<DurationUnit, string>> = {
  month: '时长，以月计，如 P3M · duration in months, such as P3M',
  day: '时长，以日计，如 P30D · duration in days, such as P30D',
  minute: '时长，以小时或分钟计，如 PT48H · duration in hours or minutes, such as PT48H',
}

/** JSON Schema's own words for a type; what it can't say exactly (decimal places, days that exist, check characters) the description does. */
export function typeSchema(type: Type, scale: number, members: readonly string[], nullable: boolean): (readonly [string, Json])[] {
  const named = (name: string): readonly [string, Json] => ['type', nullable ? [name, 'null'] : name]
  switch (type.kind) {
    case 'boolean':
      return [named('boolean')]
    case 'decimal':
      return [named(scale === 0 ? 'integer' : 'number')]
    case 'enum':
      return [['enum', nullable ? [...members, null] : members]]
    case 'text':
      return [named('string')]
    case 'date':
      return [named('string'), ['format', 'date'], ['pattern', '^[0-9]{4}-[0-9]{2}-[0-9]{2}$']]
    case 'instant':
      return [named('string'), ['pattern', '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?$']]
    case 'duration':
      return [named('string'), ['pattern', durationPatterns[type.unit]]]
    case 'identity':
      return [named('string'), ['pattern', '^[0-9]{17}[0-9Xx]$']]
  }
}

const durationPatterns: Readonly<Record<DurationUnit, string>> = {
  month: '^-?P(?=[0-9])([0-9]{1,9}Y)?([0-9]{1,9}M)?$',
  day: '^-?P[0-9]{1,9}D$',
  minute: '^-?PT(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?$',
}

/** A field of a record as the input guard takes it. */
export function fieldSchema(guard: FieldGuard): Json {
  const { field, required, members } = guard
  const { type, numeric } = field
  const scale = numeric?.scale ?? 0
  const absent = required
    ? '必填 · required'
    : field.default === null
      ? '可以不填，不填即未知 · may be absent, then unknown'
      : defaultWords(guard)
  return object(
    ['title', field.name],
    ['description', [typeWords(type, scale), ...boundWords(guard), absent].join('；')],
    ...typeSchema(type, scale, members, !required),
    ...bounds(guard),
    ['default', field.default === null ? undefined : literalJson(type, field.default)],
  )
}

/** A literal as a record of JSON writes it. */
function literalJson(type: Type, value: boolean | string): Json {
  return type.kind === 'decimal' ? new Digits(String(value)) : value
}

function defaultWords({ field: { type, default: value } }: FieldGuard): string {
  const { zh, en } = showLiteral(type, value ?? '')
  return `不填即为${zh} · where absent, ${en}`
}

function bounds({ field, limits, scale }: FieldGuard): (readonly [string, Json])[] {
  if (limits === null || field.type.kind !== 'decimal') return []
  const written = (cell: bigint) => new Digits(formatDecimal(decimal(cell, scale)))
  return [
    ['minimum', written(limits.low)],
    ['maximum', written(limits.high)],
  ]
}

/** Where the notice says nothing of a number's size, the export's limit stands in the schema: said so. */
function boundWords({ field, low, high }: FieldGuard): string[] {
  const { kind } = field.type
  if (kind === 'decimal' && (low === null || high === null))
    return ['通知没有写明范围，以导出能准确计算的为限 · not bounded by the notice, but by what the export computes exactly']
  if (kind !== 'date') return []
  const day = (bound: bigint | 'baseDate') => (bound === 'baseDate' ? '基准日 the base date' : formatDate(Number(bound)))
  return [...(low === null ? [] : [`不早于 · not before ${day(low)}`]), ...(high === null ? [] : [`不晚于 · not after ${day(high)}`])]
}
