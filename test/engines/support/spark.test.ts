import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteFile } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inFolder, makeFolder, removeFolder } from './folder.ts'
import { type Spark, sparkSubmit, startSpark } from './spark.ts'

const folder = makeFolder('spark-test')
let spark: Spark
beforeAll(async () => {
  spark = await startSpark()
})
afterAll(async () => {
  await spark?.end()
  removeFolder(folder)
})

describe('Spark on two workers', () => {
  it('computes decimals of 38 digits exactly', async () => {
    const most = '9'.repeat(38)
    const select = `SELECT CAST('${most}' AS DECIMAL(38,0)) AS most, CAST('2.50' AS DECIMAL(10,2)), true, NULL, DATE'2021-01-01'`
    expect((await spark.sql(select)).rows).toEqual([[most, '2.50', 'true', null, '2021-01-01']])
  })

  it('runs statements in order, with names and texts of any kind', async () => {
    const { columns, rows } = await spark.sql(`
      CREATE OR REPLACE TEMP VIEW \`人;员\` AS SELECT 'a;b' AS \`名 称\`; -- it's; a comment
      SELECT *, array(named_struct('n', 0.1BD)) AS list FROM \`人;员\`;`)
    expect(columns).toEqual(['名 称', 'list'])
    expect(rows).toEqual([['a;b', '[{"n": "0.1"}]']])
  })

  it('shares the work between two processes', async () => {
    const job = `
import os
parts = spark.sparkContext.parallelize(range(8), 8)
result = len(set(parts.map(lambda _: os.getppid()).collect()))`
    expect(await spark.run(job)).toBe(2)
  })

  it('reads Parquet', async () => {
    const file = join(folder, 'people.parquet')
    parquetWriteFile({ filename: file, columnData: [{ name: '年龄', data: [3, 18, 61], type: 'INT32' }] })
    await spark.readParquet('people', file)
    expect((await spark.sql('SELECT count(*), sum(`年龄`) FROM people WHERE `年龄` >= 18')).rows).toEqual([['2', '79']])
  })

  it('says what is wrong with a query, and goes on', async () => {
    await expect(spark.sql('SELECT absent FROM nowhere')).rejects.toThrow(/TABLE_OR_VIEW_NOT_FOUND/)
    expect((await spark.sql('SELECT 1')).rows).toEqual([['1']])
  })
})

describe('spark-submit', () => {
  it('runs a job from a folder', () =>
    inFolder('job', async (job) => {
      writeFileSync(
        join(job, 'job.py'),
        `import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
print("sum", spark.range(int(sys.argv[1])).groupBy().sum().collect()[0][0])
`,
      )
      expect(await sparkSubmit('job.py', ['1001'], job)).toContain('sum 500500')
    }))
})
