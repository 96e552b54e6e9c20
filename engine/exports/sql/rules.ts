import type { Program } from '../../program/program.ts'
import { planOf } from '../../steps/plan.ts'
import { settingsOf } from '../../steps/settings.ts'
import type { Forms } from '../forms.ts'
import { guardsOf } from '../guards.ts'
import type { Dialect } from './dialect.ts'
import { SqlNames } from './names.ts'
import { tableSql } from './schema.ts'
import { settingCellsSql, settingsSql } from './settings.ts'
import { type ViewSource, viewSql } from './view.ts'

/** Nodes that are written inside another are no more than this, so that a reader, and the optimizer, can follow. */
const largest = 60

/** A notice's forms with the names that they have in the databases. */
export interface SqlModel {
  readonly program: Program
  readonly forms: Forms
  readonly names: SqlNames
}

export const modelOf = (program: Program, forms: Forms): SqlModel => ({ program, forms, names: new SqlNames(program) })

/** What each view is made from, the main entity's first. */
export function viewSources(dialect: Dialect, { program, forms, names }: SqlModel): ViewSource[] {
  return forms.forms.map((form) => {
    const guards = form.entity ? guardsOf(program, form.entity.name, form.limits) : new Map()
    return { dialect, names, plan: planOf(form, { largest }), guards }
  })
}

/** The tables that the views read, and the settings as the notice has them. */
export function schemaStatements(dialect: Dialect, { program, forms, names }: SqlModel): string[] {
  const tables = program.entities.map((entity) => tableSql(dialect, names, program, entity, forms.limits))
  return [...tables, settingsSql(dialect, names, settingsOf(program))]
}

/** The view of the settings, and those of results. */
export function ruleStatements(dialect: Dialect, model: SqlModel): string[] {
  const settings = settingCellsSql(dialect, model.names, settingsOf(model.program))
  return [settings, ...viewSources(dialect, model).map(viewSql)]
}
