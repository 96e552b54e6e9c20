import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** A database in memory: no other has its tables. */
export async function withDuckdb<Result>(job: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return await job(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
