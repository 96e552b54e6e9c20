import { normalize, parseDecimal } from '../../number/decimal.ts'
import type { CaseRecord } from '../../program/program.ts'
import type { Kit, KitGroup, KitRefusal } from '../kit/kit.ts'
import { typedRefusal } from '../kit/typedRefusal.ts'
import type { ExportedFile } from '../target.ts'
import { expectedColumns } from './compare.ts'
import { duckdb } from './duckdb.ts'
import { csvOf, expectedRow, RowWriter, type SqlRow } from './rows.ts'
import { type SqlModel, viewSources } from './rules.ts'
import { tableColumns } from './schema.ts'
import type { ViewSource } from './view.ts'

/** A group of a kit as files of rows: of every table that its records fill, and of what the view must say of them. */
export interface SqlGroup {
  readonly group: KitGroup
  /** Where its files stand, from the export's folder. */
  readonly folder: string
  /** Entities whose tables have rows. */
  readonly entities: readonly string[]
  readonly records: number
  readonly files: readonly ExportedFile[]
}

/** A kit's groups as rows of tables; the files are the same for every database. */
export function sqlGroups(model: SqlModel, kit: Kit): SqlGroup[] {
  const sources = viewSources(duckdb, model)
  return kit.groups.map((group, index) => {
    const source = sources.find(({ plan }) => (plan.form.entity?.name ?? null) === group.entity)
    if (!source) throw new Error(`no form of ${group.entity}`)
    return groupOf(model, source, group, `kit/${index + 1}`)
  })
}

function groupOf(model: SqlModel, source: ViewSource, group: KitGroup, folder: string): SqlGroup {
  const { program, names, forms } = model
  const { entity } = group
  const writer = new RowWriter(model)
  const key = (record: CaseRecord) => (entity === null ? '' : writer.add(entity, record))
  const cases = group.cases.map(({ record, expected }): SqlRow => [key(record), ...expectedRow(source.plan.form, expected)])
  const refusals =
    entity === null ? [] : group.refusals.flatMap((refusal) => refusedRow(refusal, key, source.plan.form.results.length) ?? [])
  const rows = [...cases, ...refusals]
  const tables = program.entities.filter(({ name }) => writer.tables.has(name))
  const file = (name: string, columns: readonly { readonly name: string }[], content: readonly SqlRow[]) => ({
    path: `${folder}/${name}.csv`,
    content: csvOf(
      columns.map((column) => column.name),
      content,
    ),
  })
  const files = tables.map((each) =>
    file(names.table(each.name), tableColumns(duckdb, names, program, each, forms.limits), writer.tables.get(each.name) ?? []),
  )
  const expected = file(names.expected, expectedColumns(source), rows)
  return { group, folder, entities: tables.map(({ name }) => name), records: rows.length, files: [...files, expected] }
}

function refusedRow(refusal: KitRefusal, key: (record: CaseRecord) => string, results: number): [SqlRow] | null {
  const record = typedRefusal(refusal)
  if (record === null || !fits(record)) return null
  const told = JSON.stringify(refusal.refused.map(({ code, field }) => ({ code, field })))
  return [[key(record), ...Array<null>(results).fill(null), null, told]]
}

/** Digits before and behind the point that every column of a decimal takes, whatever its scale. */
const integerDigits = 8
const fractionDigits = 4

/** Numbers that the narrowest column would refuse before the guard sees them are left to the other targets' kits. */
function fits(record: CaseRecord): boolean {
  return Object.values(record).every((value) => {
    if (Array.isArray(value)) return value.every(fits)
    const number = typeof value === 'string' ? parseDecimal(value) : null
    if (number === null || /^\d{17}[\dXx]$/.test(String(value))) return true
    const { coefficient, scale } = normalize(number)
    return scale <= fractionDigits && coefficient.toString().replace('-', '').length - scale <= integerDigits
  })
}
