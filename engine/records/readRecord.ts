import { closest } from '../../grammar/suggest.ts'
import type { Value } from '../program/apply.ts'
import type { Refusal } from '../program/outcome.ts'
import type { InputRecord } from '../program/record.ts'
import type { Reading } from './items.ts'
import { givenOf, isObject, parseJson } from './json.ts'
import { JsonNumber } from './jsonText.ts'
import { faultLimit, type Report, refuse, reportTo } from './refusal.ts'
import { type FieldSchema, plainName, type Schema } from './schema.ts'
import { readText, shown } from './values.ts'

/** Reads the record that a JSON text holds. */
export function readJsonRecord(schema: Schema, text: string): Reading {
  const { value, refusals } = parseJson(text)
  return refusals.length > 0 ? { value: null, refusals } : readRecord(schema, value)
}

/** Checks a JSON value, numbers as `parseJson` leaves them, against the entity; reports all that is wrong with it, up to the limit. */
export function readRecord(schema: Schema, json: unknown): Reading {
  const refusals: Refusal[] = []
  const report = reportTo(refusals)
  if (!isObject(json)) {
    report(refuse('record.notObject', { given: givenOf(json) }))
    return { value: null, refusals }
  }
  const value = readObject(schema, json, '', report)
  return refusals.length > 0 ? { value: null, refusals } : { value, refusals }
}

type JsonObject = Readonly<Record<string, unknown>>

function readObject(schema: Schema, written: JsonObject, prefix: string, report: Report): InputRecord {
  const json = unbracketed(schema, written, prefix, report)
  const values = new Map<string, Value>()
  const relations = new Map<string, readonly InputRecord[]>()
  const unknown = Object.keys(json).filter((name) => !schema.fields.has(name) && !schema.relations.has(name))
  for (const name of unknown.slice(0, faultLimit)) {
    const names = [...schema.fields.keys(), ...schema.relations.keys()]
    report(
      refuse('record.fieldUnknown', { field: prefix + shown(name), entity: schema.entity, close: closest(shown(name), names) ?? null }),
    )
  }
  for (const field of schema.fields.values()) {
    const value = absent(json, field.name) ? missing(field, prefix, report) : readField(field, json[field.name], prefix, report)
    if (value !== null) values.set(field.name, value)
  }
  for (const [name, element] of schema.relations) {
    relations.set(name, absent(json, name) ? [] : readRelation(element, json[name], prefix + name, report))
  }
  return { values, relations }
}

/** A record whose keys are plain field names: a name may also stand as the notice quotes it, 「享受40%救济对象」. */
function unbracketed(schema: Schema, json: JsonObject, prefix: string, report: Report): JsonObject {
  const names = Object.keys(json)
  if (!names.some((name) => plainName(schema, name) !== name)) return json
  const plain: Record<string, unknown> = Object.create(null)
  for (const name of names) {
    const field = plainName(schema, name)
    if (Object.hasOwn(plain, field)) report(refuse('record.duplicateKey', { field: prefix + shown(field) }))
    plain[field] = json[name]
  }
  return plain
}

/** null is how results write what is not known, so it reads as absent. Only own keys count: never `toString`. */
function absent(json: JsonObject, name: string): boolean {
  return !Object.hasOwn(json, name) || json[name] === null
}

/** What an absent field stands for: its default, or nothing. */
export function missing(field: FieldSchema, prefix: string, report: Report): Value | null {
  if (field.required) report(refuse('record.fieldMissing', { field: prefix + field.name }))
  return field.default
}

function readField(field: FieldSchema, json: unknown, prefix: string, report: Report): Value | null {
  const { kind } = field.type
  const path = prefix + field.name
  if (kind === 'boolean') return typeof json === 'boolean' ? json : mismatch(field, json, path, report)
  const text = kind === 'decimal' ? json instanceof JsonNumber && json.text : typeof json === 'string' && json
  return text === false ? mismatch(field, json, path, report) : readText[kind](text, field, path, report)
}

function mismatch({ expected }: FieldSchema, json: unknown, path: string, report: Report): null {
  // What may be somebody's identity number is not repeated.
  const value = expected === 'identity' ? '' : scalarShown(json)
  return report(refuse('record.typeMismatch', { field: path, expected, given: givenOf(json), value }))
}

function scalarShown(json: unknown): string {
  if (json instanceof JsonNumber) return shown(json.text)
  return typeof json === 'object' ? '' : shown(JSON.stringify(json))
}

function readRelation(schema: Schema, json: unknown, path: string, report: Report): readonly InputRecord[] {
  if (!Array.isArray(json)) {
    report(refuse('record.typeMismatch', { field: path, expected: 'relation', given: givenOf(json), value: scalarShown(json) }))
    return []
  }
  return json.flatMap((element, index) => readElement(schema, element, `${path}[${index + 1}]`, report))
}

function readElement(schema: Schema, json: unknown, path: string, report: Report): readonly InputRecord[] {
  if (isObject(json)) return [readObject(schema, json, `${path}.`, report)]
  report({ ...refuse('record.notObject', { given: givenOf(json) }), field: path })
  return []
}
