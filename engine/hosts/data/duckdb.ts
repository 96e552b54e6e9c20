import type { DuckDBConnection } from '@duckdb/node-api'
import { reasonOf, refuse, UnusableSource } from '../../index.ts'

export type Library = typeof import('@duckdb/node-api')

export interface Database {
  readonly library: Library
  readonly connection: DuckDBConnection
  close(): void
}

/** Nothing is fetched from anywhere: what DuckDB can't do by itself it must not do. */
const settings = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' }

/**
 * DuckDB in memory. It is loaded when the first Parquet file is opened: 70 MB of native code that no other command needs.
 * Throws an UnusableSource where this machine has no such code.
 */
export async function openDatabase(
  more: Readonly<Record<string, string>> = {},
  load: () => Promise<Library> = () => import('@duckdb/node-api'),
): Promise<Database> {
  const library = await load().catch((failure: unknown) => {
    throw new UnusableSource([refuse('input.duckdbMissing', { reason: reasonOf(failure) })])
  })
  const instance = await library.DuckDBInstance.create(':memory:', { ...settings, ...more })
  const connection = await instance.connect()
  return {
    library,
    connection,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A path as DuckDB takes it for that file alone, and not for a pattern of names. */
export const pathText = (path: string): string => textLiteral(path.replace(/[*?[]/g, '[$&]'))
