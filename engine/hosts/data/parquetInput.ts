import { type Chunk, type ColumnFile, type FileColumn, reasonOf, refuse, UnusableSource } from '../../index.ts'
import { type Database, openDatabase, pathText, quoted, textLiteral } from './duckdb.ts'
import { chunkOf, fileColumns, type Selected } from './vectors.ts'

export interface OpenParquet extends ColumnFile {
  close(): void
}

/**
 * Opens a Parquet file with DuckDB; no more of it is read than is asked for. `settings` are DuckDB's. Throws an UnusableSource where it
 * can't be read.
 */
export async function openParquet(path: string, settings: Readonly<Record<string, string>> = {}): Promise<OpenParquet> {
  const database = await openDatabase(settings)
  try {
    return {
      columns: await columnsOf(database, path),
      rows: await rowsOf(database, path),
      read: (columns, expected = new Map()) =>
        chunks(
          database,
          path,
          columns.map((column) => selectedColumn(column, expected.get(column))),
        ),
      close: () => database.close(),
    }
  } catch (failure) {
    database.close()
    throw failure
  }
}

/** Folders named like 年份=2020 are no columns of the file. */
const fileOf = (path: string): string => `read_parquet(${pathText(path)}, hive_partitioning = false)`

async function columnsOf({ library, connection }: Database, path: string): Promise<FileColumn[]> {
  const described = await connection.stream(`SELECT * FROM ${fileOf(path)} LIMIT 0`).catch(unreadable(path))
  return fileColumns(
    library,
    described.columnNames().map((name, index) => [name, described.columnType(index)] as const),
  )
}

async function rowsOf({ connection }: Database, path: string): Promise<number> {
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${fileOf(path)}`).catch(unreadable(path))
  return Number(counted.value(0, 0))
}

/**
 * A column as it is asked for. Texts are slow to take over one by one, members of an ENUM are not: texts that are expected come
 * as such, and what is not among them in a column beside.
 */
function selectedColumn(column: FileColumn, expected?: readonly string[]): Selected {
  const name = quoted(column.name)
  if (expected === undefined || column.type.kind !== 'text') return { column, parts: [name] }
  const member = `TRY_CAST(${name} AS ENUM(${expected.map(textLiteral).join(', ')}))`
  return { column, parts: [member, `CASE WHEN ${member} IS NULL THEN CAST(${name} AS VARCHAR) END`] }
}

async function* chunks({ connection }: Database, path: string, columns: readonly Selected[]): AsyncGenerator<Chunk> {
  // A file all of whose columns are ignored still has rows.
  const selected = columns.length === 0 ? '1' : columns.flatMap(({ parts }) => parts).join(', ')
  const result = await connection.stream(`SELECT ${selected} FROM ${fileOf(path)}`).catch(unreadable(path))
  for (;;) {
    const chunk = await result.fetchChunk().catch(unreadable(path))
    if (!chunk || chunk.rowCount === 0) return
    yield chunkOf(columns, chunk)
  }
}

function unreadable(file: string): (failure: unknown) => never {
  return (failure) => {
    throw new UnusableSource([refuse('input.parquetUnreadable', { file, reason: reasonOf(failure) })])
  }
}
