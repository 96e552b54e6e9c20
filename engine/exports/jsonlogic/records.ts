import type { Program, Type } from '../../program/program.ts'
import type { Limits } from '../../steps/cells.ts'
import { type EntityGuard, type FieldGuard, guardsOf } from '../guards.ts'
import type { DataNames } from './naming.ts'
import { type Constant, cellRule, type Rule, variable } from './rule.ts'

/** How a value of a field is brought into data. */
export interface FieldData {
  readonly name: string
  /** Where the data hold its value, and whether there is one. */
  readonly key: string
  readonly given: string
  /** `amount`, `ratio`, `integer` and `number` are whole numbers at `scale` decimal places; dates days since 1970, instants minutes, durations counts. */
  readonly type: string
  readonly scale: number
  /** What stands for an absent value; null where it is then unknown. */
  readonly default: Constant | null
  /** What the data hold where there is no value; nobody reads it. */
  readonly filler: Constant
}

/** How a value is written and held: a number's or a duration's unit says more than that it is one. */
export const typeName = (type: Type): string => (type.kind === 'decimal' || type.kind === 'duration' ? type.unit : type.kind)

/** A record is refused for `code` where the rule is true. */
export interface GuardRule {
  readonly code: string
  /** The field or relation of which the notice speaks. */
  readonly field: string
  readonly rule: Rule
}

/** What records of an entity hold, and what is refused of them. */
export interface RecordData {
  readonly entity: string
  /** Where an element's data hold its place in its list. */
  readonly place: string
  readonly fields: readonly FieldData[]
  readonly relations: readonly { readonly name: string; readonly key: string; readonly entity: string }[]
  readonly guard: readonly GuardRule[]
}

/** The records of some entities, and of all that they hold. */
export function recordsOf(
  program: Program,
  entities: readonly string[],
  names: DataNames,
  { limits, baseDate }: { readonly limits: Limits; readonly baseDate: Rule },
): RecordData[] {
  const guards = new Map(entities.flatMap((entity) => [...guardsOf(program, entity, limits)]))
  return [...guards.values()].map((guard) => recordData(guard, names, baseDate))
}

function recordData(guard: EntityGuard, names: DataNames, baseDate: Rule): RecordData {
  const { entity, fields, relations, elements } = guard
  const data = fields.map((field) => fieldData(entity.name, field, names))
  const lists = relations.map(({ name, entity: of }) => ({ name, key: names.relation(entity.name, name), entity: of }))
  return {
    entity: entity.name,
    place: names.place(entity.name),
    fields: data,
    relations: lists,
    guard: [
      ...fields.flatMap((field, place) => fieldRules(field, data[place] as FieldData, baseDate)),
      ...lists.map(({ name, key }) => ({ code: 'record.beyondExport', field: name, rule: longer(variable(key), elements) })),
    ],
  }
}

function fieldData(entity: string, guard: FieldGuard, names: DataNames): FieldData {
  const { field, scale, default: stated, filler } = guard
  return {
    name: field.name,
    key: names.field(entity, field.name),
    given: names.given(entity, field.name),
    type: typeName(field.type),
    scale,
    default: stated === null ? null : cellRule(stated),
    filler: cellRule(filler),
  }
}

/** What is wrong with the value of a field, as far as JsonLogic can tell; what is no value of its type at all, the encoder refuses. */
function fieldRules(guard: FieldGuard, { name, key, given }: FieldData, baseDate: Rule): GuardRule[] {
  const { required, low, high, limits, members, field } = guard
  const value = variable(key)
  const rules: GuardRule[] = required ? [{ code: 'record.fieldMissing', field: name, rule: { '!': [variable(given)] } }] : []
  const add = (code: string, wrong: readonly Rule[]): void => {
    const [only] = wrong
    if (only !== undefined) rules.push({ code, field: name, rule: { and: [variable(given), wrong.length === 1 ? only : { or: wrong }] } })
  }
  const bound = (end: bigint | 'baseDate'): Rule => (end === 'baseDate' ? baseDate : Number(end))
  add('record.outOfRange', [
    ...(low === null ? [] : [{ '<': [value, bound(low)] }]),
    ...(high === null ? [] : [{ '>': [value, bound(high)] }]),
  ])
  const open = limits && field.type.kind !== 'date' && field.type.kind !== 'instant' ? limits : null
  add('record.beyondExport', [
    ...(low === null && open ? [{ '<': [value, Number(open.low)] }] : []),
    ...(high === null && open ? [{ '>': [value, Number(open.high)] }] : []),
  ])
  if (field.type.kind === 'enum') add('record.enumUnknown', [{ '!': [{ in: [value, members.map(cellRule)] }] }])
  return rules
}

const longer = (list: Rule, most: bigint): Rule => ({
  '>': [{ reduce: [list, { '+': [variable('accumulator'), 1] }, 0] }, Number(most)],
})
