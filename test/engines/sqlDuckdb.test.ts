import { expect, it } from 'vitest'
import { duckdb } from '../../engine/exports/sql/duckdb.ts'
import { benchOf, isTaken } from './sql/bench.ts'
import { withDuckdb } from './sql/duckdb.ts'
import { emptied, exportedTo, tamper } from './sql/folder.ts'
import { run } from './support/child.ts'
import { inFolder } from './support/folder.ts'
import { type EngineSample, randomSamples, taiyuanSample } from './support/samples.ts'

const readings = { A05: '待明确', A04: '份额归隶属方', A28: '仅计财政补助' }

const differing = (sample: EngineSample): Promise<unknown[]> =>
  inFolder('duckdb', (folder) =>
    withDuckdb(async (connection) => {
      const bench = benchOf(duckdb, sample, folder)
      for (const statement of [...bench.schema, ...bench.load, ...bench.rules]) await connection.run(statement)
      return (await connection.runAndReadAll(bench.differences)).getRowsJson()
    }),
  )

it.each([
  ['as written', 20_000, {}],
  ['of counties, with their people', 500, { entity: '县区汇总' }],
  ['under other readings', 1000, { readings }],
  ['on another base date', 1000, { baseDate: '2020-02-29' }],
])('DuckDB computes Taiyuan’s records %s as the interpreter does', async (_, count, options) => {
  expect(await differing(taiyuanSample(count, options))).toEqual([])
})

it('DuckDB computes random programs as the interpreter does', async () => {
  const taken = randomSamples(150, 20, 'open').filter(isTaken)
  expect(taken.length).toBeGreaterThanOrEqual(100)
  for (const sample of taken) expect(await differing(sample)).toEqual([])
})

it('DuckDB’s kit runs as its README says, and finds what was changed', () =>
  inFolder('kit', async (folder) => {
    exportedTo(folder)
    expect(await run('node', ['kit.mjs'], { cwd: `${folder}/duckdb` })).toMatch(/^\d+ passed, 0 failed\n$/)
    tamper(folder)
    await expect(run('node', ['kit.mjs'], { cwd: `${folder}/duckdb` })).rejects.toThrow(/ended with 1/)
  }))

it('DuckDB’s kit finds that a group of it is empty', () =>
  inFolder('kit', async (folder) => {
    exportedTo(folder)
    emptied(`${folder}/kit/1`)
    const printed = await run('sh', ['-c', 'node kit.mjs || echo status $?'], { cwd: `${folder}/duckdb` })
    expect(printed).toMatch(/^kit\/1: lines are missing\n\d+ passed, 1 failed\nstatus 1\n$/)
  }))
