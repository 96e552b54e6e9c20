import { type Chunk, type ColumnFile, type FileColumn, reasonOf, refuse, UnusableSource } from '../../index.ts'
import { type Database, openDatabase, pathText, quoted } from './duckdb.ts'
import { chunkOf, fileColumns } from './vectors.ts'

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
      read: (columns) => chunks(database, path, columns),
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

async function* chunks({ connection }: Database, path: string, columns: readonly FileColumn[]): AsyncGenerator<Chunk> {
  // A file all of whose columns are ignored still has rows.
  const names = columns.length === 0 ? '1' : columns.map(({ name }) => quoted(name)).join(', ')
  const result = await connection.stream(`SELECT ${names} FROM ${fileOf(path)}`).catch(unreadable(path))
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
