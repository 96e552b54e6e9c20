import type { Program } from '../../program/program.ts'
import { type Setting, settingsOf } from '../../steps/settings.ts'
import { Identifiers, type Naming } from '../identifiers.ts'

/** `var` cuts names at dots and takes numbers for places in lists; names of JavaScript's own objects are found in any data. */
const naming: Naming = {
  allowed: /[\p{L}\p{N}_]/u,
  start: /^\p{L}/u,
  reserved: new Set([
    '__proto__',
    ...Object.getOwnPropertyNames(Object.prototype),
    ...['prototype', 'length', 'name', 'arguments', 'caller', 'accumulator', 'current', 'index', 'var', 'val', 'exists'],
  ]),
  longest: 60,
}

/** The names under which data hold fields, settings and steps: one thing a name in all of a bundle's records. */
export class DataNames {
  private readonly identifiers = new Identifiers(naming)
  private readonly program: Program
  private readonly settings: readonly Setting[]

  /** Fields and settings are named first and in the notice's order, so that they have the same names in every bundle. */
  constructor(program: Program) {
    this.program = program
    this.settings = settingsOf(program)
    for (const { name, fields, relations } of program.entities) {
      for (const field of fields) this.field(name, field.name)
      for (const relation of relations) this.relation(name, relation.name)
    }
    for (const place of this.settings.keys()) this.setting(place)
    for (const { name, fields } of program.entities) {
      for (const field of fields) this.given(name, field.name)
      this.place(name)
    }
  }

  field(entity: string, field: string): string {
    return this.identifiers.of(`field ${JSON.stringify([entity, field])}`, field)
  }

  given(entity: string, field: string): string {
    return this.identifiers.of(`given ${JSON.stringify([entity, field])}`, `${field}_given`)
  }

  relation(entity: string, relation: string): string {
    return this.identifiers.of(`relation ${JSON.stringify([entity, relation])}`, relation)
  }

  /** An element's place in its list. */
  place(entity: string): string {
    return this.identifiers.of(`place ${entity}`, `${entity}_place`)
  }

  setting(place: number): string {
    return this.identifiers.of(`setting ${place}`, settingName(this.settings[place] as Setting))
  }

  step(number: number, name: string): string {
    return this.identifiers.of(`step ${number}`, name)
  }

  /** Names for another bundle of the same program. */
  again(): DataNames {
    return new DataNames(this.program)
  }
}

function settingName(setting: Setting): string {
  switch (setting.kind) {
    case 'baseDate':
      return '基准日'
    case 'reading':
      return `疑义_${setting.question.name}`
    case 'parameter':
      return [setting.parameter.name, setting.dated.label].filter((part) => part !== '').join('_')
    case 'overridden':
      return '改过参数'
  }
}
