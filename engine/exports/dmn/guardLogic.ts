import type { Entity } from '../../program/program.ts'
import { type FieldGuard, guardsOf } from '../guards.ts'
import { fault } from './fault.ts'
import { feelDate, feelText, feelWhole, power } from './feel.ts'
import { functionNames } from './functions.ts'
import { listOf } from './groups.ts'
import type { Decision } from './model.ts'
import { Reader } from './reader.ts'
import { settingChecks } from './settings.ts'
import { refusalTypes } from './typeNames.ts'
import type { World } from './world.ts'
import { fixed } from './worldNames.ts'

/** The decision that lists all that is wrong with the input: the same as `tiaoli run` refuses, and what is beyond the export. */
export function inputCheck(world: World): Decision {
  const reader = new Reader(world, null)
  const { entity } = world.form
  const own = entity === null ? [] : new Guard(world, reader).record(entity, '', (name) => reader.require(world.names.input(name)))
  const lists = [listOf(settingChecks(world, reader)), ...own]
  return {
    name: fixed.inputCheck,
    label: fixed.inputCheck,
    type: refusalTypes.list,
    about: ['输入有什么不对：代码和字段。What is wrong with the input: codes and fields.'],
    logic: { kind: 'literal', text: `concatenate(\n${lists.map((list) => `${list}`).join(',\n')})` },
    requires: reader.requires,
  }
}

class Guard {
  private readonly world: World
  private readonly reader: Reader
  private depth = 0

  constructor(world: World, reader: Reader) {
    this.world = world
    this.reader = reader
  }

  /** Lists of faults of a record; `prefix` is the FEEL text of the path of its fields, with a trailing `+`. */
  record({ name }: Entity, prefix: string, at: (name: string) => string): string[] {
    const { form } = this.world
    const guard = guardsOf(form.program, name, form.limits).get(name)
    if (!guard) return []
    const fields = guard.fields.flatMap((field) => this.field(field, at(field.field.name), `${prefix}${feelText(field.field.name)}`))
    const relations = guard.relations.flatMap((relation) => this.relation(relation, at(relation.name), prefix, guard.elements))
    return [listOf(fields), ...relations]
  }

  /** What is wrong with each element, under the path of its place, from 1. */
  private relation(relation: { name: string; entity: string }, list: string, prefix: string, most: bigint): string[] {
    const place = `第${'项'.repeat(++this.depth)}`
    const path = `${prefix}${feelText(`${relation.name}[`)} + string(${place}) + "]."`
    const names = this.world.names
    const inner = this.record(
      names.entity(relation.entity),
      `${path} + `,
      (name) => `${list}[${place}].${names.component(relation.entity, name)}`,
    )
    this.depth--
    const tooMany = `if count(${list}) > ${most} then ${fault('record.beyondExport', `${prefix}${feelText(relation.name)}`)} else null`
    const beyond = `if ${list} = null then [] else ${listOf([tooMany])}`
    const elements = `for ${place} in 1..count(${list}) return concatenate(\n${inner.join(',\n')})`
    return [beyond, `if ${list} = null then [] else if count(${list}) = 0 then [] else flatten(${elements})`]
  }

  private field(guard: FieldGuard, value: string, path: string): string[] {
    const missing = guard.required ? [`if ${value} = null then ${fault('record.fieldMissing', path)} else null`] : []
    const wrong = this.checks(guard, value).map(
      ([condition, code]) => `if ${value} = null then null else if ${condition} then ${fault(code, path)} else null`,
    )
    return [...missing, ...wrong]
  }

  /** Conditions on a value that is there, and what it is refused for. */
  private checks(guard: FieldGuard, value: string): [condition: string, code: string][] {
    const { type } = guard.field
    switch (type.kind) {
      case 'decimal':
      case 'duration':
        return decimalChecks(guard, value)
      case 'date':
        return this.dateChecks(guard, value)
      case 'instant':
        return [[`${value}.second != 0 or ${value}.year < 1 or ${value}.year > 9999`, 'record.instantInvalid']]
      case 'enum':
        return [[`not(list contains([${guard.members.map(feelText).join(', ')}], ${value}))`, 'record.enumUnknown']]
      case 'identity':
        return [[`not(${this.reader.call(functionNames.identity, value)})`, 'record.identityInvalid']]
      case 'boolean':
      case 'text':
        return []
    }
  }

  private dateChecks({ low, high }: FieldGuard, value: string): [string, string][] {
    const bound = (end: bigint | 'baseDate') => (end === 'baseDate' ? this.reader.setting(0, 'date') : feelDate(end))
    const bounds = [...(low === null ? [] : [`${value} < ${bound(low)}`]), ...(high === null ? [] : [`${value} > ${bound(high)}`])]
    const exists: [string, string] = [`${value}.year < 1 or ${value}.year > 9999`, 'record.dateInvalid']
    return bounds.length === 0 ? [exists] : [exists, [bounds.join(' or '), 'record.outOfRange']]
  }
}

function decimalChecks({ low, high, limits, scale }: FieldGuard, value: string): [string, string][] {
  const cell = scale > 0 ? `${value} * ${power(scale)}` : value
  const outside = (least: bigint | null, most: bigint | null) =>
    [...(least === null ? [] : [`${cell} < ${feelWhole(least)}`]), ...(most === null ? [] : [`${cell} > ${feelWhole(most)}`])].join(' or ')
  const [least, most] = [low as bigint | null, high as bigint | null]
  const open = outside(least === null ? (limits?.low ?? null) : null, most === null ? (limits?.high ?? null) : null)
  return [
    [`floor(${cell}) != ${cell}`, 'record.tooFine'],
    ...(least === null && most === null ? [] : [[outside(least, most), 'record.outOfRange'] as [string, string]]),
    ...(open === '' ? [] : [[open, 'record.beyondExport'] as [string, string]]),
  ]
}
