import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Diagnostic, hintOf, render, type Summary } from '../../engine/index.ts'
import { withDuckdb } from '../records/parquet/written.ts'
import { sparkExamples, sparkNotice } from '../simulation/sparkExamples.ts'
import { embeddedSummary, runJob, tiaoli, writeJob } from './simulation/jobs.ts'
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
