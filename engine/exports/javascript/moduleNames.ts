import type { Setting } from '../../steps/settings.ts'
import type { Identifiers } from '../identifiers.ts'
import { identifiers } from './names.ts'

/** The names that the module declares for a notice, and the properties in which records and settings stand. */
export class ModuleNames {
  private readonly module = identifiers()
  private readonly properties = new Map<string, Identifiers>()
  private readonly settings: readonly string[]

  constructor(settings: readonly Setting[]) {
    const names = identifiers()
    for (const own of ['baseDate', 'overridden']) names.of(own, own)
    this.settings = settings.map((setting, place) => propertyOf(setting, place, names))
  }

  fields(entity: string): string {
    return this.module.of(`fields ${entity}`, `${entity}_字段`)
  }

  reader(entity: string): string {
    return this.module.of(`reader ${entity}`, `读_${entity}`)
  }

  /** What computes the results of an entity; null for those of the notice alone. */
  rules(entity: string | null): string {
    return this.module.of(`rules ${entity ?? ''}`, `${entity ?? '通知'}_规则`)
  }

  field(entity: string, field: string): string {
    return this.of(entity).of(`field ${field}`, field)
  }

  given(entity: string, field: string): string {
    return this.of(entity).of(`given ${field}`, `${field}_有`)
  }

  relation(entity: string, relation: string): string {
    return this.of(entity).of(`relation ${relation}`, relation)
  }

  setting(place: number): string {
    return this.settings[place] as string
  }

  private of(entity: string): Identifiers {
    const known = this.properties.get(entity) ?? identifiers()
    this.properties.set(entity, known)
    return known
  }
}

function propertyOf(setting: Setting, place: number, names: Identifiers): string {
  switch (setting.kind) {
    case 'baseDate':
    case 'overridden':
      return setting.kind
    case 'reading':
      return names.of(`setting ${place}`, setting.question.name)
    case 'parameter':
      return names.of(`setting ${place}`, [setting.parameter.name, setting.dated.label].filter((part) => part !== '').join('_'))
  }
}
