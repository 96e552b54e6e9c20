import type { Dialect } from './dialect.ts'

/** A table of one row, filled with what the notice says: UPDATE changes what is computed. */
export const tableOfOne: Dialect['settings'] = (name, columns) => `CREATE TABLE ${name} (
${columns.map((column) => `  ${column.name} ${column.type} NOT NULL`).join(',\n')}
);
INSERT INTO ${name} VALUES (
${columns.map(({ value }) => `  ${value}`).join(',\n')}
);`
