import { afterAll, beforeAll, expect, it } from 'vitest'
import { postgres as dialect } from '../../engine/exports/sql/postgres.ts'
import { hostileProgram } from '../exports/hostile.ts'
import { programOf } from '../policies/notices.ts'
import { benchOf, isTaken } from './sql/bench.ts'
import { exportedTo, tamper } from './sql/folder.ts'
import { run } from './support/child.ts'
import { inFolder } from './support/folder.ts'
import { type Postgres, startPostgres } from './support/postgres.ts'
import { type EngineSample, randomSamples, taiyuanSample } from './support/samples.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.end())

const readings = { A05: '待明确', A04: '份额归隶属方', A28: '仅计财政补助' }
const anew = 'SET client_min_messages = warning; SET jit = off; DROP SCHEMA public CASCADE; CREATE SCHEMA public;'

const differing = (sample: EngineSample): Promise<string> =>
  inFolder('postgres', (folder) => {
    const { schema, load, rules, differences } = benchOf(dialect, sample, folder)
    return postgres.execute([anew, ...schema, ...load, ...rules, `${differences};`].join('\n'))
  })

it.each([
  ['as written', 20_000, {}],
  ['of counties, with their people', 500, { entity: '县区汇总' }],
  ['under other readings', 1000, { readings }],
  ['on another base date', 1000, { baseDate: '2020-02-29' }],
])('PostgreSQL computes Taiyuan’s records %s as the interpreter does', async (_, count, options) => {
  expect(await differing(taiyuanSample(count, options))).toBe('')
})

it('PostgreSQL computes random programs as the interpreter does', async () => {
  const taken = randomSamples(120, 20, 'open').filter(isTaken)
  expect(taken.length).toBeGreaterThanOrEqual(100)
  for (const sample of taken) expect(await differing(sample)).toBe('')
})

it.each([
  ['Taiyuan’s', () => programOf('taiyuan-2020')],
  ['a hostile notice’s', hostileProgram],
])('PostgreSQL runs %s kit as its README says, and finds what was changed', (_, program) =>
  inFolder('kit', async (folder) => {
    exportedTo(folder, program())
    const kit = () =>
      run('psql', ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-f', 'kit.sql', postgres.connection], { cwd: `${folder}/postgres` })
    expect(await kit()).toMatch(/^\d+ passed, 0 failed\n$/)
    tamper(folder)
    await expect(kit()).rejects.toThrow(/the kit failed/)
  }),
)
