import type { SettingColumn } from './dialect.ts'

const row = (name: string, columns: readonly SettingColumn[]): string =>
  `INSERT INTO ${name} VALUES (\n${columns.map(({ value }) => `  ${value}`).join(',\n')}\n);`

/** A table of one row, filled with what the notice says: UPDATE changes what is computed. */
export const tableOfOne = (name: string, columns: readonly SettingColumn[]): string =>
  `CREATE TABLE ${name} (\n${columns.map((column) => `  ${column.name} ${column.type} NOT NULL`).join(',\n')}\n);\n${row(name, columns)}`

export const otherRow = (name: string, columns: readonly SettingColumn[]): string => `DELETE FROM ${name};\n${row(name, columns)}`
