import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formsOf, isRefused } from '../../../engine/exports/forms.ts'
import { differences, expectedColumns } from '../../../engine/exports/sql/compare.ts'
import type { Dialect } from '../../../engine/exports/sql/dialect.ts'
import { sqlAbility } from '../../../engine/exports/sql/fromProgram.ts'
import { csvOf, expectedRow, RowWriter } from '../../../engine/exports/sql/rows.ts'
import { modelOf, ruleStatements, type SqlModel, schemaStatements, viewSources } from '../../../engine/exports/sql/rules.ts'
import { tableColumns } from '../../../engine/exports/sql/schema.ts'
import { type Choosable, filledSettings } from '../../../engine/exports/sql/settings.ts'
import { type ViewSource, viewSql } from '../../../engine/exports/sql/view.ts'
import { settingsOf } from '../../../engine/steps/settings.ts'
import { type EngineSample, takenOf } from '../support/samples.ts'

/** A sample as statements of a database, in order, and the query of the keys of which the view says something else than the interpreter. */
export interface SqlBench {
  readonly schema: readonly string[]
  readonly load: readonly string[]
  /** The view of the settings first. */
  readonly rules: readonly string[]
  /** The one that is compared. */
  readonly view: string
  readonly differences: string
}

/** Lays a sample out for a database; the files of rows go into a folder. */
export function benchOf(dialect: Dialect, sample: EngineSample, folder: string): SqlBench {
  const forms = formsOf(sample.program, sqlAbility)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  const model = modelOf(sample.program, forms)
  const source = viewSources(dialect, model).find(({ plan }) => (plan.form.entity?.name ?? null) === sample.options.entity)
  if (!source) throw new Error(`no view of ${sample.options.entity}`)
  return {
    schema: schemaStatements(dialect, model),
    load: [...rowStatements(model, source, takenOf(sample, forms.limits), folder), ...settingStatements(model, dialect, sample)],
    rules: ruleStatements(dialect, model),
    view: viewSql(source),
    differences: differences(source, 'expected'),
  }
}

function rowStatements(model: SqlModel, source: ViewSource, { records, expected, options }: EngineSample, folder: string): string[] {
  const { dialect } = source
  const { program, names, forms } = model
  const writer = new RowWriter(model)
  const keys = records.map((record) => (options.entity === null ? '' : writer.add(options.entity, record)))
  const tables = program.entities.map((entity) => {
    const columns = tableColumns(dialect, names, program, entity, forms.limits)
    return loaded(dialect, names.table(entity.name), columns, writer.tables.get(entity.name) ?? [], folder)
  })
  const columns = expectedColumns(source)
  const rows = expected.map((outcome, at) => [keys[at] ?? null, ...expectedRow(source.plan.form, outcome)])
  const made = dialect.createTable(
    dialect.quote('expected'),
    columns.map(({ name, type }) => `${dialect.quote(name)} ${type}`),
    [],
  )
  return [...tables, made, loaded(dialect, 'expected', columns, rows, folder)]
}

function loaded(
  dialect: Dialect,
  table: string,
  columns: readonly { readonly name: string; readonly type: string }[],
  rows: readonly (readonly (string | null)[])[],
  folder: string,
): string {
  const file = join(folder, `${table}.csv`)
  writeFileSync(
    file,
    csvOf(
      columns.map(({ name }) => name),
      rows,
    ),
  )
  return dialect.load(
    dialect.quote(table),
    columns.map(({ name, type }) => ({ name: dialect.quote(name), type })),
    file,
  )
}

function settingStatements({ names }: SqlModel, dialect: Dialect, { options, program }: EngineSample): string[] {
  const chosen = (setting: Choosable) =>
    setting.kind === 'baseDate' ? options.baseDate : setting.kind === 'reading' ? (options.readings[setting.question.name] ?? null) : null
  return [filledSettings(dialect, names, settingsOf(program), chosen)]
}

/** Whether SQL takes a program, and has a view of the entity that is asked for. */
export function isTaken({ program, options }: EngineSample): boolean {
  const forms = formsOf(program, sqlAbility)
  return !isRefused(forms) && forms.forms.some(({ entity }) => (entity?.name ?? null) === options.entity)
}
