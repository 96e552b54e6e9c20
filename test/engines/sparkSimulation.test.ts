import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import type { Summary } from '../../engine/index.ts'
import { fakeTerminal } from '../hosts/terminal.ts'
import { makeFolder, removeFolder } from './support/folder.ts'
import { sparkSubmit } from './support/spark.ts'

const folder = makeFolder('simulation')
afterAll(() => removeFolder(folder))

const people = join(folder, '人口.parquet')
const notice = 'policies/taiyuan-2020'
const premium = 'policies/taiyuan-2020/scenarios/premium-320.tiaoli'

async function tiaoli(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const terminal = fakeTerminal()
  const status = await runCli(args, '1.2.3', terminal)
  return { status, ...terminal.printed }
}

beforeAll(async () => {
  expect((await tiaoli('population', notice, '--size', '20000', '--seed', '5', '-o', people)).status).toBe(0)
})

it('counts in Spark, by the command of the README, what the embedded engine counts of 20,000 people', async () => {
  const job = join(folder, 'job')
  const args = ['simulate', notice, premium, '--population', people, '--top', '30']
  // Where refused records are listed, everyone is worked out alone, as by Spark.
  const embedded: Summary = JSON.parse((await tiaoli(...args, '--json', '--refused', join(folder, 'refused.ndjson'))).out)
  expect(await tiaoli(...args, '--engine', 'spark', '--output', job)).toMatchObject({ status: 0 })
  const command = /```sh\nspark-submit (\S+)\n```/.exec(readFileSync(join(job, 'README.md'), 'utf8'))
  await sparkSubmit(command?.[1] ?? '', [], job)
  const summary: Summary = JSON.parse(readFileSync(join(job, 'summary.json'), 'utf8'))
  expect(summary).toEqual(embedded)
  expect(summary.losers).toHaveLength(30)
  expect(summary.basis.people + summary.basis.unreadable + summary.basis.refused.either).toBe(20_000)
})
