import type { Calendar } from '../../steps/node.ts'
import { oneLine } from '../header.ts'
import type { Dialect, SqlColumn } from './dialect.ts'

/** What the databases have in common; each states its differences. Whole numbers that fit are BIGINT, all others of a wide type. */
export const ansi: Omit<
  Dialect,
  'id' | 'name' | 'types' | 'load' | 'expected' | 'settings' | 'chosen' | 'joined' | 'matches' | 'instantOf'
> & {
  newTable(name: string, columns: readonly SqlColumn[]): string
} = {
  layer: 'AS',
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  // Where it begins with E, a backslash is an escape whatever the server's settings are; so every text stands in one line.
  text(value) {
    const quoted = `'${value.replaceAll("'", "''").replace(/[\\\n\r]/g, (sign) => escapes[sign] ?? sign)}'`
    return /[\\\n\r]/.test(value) ? `E${quoted}` : quoted
  },
  comment: (line) => oneLine(line),
  decimalType: (precision, scale) => `DECIMAL(${precision}, ${scale})`,
  amountType: (digits, scale) => `DECIMAL(${digits + spareDigits <= 18 ? 18 : 38}, ${scale + spareDigits})`,
  createTable: (name, columns, keys) => `CREATE TABLE ${name} (\n${[...columns, ...keys].map((line) => `  ${line}`).join(',\n')}\n);`,
  newTable: (name, columns) =>
    `DROP TABLE IF EXISTS ${name};\n${ansi.createTable(
      name,
      columns.map((column) => `${column.name} ${column.type}`),
      [],
    )}`,
  empty: (table) => `DELETE FROM ${table};`,
  createView: (name) => `CREATE OR REPLACE VIEW ${name} AS`,
  quotient: (left, right) => `${left} / ${right}`,
  remainder: (left, right) => `${left} % ${right}`,
  dayNumber: (date) => `CAST(${date} - DATE '1970-01-01' AS BIGINT)`,
  dateOf: (days) => `(DATE '1970-01-01' + CAST(${days} AS INTEGER))`,
  calendar(part, of) {
    if (part === 'firstOfMonth')
      return this.dayNumber(`make_date(${integer(this.quotient(of, '12', false))}, ${integer(`${of} % 12`)} + 1, 1)`)
    return `CAST(EXTRACT(${parts[part]} FROM ${this.dateOf(of)}) AS BIGINT)`
  },
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

/** Places behind those of a field in which a database keeps what is too fine, for the guard to see. */
const spareDigits = 4

const integer = (sql: string): string => `CAST(${sql} AS INTEGER)`

const parts: Readonly<Record<Exclude<Calendar, 'firstOfMonth'>, string>> = { year: 'YEAR', month: 'MONTH', dayOfMonth: 'DAY' }
