import type { Dialect } from './dialect.ts'
import { keyColumn, refusedColumn, unknownColumn } from './names.ts'
import type { TableColumn } from './schema.ts'
import { resultColumns, type ViewSource } from './view.ts'

/** The columns of what is expected of an entity's view, as those of the view. */
export function expectedColumns(source: ViewSource): Pick<TableColumn, 'name' | 'type'>[] {
  const { text } = source.dialect.types
  const told = [unknownColumn, refusedColumn].map((name) => ({ name, type: text }))
  return [{ name: keyColumn, type: text }, ...resultColumns(source), ...told]
}

/** A SELECT of the keys of which the view says something else than is expected, or nothing. */
export function differences(source: ViewSource, expected: string): string {
  const { dialect, names, plan } = source
  const quote = (name: string) => dialect.quote(name)
  const [key, ...columns] = expectedColumns(source).map(({ name }) => quote(name))
  const differ = columns.map((column) => `v.${column} IS DISTINCT FROM e.${column}`)
  const view = quote(names.view(plan.form.entity?.name ?? null))
  return `SELECT e.${key}
FROM ${quote(expected)} AS e LEFT JOIN ${view} AS v ON v.${key} = e.${key}
WHERE v.${key} IS NULL
  OR ${differ.join('\n  OR ')}`
}

/** A SELECT of a line where what is expected is not so many records: a file that was not copied whole never looks like agreement. */
export const missingLines = (dialect: Dialect, expected: string, records: number): string =>
  `SELECT 'lines are missing' WHERE (SELECT count(*) FROM ${dialect.quote(expected)}) <> ${records}`
