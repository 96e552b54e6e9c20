import { decimal, formatDecimal } from '../../number/decimal.ts'
import { formatDate } from '../../number/date.ts'
import type { Type } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import { cellSql, literal } from './cells.ts'
import type { Dialect } from './dialect.ts'
import { isDay, type Check } from './guard.ts'
import type { SqlNames } from './names.ts'
import { allPieces, guardPieces } from './pieces.ts'

/** What a run may choose: every setting but the one that only follows from the others. */
export type Choosable = Exclude<Setting, { readonly kind: 'overridden' }>

export const choosable = (settings: readonly Setting[]): Choosable[] =>
  settings.filter((setting): setting is Choosable => setting.kind !== 'overridden')

const typeOf = (setting: Choosable): Type =>
  setting.kind === 'baseDate' ? { kind: 'date' } : setting.kind === 'reading' ? { kind: 'text' } : setting.type

const scaleOf = (setting: Choosable): number => (setting.kind === 'parameter' ? setting.scale : 0)

/** The table or view of one row in which a run chooses; it begins with what the notice says. */
export function settingsSql(dialect: Dialect, names: SqlNames, settings: readonly Setting[]): string {
  const columns = choosable(settings).map((setting) => ({
    name: dialect.quote(names.setting(setting)),
    type: columnType(dialect, setting),
    value: valueOf(dialect, setting),
  }))
  return dialect.settings(dialect.quote(names.settings), columns)
}

function columnType(dialect: Dialect, setting: Choosable): string {
  switch (typeOf(setting).kind) {
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'decimal':
      return dialect.amountType(38, scaleOf(setting))
    default:
      return dialect.types.text
  }
}

function valueOf(dialect: Dialect, setting: Choosable): string {
  if (typeof setting.value !== 'bigint') return literal(dialect, setting.value)
  if (typeOf(setting).kind === 'date') return `DATE '${formatDate(Number(setting.value))}'`
  return formatDecimal(decimal(setting.value, scaleOf(setting)))
}

/** The query that has the settings as cells, whether any parameter is another than the notice's, and what is wrong with them. */
export function settingCells(dialect: Dialect, names: SqlNames, form: Form): string {
  const all = choosable(form.settings)
  const quote = (name: string) => dialect.quote(name)
  const column = (setting: Setting) => `c.${quote(names.setting(setting))}`
  const cells = all.map((setting) => {
    const source = { type: typeOf(setting), node: setting.node, scale: scaleOf(setting), filler: setting.value }
    return `${cellSql(dialect, source, column(setting))} AS ${quote(names.setting(setting))}`
  })
  const other = all.filter(({ kind }) => kind === 'parameter').map((setting) => `${column(setting)} <> ${valueOf(dialect, setting)}`)
  const overridden = form.settings.filter(({ kind }) => kind === 'overridden').map((setting) => quote(names.setting(setting)))
  const checks = form.settings.flatMap((setting, place) =>
    setting.kind === 'overridden'
      ? []
      : settingChecks(dialect, setting, column(setting), form.fixed.has(place)).map((check) => ({ ...check, field: `${names.settings}.${names.setting(setting)}` })),
  )
  const base = form.settings.filter(({ kind }) => kind === 'baseDate').map((setting) => `${column(setting)} AS ${quote('$base_date')}`)
  const columns = [
    ...cells,
    ...overridden.map((name) => `${other.length === 0 ? 'FALSE' : `COALESCE(${other.join('\n      OR ')}, FALSE)`} AS ${name}`),
    ...base,
    `${allPieces(guardPieces(dialect, checks, null))} AS ${quote('$guard')}`,
  ]
  return `s ${dialect.layer} (\n  SELECT ${columns.join(',\n    ')}\n  FROM ${quote(names.settings)} AS c\n)`
}

/** A value that the export can't compute with refuses every record, and so does another value of a setting that is built in. */
function settingChecks(dialect: Dialect, setting: Choosable, column: string, fixed: boolean): Check[] {
  const missing: Check = { code: 'record.fieldMissing', when: `${column} IS NULL` }
  if (fixed) return [missing, { code: 'record.beyondExport', when: `${column} <> ${valueOf(dialect, setting)}` }]
  return [missing, ...valueChecks(dialect, setting, column)]
}

function valueChecks(dialect: Dialect, setting: Choosable, column: string): Check[] {
  const type = typeOf(setting)
  if (type.kind === 'date') return [{ code: 'record.dateInvalid', when: `NOT ${isDay(column)}` }]
  if (type.kind === 'decimal' && setting.node.type === 'whole') {
    const { low, high } = setting.node
    const at = (cell: bigint) => formatDecimal(decimal(cell, scaleOf(setting)))
    return [
      { code: 'record.tooFine', when: `${column} <> ROUND(${column}, ${scaleOf(setting)})` },
      { code: 'record.outOfRange', when: `${column} NOT BETWEEN ${at(low)} AND ${at(high)}` },
    ]
  }
  const members = setting.kind === 'reading' ? setting.question.readings.map(({ name }) => name) : setting.kind === 'parameter' ? setting.members : []
  if (members.length === 0) return []
  return [{ code: 'record.enumUnknown', when: `${column} NOT IN (${members.map((member) => dialect.text(member)).join(', ')})` }]
}
