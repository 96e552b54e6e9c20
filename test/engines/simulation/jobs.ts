import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { runCli } from '../../../engine/hosts/cli/cli.ts'
import type { Summary } from '../../../engine/index.ts'
import type { Plan } from '../../../engine/simulation/plan.ts'
import { sparkSimulation } from '../../../engine/sparkJob.ts'
import { fakeTerminal } from '../../hosts/terminal.ts'
import type { Spark } from '../support/spark.ts'

export async function tiaoli(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const terminal = fakeTerminal()
  const status = await runCli(args, '1.2.3', terminal)
  return { status, ...terminal.printed }
}

/** What the embedded engine counts; `refused` takes those who are not. Where these are listed, everyone is worked out alone, as by Spark. */
export async function embeddedSummary(args: readonly string[], refused: string): Promise<Summary> {
  return JSON.parse((await tiaoli('simulate', ...args, '--json', '--refused', refused)).out)
}

export async function writeJob(args: readonly string[], folder: string): Promise<void> {
  expect(await tiaoli('simulate', ...args, '--engine', 'spark', '--output', folder)).toMatchObject({ status: 0 })
}

/** The job of a plan that no command can ask for, since its names can't be written. */
export function writePlan(plan: Plan, people: string, folder: string): void {
  const sources = { baseline: new Map(), scenario: new Map() }
  const job = sparkSimulation({ plan, people: { path: people, synthetic: false }, sources, version: '1.2.3', top: 20 })
  if (job.kind !== 'files') throw new Error(job.kind)
  for (const { path, content } of job.files) writeFileSync(join(folder, path), content)
}

/** What a job comes to: a summary, or what it says where it makes none. */
export type Ended = { readonly summary: Summary } | { readonly stopped: string }

const program = `
import importlib.util, json, os
found = importlib.util.spec_from_file_location("job", os.path.join(args["folder"], "job.py"))
module = importlib.util.module_from_spec(found)
found.loader.exec_module(module)
with open(os.path.join(args["folder"], "simulation.json"), encoding="utf-8") as file:
    job = json.load(file)
try:
    result = {"summary": module.simulate(spark, job, module.place_of(args["people"]))}
except SystemExit as stopped:
    result = {"stopped": str(stopped)}
`

/** Runs the job of a folder over a Parquet file, or a folder of them, in a session that is there already. */
export const runJob = (spark: Spark, folder: string, people: string): Promise<Ended> => spark.run(program, { folder, people })
