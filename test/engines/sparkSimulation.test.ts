import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Diagnostic, hintOf, render, type Summary } from '../../engine/index.ts'
import { simulate } from '../../engine/simulation/simulate.ts'
import { duckdbFile, plainStyle, withDuckdb } from '../records/parquet/written.ts'
import { sparkExamples, sparkNotice } from '../simulation/sparkExamples.ts'
import { weightedOf } from '../simulation/support/drawn.ts'
import { hostilePeople, hostilePlan } from './simulation/hostile.ts'
import { embeddedSummary, runJob, tiaoli, writeJob, writePlan } from './simulation/jobs.ts'
import { makeFolder, removeFolder } from './support/folder.ts'
import { type Spark, sparkSubmit, startSpark } from './support/spark.ts'

const folder = makeFolder('simulation')
afterAll(() => removeFolder(folder))

it('counts in Spark, by the command of the README, what the embedded engine counts of 20,000 people', async () => {
  const people = join(folder, '人口.parquet')
  expect((await tiaoli('population', 'policies/taiyuan-2020', '--size', '20000', '--seed', '5', '-o', people)).status).toBe(0)
  const args = ['policies/taiyuan-2020', 'policies/taiyuan-2020/scenarios/premium-320.tiaoli', '--population', people, '--top', '30']
  const embedded = await embeddedSummary(args, join(folder, 'refused.ndjson'))
  const job = join(folder, 'job')
  await writeJob(args, job)
  const command = /```sh\nspark-submit (\S+)\n```/.exec(readFileSync(join(job, 'README.md'), 'utf8'))
  await sparkSubmit(command?.[1] ?? '', [], job)
  const summary: Summary = JSON.parse(readFileSync(join(job, 'summary.json'), 'utf8'))
  expect(summary).toEqual(embedded)
  expect(summary.losers).toHaveLength(30)
  expect(summary.basis.people + summary.basis.unreadable + summary.basis.refused.either).toBe(20_000)
})

describe('in a session that runs many jobs', () => {
  let spark: Spark
  let jobs = 0
  beforeAll(async () => {
    spark = await startSpark()
  })
  afterAll(() => spark?.end())
  const newJob = () => join(folder, `job${jobs++}`)

  describe('people of whom some can’t be read, are refused, or have unknown results and groups', () => {
    const of = (file: string) => `test/engines/simulation/${file}`
    const people = join(folder, 'people.parquet')
    const parts = join(folder, 'parts')
    const gains = join(folder, 'gains.json')

    beforeAll(async () => {
      const { payers } = JSON.parse(readFileSync(of('simulation.json'), 'utf8'))
      writeFileSync(gains, JSON.stringify({ payers, person: { result: '补助', kind: 'benefit' }, dimensions: [] }))
      mkdirSync(parts)
      await withDuckdb(
        `CREATE TABLE t AS ${readFileSync(of('people.sql'), 'utf8')}`,
        `COPY t TO '${people}' (FORMAT parquet)`,
        `COPY (FROM t WHERE rowid < 1700) TO '${parts}/1.parquet' (FORMAT parquet)`,
        `COPY (FROM t WHERE rowid >= 1700) TO '${parts}/2.parquet' (FORMAT parquet)`,
      )
    })

    const counted = async (...settings: readonly string[]) => {
      const args = [of('notice.md'), of('scenario.tiaoli'), '--population', people, ...settings]
      const job = newJob()
      await writeJob(args, job)
      return { job, embedded: await embeddedSummary(args, join(folder, 'refused.ndjson')) }
    }

    it('counts all of them as the embedded engine does', async () => {
      const { job, embedded } = await counted()
      const { basis, breakdowns, payers } = embedded
      expect(basis).toMatchObject({ unreadable: 287, refused: { baseline: 295, scenario: 374, either: 374 } })
      expect(payers.map(({ unknown }) => unknown.reasons.length)).toEqual([4, 2, 1, 4])
      expect(breakdowns.filter(({ groups }) => groups.some(({ key }) => key.kind === 'unknown'))).toHaveLength(4)
      expect(await runJob(spark, job, people)).toEqual({ summary: embedded })
    })

    it('counts them so where they are in several files', async () => {
      const { job, embedded } = await counted()
      expect(await runJob(spark, job, parts)).toEqual({ summary: embedded })
    })

    it('counts them so under other readings, at another base date', async () => {
      const { job, embedded } = await counted('--as-of', '2020-06-30', '--set', '一问=按费用')
      expect(await runJob(spark, job, people)).toEqual({ summary: embedded })
    })

    const values = ['--set', '标准（2021年）=180.25元', '--set', '一问=另定', '--baseline-set', '上限=6万元']

    it('counts them so with other values of parameters, where people gain by an amount, in no groups', async () => {
      const { job, embedded } = await counted(...values, '--config', gains)
      const { losers, basis } = embedded
      expect(losers).toHaveLength(20)
      expect(basis.refused.baseline).toBeGreaterThan(basis.refused.scenario)
      expect(await runJob(spark, job, people)).toEqual({ summary: embedded })
    })
  })

  it('takes any names and texts, and any path', async () => {
    const plan = hostilePlan()
    const records = hostilePeople(plan, 400)
    const source = [{ ...weightedOf(plan, records), refused: [] }]
    const embedded = await simulate({ ...plan.pair, config: plan.config, source, synthetic: false, collapse: false })
    expect(embedded.winners.length).toBeGreaterThan(0)
    const job = join(folder, `人 口's [1]{2}*$(x)#%20"?`)
    const people = join(job, 'a[b].parquet')
    mkdirSync(job)
    await duckdbFile(people, { program: plan.pair.baseline.program, entity: plan.entity, records, style: plainStyle })
    writePlan(plan, people, job)
    expect(await runJob(spark, job, people)).toEqual({ summary: embedded })
  })

  it.each(Object.keys(sparkExamples) as (keyof typeof sparkExamples)[])('%s is what a job says of its file', async (code) => {
    const { columns, values } = sparkExamples[code]
    const [people, job] = [join(folder, `${code}.parquet`), newJob()]
    await withDuckdb(`COPY (SELECT ${columns}) TO '${people}' (FORMAT parquet)`)
    writeFileSync(join(folder, `${code}.md`), `\`\`\`tiaoli\n${sparkNotice}\`\`\`\n`)
    await writeJob([join(folder, `${code}.md`), '--population', people], job)
    const said = { code, values } as unknown as Diagnostic
    const hints = [`建议：${hintOf(said, 'zh')}`, `Hint: ${hintOf(said, 'en')}`].slice(hintOf(said, 'zh') === '' ? 2 : 0)
    const lines = [`${code}: ${render(said, 'zh')}`, render(said, 'en'), ...hints]
    expect(await runJob(spark, job, people)).toEqual({ stopped: lines.join('\n') })
  })
})
