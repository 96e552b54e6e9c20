import { doubleLimit } from '../../batch/layout.ts'
import type { Decimal } from '../../number/decimal.ts'
import type { Value } from '../../program/apply.ts'
import type { Refusal } from '../../program/outcome.ts'
import type { Path } from '../../program/validate/problem.ts'
import { refuse, reportTo } from '../../records/refusal.ts'
import type { FieldSchema } from '../../records/schema.ts'
import { readText, shown } from '../../records/values.ts'
import { valueText } from '../../records/writeResults.ts'
import type { Written } from './model.ts'
import type { ModelProblems } from './problem.ts'
import { type Place, scalarText } from './readObject.ts'

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['yes', true],
  ['true', true],
  ['否', false],
  ['no', false],
  ['false', false],
])

const numeral = /^-?\d+(?:\.\d+)?$/

/** Reads a value as a record's field would take it, written as JSON or as a key. */
export function readValue(place: Place, field: FieldSchema, problems: ModelProblems): Written | null {
  const text = typeof place.value === 'boolean' ? String(place.value) : scalarText(place.value)
  return text === null
    ? problems.report('population.shape', place.path, { expected: 'value' })
    : readWritten(text, place.path, field, problems)
}

/** Reads an end of a band: for a date also a year alone, its first day or its last. */
export function readBound(place: Place, end: 'from' | 'to', field: FieldSchema, problems: ModelProblems): Written | null {
  const text = scalarText(place.value)
  const year = field.type.kind === 'date' && text !== null && /^\d{4}$/.test(text)
  return readValue(year ? { ...place, value: `${text}-${end === 'from' ? '01-01' : '12-31'}` } : place, field, problems)
}

export function readWritten(text: string, path: Path, field: FieldSchema, problems: ModelProblems): Written | null {
  const refusals: Refusal[] = []
  const value = heldBy(text, field, refusals)
  for (const refusal of refusals) problems.refused(refusal, path)
  return value === null || refusals.length > 0 ? null : { value, text: valueText(value, field.type) }
}

function heldBy(text: string, field: FieldSchema, refusals: Refusal[]): Value | null {
  const report = reportTo(refusals)
  const { kind } = field.type
  const mismatch = () =>
    report(refuse('record.typeMismatch', { field: field.name, expected: field.expected, given: 'text', value: shown(text) }))
  if (kind === 'boolean') return booleans.get(text) ?? mismatch()
  if (kind === 'decimal' && !numeral.test(text)) return mismatch()
  return readText[kind](text, kind === 'decimal' ? withinCells(field) : field, field.name, report)
}

/** A field without bounds of its own takes what a cell holds. */
function withinCells(field: FieldSchema): FieldSchema {
  const largest = (sign: bigint): Decimal => ({ coefficient: sign * BigInt(doubleLimit - 1), scale: field.scale })
  return { ...field, minimum: field.minimum ?? largest(-1n), maximum: field.maximum ?? largest(1n) }
}
