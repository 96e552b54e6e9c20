import type { Entity, Field, Program, Rule, Type } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { FormTable } from '../../steps/lower/table.ts'
import type { Setting } from '../../steps/settings.ts'
import type { Identifiers } from '../identifiers.ts'
import { feelNames } from './names.ts'
import { ownTypes } from './typeNames.ts'

/** Decisions and inputs that every model has. */
export const fixed = {
  settings: '设置',
  chosen: '采用',
  inputCheck: '输入核对',
  refusals: '规则拒绝',
  refused: '拒绝',
  unknown: '未知',
  outcome: '结果',
} as const

/** What the steps behind a table's inputs are called. */
export const steps = '过程'

/** The FEEL names of all that a model speaks of. Inputs, results and tables come first, so that they keep the notice's names. */
export class WorldNames {
  private readonly global: Identifiers = feelNames()
  private readonly components = new Map<string, Identifiers>()
  private readonly settings: Identifiers = feelNames()
  private readonly outputs = new Map<string, Identifiers>()
  private readonly types: Identifiers = feelNames(ownTypes)
  private readonly entities: ReadonlyMap<string, Entity>

  constructor({ program, entity, results, tables }: Form) {
    this.entities = new Map(program.entities.map((each) => [each.name, each]))
    for (const { name } of [...(entity?.fields ?? []), ...(entity?.relations ?? [])]) this.input(name)
    for (const { rule } of results) this.result(rule)
    for (const table of tables) this.table(table)
    for (const { name } of entity?.fields ?? []) this.cell(name)
    for (const { rule } of results) this.process(rule)
    for (const table of tables) for (const part of [steps, ...table.table.results.map(String)]) this.part(table, part)
  }

  input(field: string): string {
    return this.global.of(`input ${field}`, field)
  }

  /** A field's cell: what stands where it is absent, dates and decimals as whole numbers. */
  cell(field: string): string {
    return this.global.of(`cell ${field}`, `${field}_取值`)
  }

  result({ id, name }: Rule): string {
    return this.global.of(`result ${id}`, name)
  }

  table({ table }: FormTable): string {
    return this.global.of(`table ${table.id}`, table.name)
  }

  /** A decision of a table's own that holds one of its result columns, or the steps that its inputs need. */
  part({ table }: FormTable, part: string): string {
    return this.global.of(`table ${table.id} ${part}`, `${table.name}_${part}`)
  }

  /** The steps behind a result. */
  process({ id, name }: Rule): string {
    return this.global.of(`process ${id}`, `${name}_过程`)
  }

  output({ table }: FormTable, rule: Rule): string {
    return scoped(this.outputs, table.id).of(rule.id, rule.name)
  }

  /** A field or relation of a record that stands in a list. */
  component(entity: string, name: string): string {
    return scoped(this.components, entity).of(name, name)
  }

  setting(setting: Setting): string {
    switch (setting.kind) {
      case 'baseDate':
        return this.settings.of('baseDate', '基准日')
      case 'reading':
        return this.settings.of(`reading ${setting.question.name}`, `疑义${setting.question.name}`)
      case 'parameter': {
        const { parameter, period, dated } = setting
        const name = parameter.values.length > 1 ? `${parameter.name}_${dated.label}` : parameter.name
        return this.settings.of(`parameter ${parameter.name} ${period}`, name)
      }
      case 'overridden':
        return this.settings.of('overridden', '另定参数')
    }
  }

  /** The type of an entity's record or list of records, of an enumeration, or of what a decision gives. */
  type(of: 'entity' | 'list' | 'enumeration' | 'decision', name: string): string {
    return `t${this.types.of(`${of} ${name}`, of === 'list' ? `${name}_多个` : name)}`
  }

  entity(name: string): Entity {
    return this.entities.get(name) as Entity
  }

  field(entity: string, name: string): Field {
    return this.entity(entity).fields.find((each) => each.name === name) as Field
  }

  /** Names within one decision: none hides another of the model. */
  local(): Identifiers {
    return feelNames(this.global.all())
  }
}

function scoped(all: Map<string, Identifiers>, key: string): Identifiers {
  const known = all.get(key) ?? feelNames()
  all.set(key, known)
  return known
}

/** The FEEL type of a quantity; enumerations are types of their own. */
export function feelType(names: WorldNames, type: Type): string {
  switch (type.kind) {
    case 'boolean':
    case 'date':
      return type.kind
    case 'decimal':
    case 'duration':
      return 'number'
    case 'instant':
      return 'dateTime'
    case 'text':
    case 'identity':
      return 'string'
    case 'enum':
      return names.type('enumeration', type.enum)
  }
}

/** The enumerations of a program by their members. */
export const membersOfEnum = ({ enumerations }: Program, name: string): readonly string[] =>
  enumerations.find((each) => each.name === name)?.members ?? []
