import type { Plan } from '../../steps/plan.ts'
import type { EntityGuard } from '../guards.ts'
import { ruleLines } from '../ruleLines.ts'
import { resultType, valueSql } from './cells.ts'
import type { Dialect } from './dialect.ts'
import { elementChecks } from './elementChecks.ts'
import { definition, indented } from './expression.ts'
import { Layers } from './layers.ts'
import { keyColumn, refusedColumn, type SqlNames, unknownColumn } from './names.ts'
import { list, object, reasonPieces, refusalPieces } from './pieces.ts'
import { type Query, writtenQueries } from './queries.ts'
import { settingCells } from './settings.ts'

/** What a view is made from. */
export interface ViewSource {
  readonly dialect: Dialect
  readonly names: SqlNames
  readonly plan: Plan
  /** Of the entity and of all whose records it may hold; empty where results rest on no record. */
  readonly guards: ReadonlyMap<string, EntityGuard>
}

/** A column of the view, in order. */
export interface ResultColumn {
  readonly name: string
  readonly type: string
}

/** The columns of results, as the view has them between its key and `$unknown`. */
export function resultColumns({ dialect, names, plan }: ViewSource): ResultColumn[] {
  const { entity, results } = plan.form
  return results.map(({ rule, value, scale }) => ({
    name: names.result(entity?.name ?? null, rule.name),
    type: resultType(dialect, rule.type, value, scale),
  }))
}

/** The view of an entity's results: its steps in layers, each computed once, and last the results as values. */
export function viewSql(source: ViewSource): string {
  const { dialect, names, plan } = source
  const { entity } = plan.form
  const layers = new Layers(source)
  const checks = elementChecks(source)
  layers.base(checks.length > 0)
  const last = layers.block(plan.form.root, plan.items, 'l0')
  layers.queries.push(reasons(source, layers, last))
  const { results } = plan.form
  const told = results.flatMap(({ unknown }, index) => (unknown.length > 0 ? [`$${index + 1}`] : []))
  const wanted = [keyColumn, '$guard', '$rules', ...told].map((name) => dialect.quote(name))
  const values = results.flatMap(({ value }) => layers.readBy(value))
  const queries = [
    settingCells(dialect, names, plan.form),
    ...checks,
    ...writtenQueries(dialect.layer, layers.queries, [...wanted, ...values]),
  ]
  const view = dialect.createView(dialect.quote(names.view(entity?.name ?? null)))
  return `${view}\nWITH\n${queries.join(',\n')}\n${select(source, layers)}\n;`
}

/** Why results are unknown and a record is refused, as lists without their brackets. */
function reasons({ dialect, plan }: ViewSource, layers: Layers, from: string): Query {
  const { results, refusals } = plan.form
  const own = results.flatMap((result, index) => {
    const pieces = reasonPieces(layers.printer, result)
    return pieces === null ? [] : [{ name: dialect.quote(`$${index + 1}`), sql: indented(pieces, '    ') }]
  })
  const refused = { name: dialect.quote('$rules'), sql: indented(refusalPieces(layers.printer, refusals), '    ') }
  const told = results.flatMap(({ unknown }) => unknown.flatMap(({ when, reason }) => ('year' in reason ? [when, reason.year] : [when])))
  const reads = [...told, ...refusals.map(({ when }) => when)].flatMap((node) => layers.readBy(node))
  return { name: 'why', along: true, from: { name: from, alias: from }, columns: [...own, refused], reads, source: from }
}

function select(source: ViewSource, layers: Layers): string {
  const { dialect, plan } = source
  const { results } = plan.form
  const quote = (name: string) => dialect.quote(name)
  const sound = `${quote('$guard')} = '' AND ${quote('$rules')} = ''`
  const columns = resultColumns(source)
  const values = results.map(({ rule, value, scale, unknown }, index) => {
    const cell = layers.printer.column(value) ?? definition(layers.printer, value)
    const known = unknown.length > 0 ? ` AND ${quote(`$${index + 1}`)} = ''` : ''
    const sql = valueSql(dialect, rule.type, value, scale, cell.startsWith('CASE') || /^[\w"`]/.test(cell) ? cell : `(${cell})`)
    return `-- ${dialect.comment(ruleLines(rule).join(' · '))}\n  CASE WHEN ${sound}${known} THEN ${sql} END AS ${quote(columns[index]?.name ?? '')}`
  })
  const unknown = results.flatMap(({ rule, unknown: any }, index) => (any.length > 0 ? [{ rule, column: quote(`$${index + 1}`) }] : []))
  const told = [
    quote(keyColumn),
    ...values,
    `${object(dialect, unknown, sound)} AS ${quote(unknownColumn)}`,
    `CASE WHEN ${quote('$guard')} <> '' THEN ${list(quote('$guard'))} WHEN ${quote('$rules')} <> '' THEN ${list(quote('$rules'))} END AS ${quote(refusedColumn)}`,
  ]
  return `SELECT\n  ${told.join(',\n  ')}\nFROM why`
}
