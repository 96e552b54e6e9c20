import { ansi } from './ansi.ts'
import type { Dialect } from './dialect.ts'
import { otherRow, tableOfOne } from './settingsTable.ts'

/** PostgreSQL: `/` of whole numbers drops the fraction but not that of numerics, which have as many digits as they need. */
export const postgres: Dialect = {
  ...ansi,
  id: 'postgres',
  name: 'PostgreSQL',
  types: { text: 'TEXT', wide: 'NUMERIC', instant: 'TIMESTAMP' },
  // Without it the planner writes each step into all that read it, and those into theirs.
  layer: 'AS MATERIALIZED',
  amountType: () => 'NUMERIC',
  load: (table, _columns, file) => `\\copy ${table} FROM '${file}' WITH (FORMAT csv, HEADER, NULL '\\N')`,
  expected: (table, columns, file) => `${ansi.newTable(table, columns)}\n${postgres.load(table, columns, file)}`,
  settings: tableOfOne,
  chosen: otherRow,
  quotient: (left, right, wide) => (wide ? `div(${left}, ${right})` : `${left} / ${right}`),
  instantOf: (minutes) => `(TIMESTAMP '1970-01-01 00:00:00' + ${minutes} * INTERVAL '1 minute')`,
  matches: (text, pattern) => `${text} ~ '^(${pattern})$'`,
  joined: (text) => `string_agg(${text}, '' ORDER BY ${text} COLLATE "C")`,
}
