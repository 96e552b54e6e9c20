import type { Expected } from '../../grammar/messages/records.ts'
import { parseDate } from '../number/date.ts'
import { type Decimal, parseDecimal } from '../number/decimal.ts'
import { literalValue, type Value } from '../program/apply.ts'
import type { Entity, Expr, Field, Program, Type } from '../program/program.ts'

/** An entity made ready for reading many records: names looked up, bounds parsed, the base date put in. */
export interface Schema {
  readonly entity: string
  readonly fields: ReadonlyMap<string, FieldSchema>
  readonly relations: ReadonlyMap<string, Schema>
}

export interface FieldSchema {
  readonly name: string
  readonly type: Type
  readonly expected: Expected
  readonly required: boolean
  readonly default: Value | null
  /** Of an enumeration. */
  readonly members: ReadonlySet<string>
  /** Of a decimal: most decimal places, and inclusive bounds. */
  readonly scale: number
  readonly minimum: Decimal | null
  readonly maximum: Decimal | null
  /** Of a date: inclusive bounds as days. */
  readonly earliest: number | null
  readonly latest: number | null
}

/** The field or relation that a written name means: itself, or what stands in the corner brackets of a quoted name. */
export function plainName(schema: Schema, written: string): string {
  if (!written.startsWith('「') || !written.endsWith('」')) return written
  const inner = written.slice(1, -1)
  return schema.fields.has(inner) || schema.relations.has(inner) ? inner : written
}

/** The schema of an entity's records; `baseDate` in days since 1970. Null where the program has no such entity. */
export function schemaOf(program: Program, entity: string, baseDate: number): Schema | null {
  const entities = new Map(program.entities.map((each) => [each.name, each]))
  const members = new Map(program.enumerations.map((each) => [each.name, new Set(each.members)]))
  return entities.has(entity) ? entitySchema(entity, { entities, members, baseDate, made: new Map() }) : null
}

interface Context {
  readonly entities: ReadonlyMap<string, Entity>
  readonly members: ReadonlyMap<string, ReadonlySet<string>>
  readonly baseDate: number
  /** Made or being made: an entity may relate to itself. */
  readonly made: Map<string, Schema>
}

function entitySchema(name: string, context: Context): Schema {
  const made = context.made.get(name)
  if (made) return made
  const entity = context.entities.get(name)
  if (!entity) throw new Error(`no entity ${name} in the program`)
  const fields = new Map(entity.fields.map((field) => [field.name, fieldSchema(field, context)]))
  const relations = new Map<string, Schema>()
  const schema: Schema = { entity: name, fields, relations }
  context.made.set(name, schema)
  for (const relation of entity.relations) relations.set(relation.name, entitySchema(relation.entity, context))
  return schema
}

function fieldSchema(field: Field, context: Context): FieldSchema {
  const { name, type, numeric } = field
  return {
    name,
    type,
    expected: expectedOf(type),
    required: !field.optional && field.default === null,
    default: field.default === null ? null : literalValue(type, field.default),
    members: (type.kind === 'enum' && context.members.get(type.enum)) || new Set(),
    scale: numeric?.scale ?? 0,
    minimum: bound(numeric?.minimum),
    maximum: bound(numeric?.maximum),
    earliest: dayOf(field.earliest, context.baseDate),
    latest: dayOf(field.latest, context.baseDate),
  }
}

function expectedOf(type: Type): Expected {
  return type.kind === 'decimal' || type.kind === 'duration' ? type.unit : type.kind
}

function bound(text: string | null | undefined): Decimal | null {
  return text == null ? null : parseDecimal(text)
}

function dayOf(expr: Expr | null, baseDate: number): number | null {
  if (expr === null) return null
  if (expr.kind === 'baseDate') return baseDate
  if (expr.kind === 'literal') return parseDate(String(expr.value))
  throw new Error(`a date field's bound is a literal or the base date, not ${expr.kind}`)
}
