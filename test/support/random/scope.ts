import type { Kind } from '../../../engine/types/operators.ts'

/** A piece of an expression that may stand as an operand anywhere: a word, a literal, a call, or something in brackets. */
export interface Written {
  readonly text: string
  readonly kind: Kind
  /** Of an enumeration. */
  readonly enumeration: string | null
  /** At most so many decimal places, and digits in front of them. */
  readonly scale: number
  readonly whole: number
}

/** Something that has a name and can be read: a field, a result. */
export interface Readable extends Written {
  readonly optional: boolean
  /** A result of a rule, which may have one value only; a field has every value of its range. */
  readonly derived: boolean
  /** Bounds of what it may be, in steps of its scale or in days; null where it is no field with bounds. */
  readonly range: { readonly low: number; readonly high: number } | null
}

export interface ParameterName extends Written {
  /** The years of which it has a value for the whole year; none where it has one value without dates. */
  readonly years: readonly number[]
  /** Whether it has a value at the base date. */
  readonly current: boolean
}

export interface RelationName {
  readonly name: string
  readonly entity: string
}

export interface QuestionName {
  readonly name: string
  readonly readings: readonly string[]
}

/** A kind of record with what can be read of it so far. */
export interface EntityName {
  readonly name: string
  readonly readables: readonly Readable[]
  readonly relations: readonly RelationName[]
}

/** What an expression may mention where it stands. */
export interface Scope {
  readonly readables: readonly Readable[]
  readonly relations: readonly RelationName[]
  readonly entities: ReadonlyMap<string, EntityName>
  readonly parameters: readonly ParameterName[]
  readonly questions: readonly QuestionName[]
  readonly enumerations: ReadonlyMap<string, readonly string[]>
}

/** The scope within an aggregate over a relation, where members are written 关系.成员. */
export function within(scope: Scope, relation: RelationName): Scope {
  const element = scope.entities.get(relation.entity)
  const members = (element?.readables ?? []).map((member) => ({ ...member, text: `${relation.name}.${member.text}`, range: null }))
  // A name that stands for an inner record no longer stands for an outer one.
  const outer = scope.readables.filter((readable) => !readable.text.startsWith(`${relation.name}.`))
  const relations = [...(element?.relations ?? []), ...scope.relations]
  return { ...scope, readables: [...members, ...outer], relations }
}
