import { type Block, blocksOf, type ColumnFile, openParquetBytes, type RecordsOf, type Wanted } from '../../../engine/index.ts'

export const isParquet = (file: File): boolean => /\.parquet$/i.test(file.name)

/** Opens a file of which no more is read than is asked for. Throws `UnusableSource` where it is no Parquet file. */
function opened(file: File): Promise<ColumnFile> {
  return openParquetBytes({ byteLength: file.size, slice: (from, to) => file.slice(from, to).arrayBuffer() }, file.name)
}

/** People of a Parquet file; `columns`: column of the file → field, or null to pass it over. */
export async function* parquetPeople(
  file: File,
  records: RecordsOf,
  wanted: Wanted,
  columns: Readonly<Record<string, string | null>> | null,
): AsyncGenerator<Block> {
  const mapping = columns === null ? {} : { mapping: new Map(Object.entries(columns)) }
  yield* blocksOf(await opened(file), records, { wanted, ...mapping })
}

/** The names of its columns, as they stand there. */
export async function parquetColumns(file: File): Promise<string[]> {
  return (await opened(file)).columns.map(({ name }) => name)
}
