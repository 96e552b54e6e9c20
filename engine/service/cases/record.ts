import type { Language } from '../../../grammar/diagnostic.ts'
import type { Code } from '../../../grammar/messages/index.ts'
import { parseDate } from '../../number/date.ts'
import type { Refusal } from '../../program/outcome.ts'
import type { CaseRecord, CaseValue, Entity, Program } from '../../program/program.ts'
import type { Reading } from '../../records/items.ts'
import { JsonNumber } from '../../records/jsonText.ts'
import { readRecord } from '../../records/readRecord.ts'
import { refuse } from '../../records/refusal.ts'
import { type Schema, schemaOf } from '../../records/schema.ts'
import { refusalMessage } from '../../records/writeResults.ts'
import { typedValue } from './typed.ts'

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

/** A record of which the fields hold what was typed, as records write it. */
export function typedRecord(program: Program, entity: string | null, typed: FormRecord): FormRecord {
  const declared = program.entities.find(({ name }) => name === entity)
  const entries = Object.entries(typed).map(([name, value]): [string, FormRecord[string]] => {
    const relation = declared?.relations.find((each) => each.name === name)
    if (Array.isArray(value))
      return [name, (value as readonly FormRecord[]).map((each) => typedRecord(program, relation?.entity ?? null, each))]
    const type = declared?.fields.find((field) => field.name === name)?.type
    if (typeof value !== 'string' || !type) return [name, value as FormRecord[string]]
    return [name, value.trim() === '' && type.kind !== 'text' ? null : typedValue(type, value)]
  })
  return Object.fromEntries(entries)
}

/** What is wrong with a record, at its field. */
export interface RecordProblem {
  readonly code: Code
  /** 就诊[2].入院日期, elements counted from 1; a result or assertion; null for the record as a whole. */
  readonly field: string | null
  readonly message: string
}

export const problemOf = ({ code, field, values }: Refusal, language: Language): RecordProblem => ({
  code,
  field,
  message: refusalMessage(code, values, language),
})
