import { afterAll, beforeAll, expect, it } from 'vitest'
import { spark as dialect } from '../../engine/exports/sql/spark.ts'
import { benchOf, isTaken } from './sql/bench.ts'
import { inFolder } from './support/folder.ts'
import { type EngineSample, randomSamples, taiyuanSample } from './support/samples.ts'
import { type Spark, startSpark } from './support/spark.ts'

let spark: Spark
beforeAll(async () => {
  spark = await startSpark()
  await spark.sql('SET spark.sql.adaptive.enabled = false')
})
afterAll(() => spark?.end())

/** To compile a plan takes longer than to compute a few records without. */
const compiling = (yes: boolean) =>
  spark.sql(`SET spark.sql.codegen.wholeStage = ${yes}; SET spark.sql.codegen.factoryMode = ${yes ? 'FALLBACK' : 'NO_CODEGEN'}`)

const readings = { A05: '待明确', A04: '份额归隶属方', A28: '仅计财政补助' }

/** Runs what a sample needs and no more: a view that is not asked for costs Spark as much as one that is. */
const differing = (sample: EngineSample): Promise<readonly (readonly (string | null)[])[]> =>
  inFolder('spark', async (folder) => {
    const { schema, load, rules, view, differences } = benchOf(dialect, sample, folder)
    const settings = schema.filter((statement) => !statement.startsWith('CREATE TABLE'))
    const filled = load.filter((statement) => !statement.startsWith('CREATE TABLE'))
    for (const statement of [...settings, ...filled, ...rules.slice(0, 1), view]) await spark.sql(statement)
    return (await spark.sql(differences)).rows
  })

it.each([
  ['as written', 20_000, {}],
  ['of counties, with their people', 300, { entity: '县区汇总' }],
  ['under other readings, on another base date', 1000, { readings, baseDate: '2020-02-29' }],
])('Spark computes Taiyuan’s records %s as the interpreter does', async (_, count, options) => {
  await compiling(count > 1000)
  expect(await differing(taiyuanSample(count, options))).toEqual([])
})

it('Spark computes random programs as the interpreter does', async () => {
  const taken = randomSamples(120, 20, 'open').filter(isTaken)
  expect(taken.length).toBeGreaterThanOrEqual(100)
  await compiling(false)
  for (const sample of taken) expect(await differing(sample)).toEqual([])
})
