import { parseDate } from '../../number/date.ts'
import type { CaseRecord, Program } from '../../program/program.ts'
import { readJsonRecord } from '../../records/readRecord.ts'
import { recordJson } from '../../records/recordJson.ts'
import { type Schema, schemaOf } from '../../records/schema.ts'
import type { Limits } from '../../steps/cells.ts'
import { type EntityGuard, guardsOf } from '../guards.ts'
import type { KitRefusal } from './kit.ts'
import { wrongValues } from './wrongValues.ts'

/** A record with one fault. */
interface Faulty {
  readonly json: string
  readonly why: string
  /** The path of the field whose value is wrong; null where another fault is told by the reader. */
  readonly field: string | null
}

/**
 * Records that the guard refuses, each for one fault of its own or of one of its elements, made from sound ones; what is
 * said of them is what the reader of records says.
 */
export function kitRefusals(program: Program, entity: string, limits: Limits, sound: readonly CaseRecord[]): KitRefusal[] {
  const schema = schemaOf(program, entity, parseDate(program.header.baseDate) ?? 0)
  if (!schema) return []
  const maker = new FaultMaker(program, guardsOf(program, entity, limits))
  return maker.records(entity, schema, sound).flatMap((faulty) => refusal(schema, faulty) ?? [])
}

class FaultMaker {
  private readonly program: Program
  private readonly guards: ReadonlyMap<string, EntityGuard>
  private readonly baseDate: number

  constructor(program: Program, guards: ReadonlyMap<string, EntityGuard>) {
    this.program = program
    this.guards = guards
    this.baseDate = parseDate(program.header.baseDate) ?? 0
  }

  /** Records of an entity with one fault each. */
  records(entity: string, schema: Schema, sound: readonly CaseRecord[]): Faulty[] {
    const guard = this.guards.get(entity)
    const [record] = sound
    if (!guard || !record) return []
    const entries = entriesOf(this.program, entity, record)
    const own = guard.fields.flatMap((field) =>
      wrongValues(field, this.baseDate).map(({ json, why }) => {
        const { name } = field.field
        return { json: withEntry(entries, name, json), why, field: name }
      }),
    )
    const unknown = { json: withEntry(entries, strangeName(schema), '1'), why: '没有这个字段', field: null }
    return [...own, unknown, ...guard.relations.flatMap((relation) => this.lists(relation, entity, schema, sound))]
  }

  /** Records whose list of elements is none, or of whose elements the last has a fault. */
  private lists(relation: Relation, entity: string, schema: Schema, sound: readonly CaseRecord[]): Faulty[] {
    const { name } = relation
    const holder = sound.find((record) => elementsOf(record, name).length > 0)
    const entries = entriesOf(this.program, entity, holder ?? sound[0] ?? {})
    const noLists = ['{}', '[1]'].map((json) => ({ json: withEntry(entries, name, json), why: `“${name}”不是一组记录`, field: null }))
    const element = schema.relations.get(name)
    if (!holder || !element) return noLists
    const elements = elementsOf(holder, name)
    const before = elements.slice(0, -1).map((each) => recordJson(this.program, relation.entity, each))
    const faulty = this.records(relation.entity, element, elements.slice(-1)).map(({ json, why, field }) => ({
      json: withEntry(entries, name, `[${[...before, json]}]`),
      why: `“${name}”第 ${elements.length} 条：${why}`,
      field: field && `${name}[${elements.length}].${field}`,
    }))
    return [...noLists, ...faulty]
  }
}

type Relation = EntityGuard['relations'][number]

const elementsOf = (record: CaseRecord, relation: string): readonly CaseRecord[] => {
  const elements = Object.hasOwn(record, relation) ? record[relation] : []
  return Array.isArray(elements) ? elements : []
}

type Entries = ReadonlyMap<string, string>

/** A record's fields as JSON texts, in their order. */
function entriesOf(program: Program, entity: string, record: CaseRecord): Entries {
  return new Map(
    Object.entries(record).map(([name, value]) => {
      const whole = recordJson(program, entity, { [name]: value })
      return [name, whole.slice(`{${JSON.stringify(name)}:`.length, -1)]
    }),
  )
}

function withEntry(entries: Entries, name: string, json: string | null): string {
  const changed = new Map(entries)
  if (json === null) changed.delete(name)
  else changed.set(name, json)
  return `{${[...changed].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`
}

/** A name that no field or relation has. */
function strangeName({ fields, relations }: Schema): string {
  let name = '不是字段'
  while (fields.has(name) || relations.has(name)) name += '名'
  return name
}

/** As the reader refuses it; what it lets through is beyond what the export computes. Null where nothing is wrong with it at all. */
function refusal(schema: Schema, { json, why, field: beyond }: Faulty): KitRefusal | null {
  const { refusals } = readJsonRecord(schema, json)
  if (refusals.length > 0) return { json, why, refused: refusals.map(({ code, field }) => ({ code, field })) }
  return beyond === null ? null : { json, why, refused: [{ code: 'record.beyondExport', field: beyond }] }
}
