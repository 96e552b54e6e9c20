import { formatDate } from '../../number/date.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { LiteralValue, Type } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import { type CellSource, cellSql, literal } from './cells.ts'
import type { Dialect, SettingColumn } from './dialect.ts'
import { type Check, isDay } from './guard.ts'
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
  return dialect.settings(
    dialect.quote(names.settings),
    settingColumns(dialect, names, settings, () => null),
  )
}

/** A value that is chosen, as the program's data writes it; null for the notice's. */
export type Chosen = LiteralValue | null

/** The statements that choose. */
export function filledSettings(
  dialect: Dialect,
  names: SqlNames,
  settings: readonly Setting[],
  chosen: (setting: Choosable) => Chosen,
): string {
  return dialect.chosen(dialect.quote(names.settings), settingColumns(dialect, names, settings, chosen))
}

function settingColumns(
  dialect: Dialect,
  names: SqlNames,
  settings: readonly Setting[],
  chosen: (setting: Choosable) => Chosen,
): SettingColumn[] {
  return choosable(settings).map((setting) => {
    const value = chosen(setting)
    return {
      name: dialect.quote(names.setting(setting)),
      type: columnType(dialect, setting),
      value: value === null ? noticeValue(dialect, setting) : chosenSql(dialect, setting, value),
    }
  })
}

function chosenSql(dialect: Dialect, setting: Choosable, value: LiteralValue): string {
  if (typeof value === 'boolean') return literal(dialect, value)
  const { kind } = typeOf(setting)
  return kind === 'decimal' ? value : kind === 'date' ? `DATE '${value}'` : dialect.text(value)
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

function noticeValue(dialect: Dialect, setting: Choosable): string {
  if (typeof setting.value !== 'bigint') return literal(dialect, setting.value)
  if (typeOf(setting).kind === 'date') return `DATE '${formatDate(Number(setting.value))}'`
  return formatDecimal(decimal(setting.value, scaleOf(setting)))
}

/** The view that has the settings as cells, whether any parameter is another than the notice's, and what is wrong with them. */
export function settingCellsSql(dialect: Dialect, names: SqlNames, settings: readonly Setting[]): string {
  const all = choosable(settings)
  const quote = (name: string) => dialect.quote(name)
  const column = (setting: Setting) => `c.${quote(names.setting(setting))}`
  const cells = all.map((setting) => `${cellSql(dialect, cellSource(setting), column(setting))} AS ${quote(names.setting(setting))}`)
  const other = all.filter(({ kind }) => kind === 'parameter').map((setting) => `${column(setting)} <> ${noticeValue(dialect, setting)}`)
  const base = all.filter(({ kind }) => kind === 'baseDate').map((setting) => `${column(setting)} AS ${quote('$base_date')}`)
  const overridden = other.length === 0 ? 'FALSE' : `COALESCE(${other.join('\n      OR ')}, FALSE)`
  const checks = all.flatMap((setting) => {
    const field = settingPath(names, setting)
    const missing: Check = { code: 'record.fieldMissing', when: `${column(setting)} IS NULL` }
    return [missing, ...valueChecks(dialect, setting, column(setting))].map((check) => ({ ...check, field }))
  })
  const columns = [
    ...cells,
    ...settings.filter(({ kind }) => kind === 'overridden').map((setting) => `${overridden} AS ${quote(names.setting(setting))}`),
    ...base,
    `${allPieces(guardPieces(dialect, checks, null))} AS ${quote('$guard')}`,
  ]
  const view = dialect.createView(quote(names.settingCells))
  return `${view}\nSELECT ${columns.join(',\n  ')}\nFROM ${quote(names.settings)} AS c\n;`
}

const settingPath = (names: SqlNames, setting: Setting): string => `${names.settings}.${names.setting(setting)}`

const cellSource = (setting: Choosable): CellSource => ({
  type: typeOf(setting),
  node: setting.node,
  scale: scaleOf(setting),
  filler: setting.value,
})

/** The query of the settings in a view. Another value of one that the view's form has built in refuses every record. */
export function settingCells(dialect: Dialect, names: SqlNames, { settings, fixed }: Form): string {
  const quote = (name: string) => dialect.quote(name)
  const checks = choosable(settings)
    .filter((setting) => fixed.has(settings.indexOf(setting)))
    .map((setting) => ({
      code: 'record.beyondExport',
      field: settingPath(names, setting),
      when: `c.${quote(names.setting(setting))} <> ${literal(dialect, setting.value)}`,
    }))
  const columns = [...settings.map((setting) => `c.${quote(names.setting(setting))}`), `c.${quote('$base_date')}`]
  const guard = allPieces([`c.${quote('$guard')}`, ...guardPieces(dialect, checks, null)])
  return `s ${dialect.layer} (\n  SELECT ${columns.join(', ')},\n    ${guard} AS ${quote('$guard')}\n  FROM ${quote(names.settingCells)} AS c\n)`
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
  const members =
    setting.kind === 'reading' ? setting.question.readings.map(({ name }) => name) : setting.kind === 'parameter' ? setting.members : []
  if (members.length === 0) return []
  return [{ code: 'record.enumUnknown', when: `${column} NOT IN (${members.map((member) => dialect.text(member)).join(', ')})` }]
}
