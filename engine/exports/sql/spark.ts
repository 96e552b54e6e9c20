import { ansi } from './ansi.ts'
import type { Dialect, SettingColumn } from './dialect.ts'

/**
 * Signs that a text of Spark escapes: it then stands in one line, so that a line of `;` alone ends a statement, and holds no
 * `${`, in which Spark puts variables before it reads a statement.
 */
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '${': '$\\{' }

/** Spark SQL: a backslash escapes, `div` divides towards zero into 64 bits, decimals end at 38 digits, views live as long as the session. */
export const spark: Dialect = {
  ...ansi,
  id: 'spark',
  name: 'Spark SQL',
  types: { text: 'STRING', wide: 'DECIMAL(38, 0)', instant: 'TIMESTAMP_NTZ' },
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  text: (value) => `'${value.replace(/[\\'\n\r]|\$\{/g, (sign) => escapes[sign] ?? sign)}'`,
  comment: (line) => ansi.comment(line).replaceAll('${', '$ {'),
  // Spark holds no keys.
  createTable: (name, columns) => ansi.createTable(name, columns, []).replace(/;$/, ' USING parquet\n;'),
  createView: (name) => `CREATE OR REPLACE TEMPORARY VIEW ${name} AS`,
  load(table, columns, file) {
    const schema = columns.map(({ name, type }) => `  ${name} ${type}`).join(',\n')
    const options = [
      `path '${file}'`,
      "header 'true'",
      "nullValue '\\\\N'",
      "quote '\"'",
      "escape '\"'",
      "multiLine 'true'",
      "mode 'FAILFAST'",
    ]
    const format = "timestampNTZFormat 'yyyy-MM-dd HH:mm:ss'"
    return `CREATE OR REPLACE TEMPORARY VIEW ${table} (\n${schema}\n) USING csv OPTIONS (${[...options, format].join(', ')})\n;`
  },
  empty: (table, columns) =>
    `${viewOfOne(
      table,
      columns.map((column) => ({ ...column, value: 'NULL' })),
    )}\nWHERE FALSE\n;`,
  expected: (table, columns, file) => spark.load(table, columns, file),
  settings: (name, columns) => `${viewOfOne(name, columns)}\n;`,
  chosen: (name, columns) => `${viewOfOne(name, columns)}\n;`,
  // `div` gives 64 bits; a wide dividend less its remainder divides without a fraction.
  quotient: (left, right, wide) => (wide ? `(${left} - ${left} % ${right}) / ${right}` : `${left} div ${right}`),
  dayNumber: (date) => `CAST(unix_date(${date}) AS BIGINT)`,
  dateOf: (days) => `date_from_unix_date(CAST(${days} AS INT))`,
  instantOf: (minutes) =>
    `(TIMESTAMP_NTZ '1970-01-01 00:00:00' + make_dt_interval(CAST(${minutes} div 1440 AS INT), 0, CAST(${minutes} % 1440 AS INT), 0))`,
  matches: (text, pattern) => `${text} RLIKE '^(${pattern})$'`,
  joined: (text) => `array_join(array_sort(collect_list(${text})), '')`,
}

function viewOfOne(name: string, columns: readonly SettingColumn[]): string {
  const values = columns.map((column) => `  CAST(${column.value} AS ${column.type}) AS ${column.name}`)
  return `CREATE OR REPLACE TEMPORARY VIEW ${name} AS SELECT\n${values.join(',\n')}`
}
