import { closest } from '../../grammar/suggest.ts'
import { formatDate, parseDate } from '../number/date.ts'
import { compare, formatDecimal, normalize, parseDecimal } from '../number/decimal.ts'
import { parseDuration } from '../number/duration.ts'
import { checkIdentity, normalizeIdentity } from '../number/identity.ts'
import { parseInstant } from '../number/instant.ts'
import type { Value } from '../program/apply.ts'
import type { Type } from '../program/program.ts'
import { type Report, refuse } from './refusal.ts'
import type { FieldSchema } from './schema.ts'

/** Longer numbers are no amounts, and exact arithmetic on them would take its time. */
const digitLimit = 400

/** Reads a text as a value of the field; null after a report. `path` names the place in messages. */
type TextReader = (text: string, field: FieldSchema, path: string, report: Report) => Value | null

/** How each type but 是否 reads the text of a JSON number or string, or of a CSV cell. */
export const readText: Readonly<Record<Exclude<Type['kind'], 'boolean'>, TextReader>> = {
  decimal: readDecimal,
  date: readDate,
  instant: readInstant,
  duration: readDuration,
  text: (text) => text,
  identity: readIdentity,
  enum: readMember,
}

function readDecimal(text: string, field: FieldSchema, path: string, report: Report): Value | null {
  const parsed = text.length > digitLimit ? null : parseDecimal(text)
  if (parsed === null) return report(refuse('record.numberTooLong', { field: path, limit: digitLimit }))
  const value = normalize(parsed)
  if (value.scale > field.scale) {
    report(refuse('record.tooFine', { field: path, value: shown(text), has: value.scale, keeps: field.scale }))
  }
  const { minimum, maximum } = field
  if ((minimum && compare(value, minimum) < 0) || (maximum && compare(value, maximum) > 0)) {
    const bounds = { minimum: minimum && formatDecimal(minimum), maximum: maximum && formatDecimal(maximum) }
    report(refuse('record.outOfRange', { field: path, value: shown(text), ...bounds }))
  }
  return value
}

function readDate(text: string, field: FieldSchema, path: string, report: Report): Value | null {
  const day = parseDate(text)
  if (day === null) return report(refuse('record.dateInvalid', { field: path, value: shown(text) }))
  const { earliest, latest } = field
  if ((earliest !== null && day < earliest) || (latest !== null && day > latest)) {
    const bounds = { minimum: earliest === null ? null : formatDate(earliest), maximum: latest === null ? null : formatDate(latest) }
    report(refuse('record.outOfRange', { field: path, value: text, ...bounds }))
  }
  return day
}

function readInstant(text: string, _field: FieldSchema, path: string, report: Report): Value | null {
  return parseInstant(text) ?? report(refuse('record.instantInvalid', { field: path, value: shown(text) }))
}

function readDuration(text: string, { type, expected }: FieldSchema, path: string, report: Report): Value | null {
  const duration = parseDuration(text)
  if (duration && type.kind === 'duration' && duration.unit === type.unit) return duration.count
  return report(refuse('record.durationInvalid', { field: path, value: shown(text), expected }))
}

function readIdentity(text: string, _field: FieldSchema, path: string, report: Report): Value | null {
  const fault = checkIdentity(text)
  return fault === null ? normalizeIdentity(text) : report(refuse('record.identityInvalid', { field: path, fault }))
}

function readMember(text: string, { members }: FieldSchema, path: string, report: Report): Value | null {
  if (members.has(text)) return text
  const value = shown(text)
  return report(refuse('record.enumUnknown', { field: path, value, close: closest(value, members) ?? null, members: [...members] }))
}

/** A value as messages print it: in one line and not too long. */
export function shown(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
