import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type SparkProblem, sparkSimulation } from '../../../service/index.ts'
import { sourcesOf } from '../excerpt.ts'
import { type Exit, exit, UsageError } from '../exit.ts'
import { reportText } from '../report.ts'
import { type Terminal, write } from '../terminal.ts'
import type { Asked } from './command.ts'
import type { SimulateOptions } from './options.ts'
import { simulateTexts } from './texts.ts'

/** What is asked of this machine's engine, and of no job. */
const others = ['size', 'seed', 'json', 'refused', 'replay', 'key', 'sensitivity', 'cliffs', 'seek'] as const

/** A job needs a Parquet file and a folder, and makes the summary alone. */
export function checkSparkOptions(options: SimulateOptions, { language }: Terminal): void {
  const texts = simulateTexts[language]
  const lists = (['map', 'children'] as const).filter((name) => options[name].length > 0)
  const [other] = [...others.filter((name) => options[name] !== undefined), ...lists]
  if (other !== undefined) throw new UsageError(texts.sparkAlone(`--${other}`))
  const { population, output } = options
  if (population === undefined || output === undefined || !/\.parquet$/i.test(population)) throw new UsageError(texts.sparkNeeds)
}

/** Writes the folder of a job for a Spark cluster; wrong where the rules can't be computed exactly there. */
export async function writeSparkJob(
  { plan, people, notices, top }: Asked,
  folder: string,
  version: string,
  terminal: Terminal,
): Promise<Exit> {
  const texts = simulateTexts[terminal.language]
  if (people.kind !== 'file') throw new UsageError(texts.sparkNeeds)
  const sources = {
    baseline: notices.baseline.compiled?.sources ?? new Map(),
    scenario: notices.scenario.compiled?.sources ?? new Map(),
  }
  const path = resolve(people.input.path)
  const job = sparkSimulation({ plan, people: { path, synthetic: people.synthetic }, sources, version, top })
  if (job.kind === 'problem') throw new UsageError(sparkProblemText(job.problem, terminal))
  if (job.kind === 'refused') {
    const both = sourcesOf(new Map([...sources.baseline, ...sources.scenario]))
    const reports = job.diagnostics.map((found) => reportText(found, both, terminal.language, terminal.errColors))
    await write(terminal.err, `${[...reports, texts.sparkRefused(reports.length)].join('\n\n')}\n`)
    return exit.wrong
  }
  writeFiles(folder, job.files, terminal)
  await write(terminal.err, `${texts.sparkWritten(folder)}\n`)
  return exit.fine
}

function sparkProblemText({ kind, name }: SparkProblem, { language }: Terminal): string {
  const texts = simulateTexts[language]
  return kind === 'relation' ? texts.sparkRelation(name) : texts.sparkSetting(name)
}

type Files = Extract<ReturnType<typeof sparkSimulation>, { readonly kind: 'files' }>['files']

/** Into a new folder or an empty one: what an earlier job came to is not written over. */
function writeFiles(folder: string, files: Files, { language, texts }: Terminal): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new UsageError(texts.notFolder(folder))
  if (found && readdirSync(folder).length > 0) throw new UsageError(simulateTexts[language].sparkFolder(folder))
  try {
    mkdirSync(folder, { recursive: true })
    for (const { path, content } of files) writeFileSync(join(folder, path), content)
  } catch (failure) {
    throw new UsageError(texts.unwritable(folder, failure instanceof Error ? failure.message : String(failure)))
  }
}
