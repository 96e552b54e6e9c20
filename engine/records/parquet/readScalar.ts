import { firstDay, formatDate, lastDay } from '../../number/date.ts'
import { coefficientAt, decimal, formatDecimal, normalize, parseDecimal } from '../../number/decimal.ts'
import { dayOfInstant, formatInstant, minutesPerDay } from '../../number/instant.ts'
import type { Value } from '../../program/apply.ts'
import { type Report, refuse } from '../refusal.ts'
import type { FieldSchema } from '../schema.ts'
import { readText, shown } from '../values.ts'
import type { FileType, Scalar } from './fileColumn.ts'

/** Reads a value of a column as a value of the field; null after a report. What it may be is decided as for JSON and CSV. */
export function readScalar(raw: Scalar, type: FileType, field: FieldSchema, path: string, report: Report): Value | null {
  const { kind } = field.type
  if (kind === 'boolean') return readBoolean(raw, field, path, report)
  if (type.kind === 'double' && !exactDouble(raw as number, field, path, report)) return null
  return readText[kind](textOf(raw, type, kind === 'date'), field, path, report)
}

function readBoolean(raw: Scalar, { expected }: FieldSchema, path: string, report: Report): Value | null {
  if (typeof raw === 'boolean') return raw
  if (Number(raw) === 0 || Number(raw) === 1) return Number(raw) === 1
  return report(refuse('record.typeMismatch', { field: path, expected, given: 'number', value: String(raw) }))
}

/** Decimals of so many digits each have a double of their own; from more on, two may share one. */
const doubleDigits = 10n ** 15n

/** Whether a double tells which decimal was meant. One that has more places than the field is left to the field. */
function exactDouble(raw: number, field: FieldSchema, path: string, report: Report): boolean {
  const read = parseDecimal(String(raw))
  if (read === null) {
    report(refuse('record.typeMismatch', { field: path, expected: field.expected, given: 'number', value: String(raw) }))
    return false
  }
  const value = normalize(read)
  if (value.scale > field.scale) return true
  const steps = coefficientAt(value, field.scale)
  if (steps < doubleDigits && steps > -doubleDigits) return true
  report(refuse('record.floatInexact', { field: path, value: shown(String(raw)) }))
  return false
}

function textOf(raw: Scalar, type: FileType, asDate: boolean): string {
  switch (type.kind) {
    case 'decimal':
      return formatDecimal(decimal(BigInt(raw), type.scale))
    case 'date':
      return inCalendar(Number(raw)) ? formatDate(Number(raw)) : String(raw)
    case 'timestamp':
      return timestampText(BigInt(raw), type.perMinute, asDate)
    default:
      return String(raw)
  }
}

function inCalendar(day: number): boolean {
  return day >= firstDay && day <= lastDay
}

/** An instant as a record writes it, or its date where one is asked for and it is midnight; seconds only where there are any. */
function timestampText(units: bigint, perMinute: bigint, asDate: boolean): string {
  const rest = ((units % perMinute) + perMinute) % perMinute
  const minutes = Number((units - rest) / perMinute)
  if (!inCalendar(dayOfInstant(minutes))) return String(units)
  if (asDate && rest === 0n && minutes % minutesPerDay === 0) return formatDate(dayOfInstant(minutes))
  const seconds = Number(rest) / (Number(perMinute) / 60)
  return formatInstant(minutes) + (seconds === 0 ? '' : `:${String(seconds).padStart(2, '0')}`)
}
