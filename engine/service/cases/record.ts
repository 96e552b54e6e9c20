import { parseDate } from '../../number/date.ts'
import type { CaseRecord, CaseValue, Entity, Program } from '../../program/program.ts'
import { JsonNumber } from '../../records/jsonText.ts'
import { type Reading, readRecord } from '../../records/readRecord.ts'
import { refuse } from '../../records/refusal.ts'
import { type Schema, schemaOf } from '../../records/schema.ts'

/** A record as a form holds it: as programs write it, null for what is not filled in. */
export interface FormRecord {
  readonly [field: string]: CaseValue | null | readonly FormRecord[]
}

/** Reads a record by the same checks as every other; a number that is none is refused at its field. */
export function readDraft(program: Program, entity: string | null, record: FormRecord | CaseRecord): Reading {
  if (entity === null) return { value: { values: new Map(), relations: new Map() }, refusals: [] }
  const schema = schemaFor(program, entity)
  if (!schema) return { value: null, refusals: [refuse('record.notObject', { given: 'null' })] }
  return readRecord(schema, jsonOf(program, entity, record))
}

export const schemaFor = (program: Program, entity: string): Schema | null =>
  schemaOf(program, entity, parseDate(program.header.baseDate) ?? 0)

/** As the reader of records leaves JSON: numbers with their digits, objects without a prototype's keys. */
function jsonOf(program: Program, entity: string, record: FormRecord | CaseRecord): object {
  const declared = program.entities.find((each) => each.name === entity)
  const json: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(record)) {
    const given = valueJson(program, declared, name, value as CaseValue | null)
    if (given !== null) json[name] = given
  }
  return json
}

const numeral = /^-?\d+(?:\.\d+)?$/

function valueJson(program: Program, declared: Entity | undefined, name: string, value: CaseValue | null): unknown {
  if (Array.isArray(value)) {
    const of = declared?.relations.find((relation) => relation.name === name)?.entity ?? ''
    return (value as readonly FormRecord[]).map((each) => jsonOf(program, of, each))
  }
  const type = declared?.fields.find((field) => field.name === name)?.type.kind
  if (value === '' && type !== 'text') return null
  return type === 'decimal' && typeof value === 'string' && numeral.test(value) ? new JsonNumber(value) : value
}
