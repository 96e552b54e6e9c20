import { settingsOf } from '../../steps/settings.ts'
import type { KitSettings } from '../kit/kit.ts'
import { differences, expectedColumns, missingLines } from './compare.ts'
import type { Dialect } from './dialect.ts'
import type { SqlGroup } from './kit.ts'
import type { SqlNames } from './names.ts'
import { type SqlModel, viewSources } from './rules.ts'
import { tableColumns } from './schema.ts'
import { type Choosable, type Chosen, filledSettings } from './settings.ts'

/** The statements of a group: its rows, its settings, what is expected, and the SELECT of the keys that differ. */
export interface GroupScript {
  readonly name: string
  readonly entity: string | null
  readonly settings: KitSettings
  readonly records: number
  readonly statements: readonly string[]
  readonly differences: string
}

/** The statements of a group, and behind them those that note where the view differs from what is expected, or where lines are missing. */
export function groupCheck(dialect: Dialect, names: SqlNames, { name, records, statements, differences: differing }: GroupScript): string {
  const missing = missingLines(dialect, names.expected, records)
  const failed = dialect.quote(names.failed)
  return `-- ${name}\n${statements.join('\n')}\nINSERT INTO ${failed} SELECT '${name}', d.* FROM (\n${differing}\nUNION ALL\n${missing}\n) AS d;`
}

/** A kit's groups as statements of one database, run from a folder beside the kit's. */
export function groupScripts(dialect: Dialect, model: SqlModel, groups: readonly SqlGroup[]): GroupScript[] {
  const sources = viewSources(dialect, model)
  const { program, names, forms } = model
  const quoted = (columns: readonly { readonly name: string; readonly type: string }[]) =>
    columns.map(({ name, type }) => ({ name: dialect.quote(name), type }))
  return groups.map(({ group, folder, entities, records }) => {
    const source = sources.find(({ plan }) => (plan.form.entity?.name ?? null) === group.entity)
    if (!source) throw new Error(`no form of ${group.entity}`)
    const file = (name: string) => `../${folder}/${name}.csv`
    const tables = program.entities.flatMap((entity) => {
      const name = names.table(entity.name)
      const columns = quoted(tableColumns(dialect, names, program, entity, forms.limits))
      const empty = dialect.empty(dialect.quote(name), columns)
      return entities.includes(entity.name) ? [empty, dialect.load(dialect.quote(name), columns, file(name))] : [empty]
    })
    const columns = quoted(expectedColumns(source))
    const expected = dialect.expected(dialect.quote(names.expected), columns, file(names.expected))
    return {
      name: folder,
      entity: group.entity,
      settings: group.settings,
      records,
      statements: [...tables, settingsOfGroup(dialect, model, group.settings), expected],
      differences: differences(source, names.expected),
    }
  })
}

function settingsOfGroup(dialect: Dialect, { program, names }: SqlModel, chosen: KitSettings): string {
  const value = (setting: Choosable): Chosen => {
    if (setting.kind === 'baseDate') return chosen.baseDate
    if (setting.kind === 'reading') return chosen.readings[setting.question.name] ?? null
    return (
      chosen.parameters.find(({ parameter, period }) => parameter === setting.parameter.name && period === setting.period)?.value ?? null
    )
  }
  return filledSettings(dialect, names, settingsOf(program), value)
}
