import { ansi } from './ansi.ts'
import type { Dialect } from './dialect.ts'
import { otherRow, tableOfOne } from './settingsTable.ts'

/** DuckDB: `//` divides whole numbers towards zero, HUGEINT has 127 bits, texts know no backslash. */
export const duckdb: Dialect = {
  ...ansi,
  id: 'duckdb',
  name: 'DuckDB',
  types: { text: 'VARCHAR', wide: 'HUGEINT', instant: 'TIMESTAMP' },
  load: (table, _columns, file) => `COPY ${table} FROM '${file}' (FORMAT csv, HEADER, NULLSTR '\\N', ALLOW_QUOTED_NULLS false);`,
  expected: (table, columns, file) => `${ansi.newTable(table, columns)}\n${duckdb.load(table, columns, file)}`,
  settings: tableOfOne,
  chosen: otherRow,
  quotient: (left, right) => `${left} // ${right}`,
  instantOf: (minutes) => `(TIMESTAMP '1970-01-01 00:00:00' + to_minutes(${minutes}))`,
  matches: (text, pattern) => `regexp_full_match(${text}, '${pattern}')`,
  joined: (text) => `string_agg(${text}, '' ORDER BY ${text})`,
}
