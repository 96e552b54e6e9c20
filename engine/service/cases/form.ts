import type { Language } from '../../../grammar/diagnostic.ts'
import { inEnglish } from '../../../grammar/messages/words.ts'
import { formatDate } from '../../number/date.ts'
import { formatDecimal } from '../../number/decimal.ts'
import { membersOf } from '../../program/members.ts'
import type { Entity, Field, LiteralValue, Program, Type } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { literalOf, showLiteral } from '../../program/show.ts'
import type { FieldSchema, Schema } from '../../records/schema.ts'
import { describeType } from '../../types/type.ts'
import type { Document } from '../workspace.ts'
import { schemaFor } from './record.ts'
import { entityOf } from './write.ts'

/** What a form asks of one field. Values are as records write them, texts in the reader's language. */
export interface FormField {
  readonly name: string
  readonly type: Type
  /** 金额, 日期, or the name of the enumeration. */
  readonly typeText: string
  /** 元, %; empty where the type has none. */
  readonly unit: string
  /** The members of an enumeration; empty for other types. */
  readonly members: readonly string[]
  readonly required: boolean
  /** What stands where the field is not filled in. */
  readonly default: LiteralValue | null
  readonly defaultText: string
  /** Inclusive bounds of a number or a date. */
  readonly minimum: string | null
  readonly maximum: string | null
  /** The bounds in words: 0元至280元. */
  readonly rangeText: string
  /** Decimal places that are kept; 0 for what is no number. */
  readonly scale: number
}

/** A to-many relation: its records have the fields of `entity`, which is among the form's entities. */
export interface FormRelation {
  readonly name: string
  readonly entity: string
}

export interface FormEntity {
  readonly name: string
  readonly fields: readonly FormField[]
  readonly relations: readonly FormRelation[]
}

/** A result that a case can expect. */
export interface FormResult {
  readonly name: string
  readonly type: Type
  readonly typeText: string
  readonly unit: string
  readonly members: readonly string[]
  readonly clause: string | null
}

export interface FormQuestion {
  readonly name: string
  readonly text: string
  readonly readings: readonly string[]
  readonly default: string
}

/** Everything that a form for a case of an entity asks and offers. */
export interface CaseForm {
  readonly entity: string | null
  /** The entity itself first, then those of its relations, each once; none for the notice's own results. */
  readonly entities: readonly FormEntity[]
  readonly results: readonly FormResult[]
  readonly questions: readonly FormQuestion[]
}

/** The form of an entity (null: the notice's own results); null where the notice has no such entity. */
export function caseForm({ compiled }: Document, entity: string | null, language: Language): CaseForm | null {
  const program = compiled.draft
  const schema = entity === null ? null : schemaFor(program, entity)
  if (entity !== null && !schema) return null
  const entities = schema ? reached(schema).map((each) => formEntity(program, each, language)) : []
  const results = resultRules(program, entity).map(
    ({ name, type, clause }): FormResult => ({ name, type, ...shownType(type, language), members: membersOf(program, type), clause }),
  )
  const questions = program.questions.map(({ name, text, readings, default: usual }) => ({
    name,
    text,
    readings: readings.map((reading) => reading.name),
    default: usual,
  }))
  return { entity, entities, results, questions }
}

/** The schemas that a schema leads to, itself first; an entity may relate to itself. */
function reached(schema: Schema): Schema[] {
  const found = new Set([schema])
  for (const each of found) for (const next of each.relations.values()) found.add(next)
  return [...found]
}

function formEntity(program: Program, schema: Schema, language: Language): FormEntity {
  const declared = entityOf(program, schema.entity) as Entity
  return {
    name: schema.entity,
    fields: declared.fields.map((field) => formField(program, field, schema.fields.get(field.name) as FieldSchema, language)),
    relations: declared.relations.map(({ name, entity }) => ({ name, entity })),
  }
}

function formField(program: Program, field: Field, schema: FieldSchema, language: Language): FormField {
  const { name, type } = field
  const [minimum, maximum] = boundsOf(schema)
  return {
    name,
    type,
    ...shownType(type, language),
    members: membersOf(program, type),
    required: schema.required,
    default: schema.default === null ? null : literalOf(type, schema.default),
    defaultText: field.default === null ? '' : showLiteral(type, field.default)[language],
    minimum,
    maximum,
    rangeText: rangeText(type, minimum, maximum, language),
    scale: schema.scale,
  }
}

function boundsOf({ minimum, maximum, earliest, latest }: FieldSchema): readonly [string | null, string | null] {
  const day = (value: number | null) => (value === null ? null : formatDate(value))
  return [minimum ? formatDecimal(minimum) : day(earliest), maximum ? formatDecimal(maximum) : day(latest)]
}

function rangeText(type: Type, minimum: string | null, maximum: string | null, language: Language): string {
  const [low, high] = [minimum, maximum].map((bound) => (bound === null ? null : showLiteral(type, bound)[language]))
  if (low && high) return language === 'zh' ? `${low}至${high}` : `${low} to ${high}`
  if (low) return `≥ ${low}`
  return high ? `≤ ${high}` : ''
}

function shownType(type: Type, language: Language): { readonly typeText: string; readonly unit: string } {
  const word = describeType(type)
  return { typeText: language === 'zh' || type.kind === 'enum' ? word : inEnglish(word), unit: unitOf(type, language) }
}

function unitOf(type: Type, language: Language): string {
  const zh = language === 'zh'
  if (type.kind === 'decimal') return type.unit === 'amount' ? (zh ? '元' : 'yuan') : type.unit === 'ratio' ? '%' : ''
  if (type.kind !== 'duration') return ''
  return { month: zh ? '个月' : 'months', day: zh ? '天' : 'days', minute: zh ? '分钟' : 'minutes' }[type.unit]
}
