import { Buffer } from 'node:buffer'
import { duckdb } from '../../../engine/exports/sql/duckdb.ts'
import { postgres } from '../../../engine/exports/sql/postgres.ts'
import { spark } from '../../../engine/exports/sql/spark.ts'
import { inFolder } from '../support/folder.ts'
import { startPostgres } from '../support/postgres.ts'
import { taiyuanSample } from '../support/samples.ts'
import { startSpark } from '../support/spark.ts'
import type { EngineSpeed } from '../support/speed.ts'
import { benchOf, type SqlBench } from './bench.ts'
import { withDuckdb } from './duckdb.ts'

const records = 20_000

/** Taiyuan's people from a table, every result compared with what is expected of it. */
export async function speed(): Promise<readonly EngineSpeed[]> {
  const sample = taiyuanSample(records)
  return inFolder('sql-speed', async (folder) => [
    await duckdbSpeed(benchOf(duckdb, sample, folder)),
    await postgresSpeed(benchOf(postgres, sample, folder)),
    await sparkSpeed(benchOf(spark, sample, folder)),
  ])
}

const measured = (engine: string, { rules }: SqlBench, milliseconds: number): EngineSpeed => ({
  target: 'sql',
  engine,
  bytes: Buffer.byteLength(rules.join('\n')),
  records,
  seconds: milliseconds / 1000,
})

const duckdbSpeed = (bench: SqlBench): Promise<EngineSpeed> =>
  withDuckdb(async (connection) => {
    for (const statement of [...bench.schema, ...bench.load, ...bench.rules]) await connection.run(statement)
    const version = (await connection.runAndReadAll('SELECT version()')).getRows()[0]?.[0]
    const start = performance.now()
    await connection.run(bench.differences)
    return measured(`DuckDB ${String(version).replace('v', '')}`, bench, performance.now() - start)
  })

async function postgresSpeed(bench: SqlBench): Promise<EngineSpeed> {
  const server = await startPostgres()
  try {
    await server.execute([...bench.schema, ...bench.load, ...bench.rules].join('\n'))
    const version = (await server.execute('SHOW server_version;')).split(' ')[0]
    const start = performance.now()
    await server.execute(`SET jit = off; ${bench.differences};`)
    return measured(`PostgreSQL ${version}`.trim(), bench, performance.now() - start)
  } finally {
    await server.end()
  }
}

async function sparkSpeed(bench: SqlBench): Promise<EngineSpeed> {
  const cluster = await startSpark()
  try {
    const needed = [...bench.schema, ...bench.load].filter((statement) => !statement.startsWith('CREATE TABLE'))
    for (const statement of [...needed, ...bench.rules.slice(0, 1), bench.view]) await cluster.sql(statement)
    const version = await cluster.run<string>('result = spark.version')
    const start = performance.now()
    await cluster.sql(bench.differences)
    return measured(`Spark ${version}`, bench, performance.now() - start)
  } finally {
    await cluster.end()
  }
}
