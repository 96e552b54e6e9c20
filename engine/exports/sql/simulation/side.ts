import type { Diagnostic } from '../../../../grammar/diagnostic.ts'
import type { Entity, Program } from '../../../program/program.ts'
import { settingsOf } from '../../../steps/settings.ts'
import { isRefused } from '../../forms.ts'
import { sqlForms } from '../fromProgram.ts'
import { keyColumn } from '../names.ts'
import { modelOf, type SqlModel, viewSources } from '../rules.ts'
import { tableColumns } from '../schema.ts'
import { type Choosable, type Chosen, filledSettings, settingCellsSql } from '../settings.ts'
import { spark } from '../spark.ts'
import { viewSql } from '../view.ts'

/** One side of a simulation in Spark: statements that make a view of results over a table of people. */
export interface SparkSide {
  readonly statements: readonly string[]
  readonly table: string
  readonly columns: readonly SparkColumn[]
  readonly view: string
  /** Ids of rules with the view's columns of their results. */
  readonly results: ReadonlyMap<string, string>
}

/** A column of the table of people, with the field that it holds; null where it tells whose element a record is. */
export interface SparkColumn {
  readonly name: string
  readonly type: string
  readonly field: string | null
}

/** The view of an entity's results under the settings that are chosen, or the expressions that Spark can't compute. */
export function sparkSide(program: Program, entity: Entity, chosen: (setting: Choosable) => Chosen): SparkSide | readonly Diagnostic[] {
  const forms = sqlForms(program)
  if (isRefused(forms)) return forms
  const model = modelOf(program, { ...forms, forms: forms.forms.filter((form) => form.entity?.name === entity.name) })
  const { names } = model
  const settings = settingsOf(program)
  const views = viewSources(spark, model)
  return {
    statements: [filledSettings(spark, names, settings, chosen), settingCellsSql(spark, names, settings), ...views.map(viewSql)],
    table: names.table(entity.name),
    columns: columnsOf(model, entity),
    view: names.view(entity.name),
    results: new Map(
      views.flatMap(({ plan }) => plan.form.results.map(({ rule }) => [rule.id, names.result(entity.name, rule.name)] as const)),
    ),
  }
}

function columnsOf({ program, forms, names }: SqlModel, entity: Entity): SparkColumn[] {
  const fields = new Map(entity.fields.map(({ name }) => [names.field(entity.name, name), name]))
  return tableColumns(spark, names, program, entity, forms.limits)
    .filter(({ name }) => name !== keyColumn)
    .map(({ name, type }) => ({ name, type, field: fields.get(name) ?? null }))
}
