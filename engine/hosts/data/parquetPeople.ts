import type { Field } from '../../index.ts'
import { openDatabase, pathText, quoted, textLiteral } from './duckdb.ts'

/** Beyond it rows wait on disk. */
const memory = '1GB'

/**
 * Writes a Parquet file of the records of a CSV file, whose columns are these fields in this order: typed as results are, DECIMAL
 * at the field's scale, DATE, TIMESTAMP, BOOLEAN, and VARCHAR for all others.
 */
export async function parquetOfCsv(csv: string, fields: readonly Field[], parquet: string): Promise<void> {
  const { connection, close } = await openDatabase({ memory_limit: memory, temp_directory: `${parquet}.spill` })
  try {
    // Columns are numbered: fields may have names that DuckDB takes for its own.
    const types = fields.map((field, index) => `c${index}: ${textLiteral(field.type.kind === 'boolean' ? 'VARCHAR' : typeOf(field))}`)
    const selected = fields.map(
      ({ name, type }, index) => `${type.kind === 'boolean' ? `c${index} = '是'` : `c${index}`} AS ${quoted(name)}`,
    )
    const options = `columns = {${types.join(', ')}}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = ''`
    await connection.run(
      `COPY (SELECT ${selected.join(', ')} FROM read_csv(${pathText(csv)}, ${options})) TO ${textLiteral(parquet)} (FORMAT parquet)`,
    )
  } finally {
    close()
  }
}

/** Cells hold whole numbers below 2⁵³, which is 16 digits. */
const width = 18

function typeOf({ type, numeric }: Field): string {
  switch (type.kind) {
    case 'decimal':
      return `DECIMAL(${width}, ${numeric?.scale ?? 0})`
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'instant':
      return 'TIMESTAMP'
    default:
      return 'VARCHAR'
  }
}
