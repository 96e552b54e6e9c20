import type { Entity, Program } from '../../program/program.ts'
import { type Setting, settingsOf } from '../../steps/settings.ts'
import { Identifiers, type Naming } from '../identifiers.ts'

/** PostgreSQL cuts names to 63 bytes, so that the names of all three databases are the same. */
const longest = 63

function bytesOf(text: string): number {
  const sizes = [...text].map((character) => {
    const point = character.codePointAt(0) ?? 0
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Every name is quoted: words of SQL need no care. Spark and DuckDB fold capitals of quoted names too. */
const naming: Naming = {
  allowed: /[\p{L}\p{N}_]/u,
  start: /^[\p{L}_]/u,
  reserved: new Set(),
  longest,
  foldsCase: true,
  lengthOf: bytesOf,
}

/** Columns that every table and view has beside its own; no name of a notice keeps its `$`. */
export const keyColumn = '$key'
export const unknownColumn = '$unknown'
export const refusedColumn = '$refused'

/** Columns of an element that tell whose it is and at which place, from 1. */
export interface LinkColumns {
  readonly parent: string
  readonly position: string
}

/** What things of a notice are called in the databases, without quotes: the same names whatever is asked first. */
export class SqlNames {
  private readonly objects = new Identifiers(naming)
  private readonly columns = new Map<string, Identifiers>()
  readonly settings: string
  /** The view that has the settings as cells. */
  readonly settingCells: string
  /** Where the kit puts what it expects, and what it finds. */
  readonly expected: string
  readonly failed: string

  constructor(program: Program, settings: readonly Setting[] = settingsOf(program)) {
    for (const { name } of program.entities) this.table(name)
    this.settings = this.objects.of('settings', 'settings')
    this.settingCells = this.objects.of('settingCells', 'settings_cells')
    this.expected = this.objects.of('expected', 'kit_expected')
    this.failed = this.objects.of('failed', 'kit_failed')
    const views = [null, ...program.entities.map(({ name }) => name)]
    for (const view of views) this.view(view)
    for (const setting of settings) this.setting(setting)
    for (const entity of program.entities) this.tableColumns(entity)
    for (const view of views) {
      const own = program.rules.filter(({ entity }) => entity === null || entity === view)
      for (const { name } of own) this.result(view, name)
    }
  }

  private tableColumns({ name, fields, relations }: Entity): void {
    for (const field of fields) this.field(name, field.name)
    for (const relation of relations) this.link(name, relation.name, relation.entity)
  }

  table(entity: string): string {
    return this.objects.of(`table ${entity}`, entity)
  }

  /** The view of an entity's results; of those that rest on no record for null. */
  view(entity: string | null): string {
    return this.objects.of(`view ${entity ?? ''}`, entity === null ? 'results' : `${entity}_results`)
  }

  field(entity: string, field: string): string {
    return this.of(`table ${entity}`).of(`field ${field}`, field)
  }

  link(holder: string, relation: string, entity: string): LinkColumns {
    const columns = this.of(`table ${entity}`)
    return {
      parent: columns.of(`parent ${holder} ${relation}`, `${holder}_${relation}`),
      position: columns.of(`position ${holder} ${relation}`, `${holder}_${relation}_position`),
    }
  }

  /** Results that rest on no record are columns of every view. */
  result(view: string | null, rule: string): string {
    return this.of(`view ${view ?? ''}`).of(rule, rule)
  }

  setting(setting: Setting): string {
    const columns = this.of('settings')
    if (setting.kind === 'baseDate') return columns.of('baseDate', 'base_date')
    if (setting.kind === 'reading') return columns.of(`reading ${setting.question.name}`, setting.question.name)
    if (setting.kind === 'overridden') return columns.of('overridden', 'overridden')
    const { name, values } = setting.parameter
    const from = setting.dated.from === null ? '' : `_${setting.dated.from}`
    return columns.of(`parameter ${name} ${setting.period}`, values.length > 1 ? `${name}${from}` : name)
  }

  private of(space: string): Identifiers {
    const known = this.columns.get(space) ?? new Identifiers(naming)
    this.columns.set(space, known)
    return known
  }
}

/** Names of steps and cells within one view, none of them taken twice. */
export const stepNames = (): Identifiers => new Identifiers(naming)
