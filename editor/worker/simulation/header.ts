import { isParquet, parquetColumns } from './parquet.ts'

/** A header is no longer than this, in bytes. */
const longest = 65_536

/** The names of a file's columns, as they stand there: of a CSV file those in its first line. */
export async function headerOf(file: File): Promise<string[]> {
  if (isParquet(file)) return parquetColumns(file)
  const text = new TextDecoder().decode(await file.slice(0, longest).arrayBuffer())
  const [line = ''] = text.split(/\r?\n/, 1)
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...cells].map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim()).filter((name) => name !== '')
}
