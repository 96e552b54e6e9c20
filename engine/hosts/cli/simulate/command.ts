import { dirname, join } from 'node:path'
import {
  closest,
  configFile,
  defaultConfig,
  type Plan,
  type Program,
  planOf,
  readConfig,
  type SimulationConfig,
  type SimulationProblem,
  type Summary,
  wantedColumns,
} from '../../../index.ts'
import { absentElements, joinedReport } from '../children.ts'
import { type Exit, exit, UsageError } from '../exit.ts'
import { readText } from '../files.ts'
import { type SoundNotice, soundNotice } from '../notice.ts'
import { settingsOf } from '../settings.ts'
import { type Terminal, write } from '../terminal.ts'
import { analysesAsked, analysesOf, analysisParts } from './analyses.ts'
import { type Kept, keepBundle } from './keep.ts'
import type { SimulateOptions } from './options.ts'
import { peopleSource } from './people.ts'
import { partText, summaryText } from './print.ts'
import { problemText } from './problemText.ts'
import { RefusedFile } from './refused.ts'
import { replay } from './replay.ts'
import { summaryOf } from './run.ts'
import { checkSparkOptions, writeSparkJob } from './spark.ts'
import { simulateTexts } from './texts.ts'
import { tellerOf, whyText } from './why.ts'

/** What computes: this machine, or a job for a cluster. */
const engines = ['embedded', 'spark']
const usualTop = 20
const mostTop = 1000

/** `tiaoli simulate`: two notices, one population, and what the change does. */
export async function simulateCommand(
  baseline: string | undefined,
  scenario: string | undefined,
  options: SimulateOptions,
  version: string,
  terminal: Terminal,
): Promise<Exit> {
  const texts = simulateTexts[terminal.language]
  if (!engines.includes(options.engine)) throw new UsageError(texts.badEngine(options.engine, engines, closest(options.engine, engines)))
  if (options.replay !== undefined && options.engine !== 'spark')
    return replay(options.replay, baseline !== undefined, options, version, terminal)
  if (baseline === undefined) throw new UsageError(texts.needsBaseline)
  if (options.engine === 'spark') checkSparkOptions(options, terminal)
  const asked = await askedFor(baseline, scenario, options, terminal)
  if (!asked) return exit.wrong
  if (options.engine === 'spark') return writeSparkJob(asked, options.output ?? '', version, terminal)
  const wanted = analysesAsked(options, asked.plan, terminal)
  const summary = await run(asked, options.refused, terminal)
  const analyses = wanted && (await analysesOf(wanted, asked.plan, asked.people, terminal))
  const parts = analyses ? analysisParts(analyses, asked.plan, terminal) : []
  const more = parts.flatMap(({ tables }) => tables)
  if (options.output !== undefined) await keepBundle(options.output, { ...asked, summary, version, analyses, more }, terminal)
  const told = analyses ? { ...summary, analyses } : summary
  const text = () => {
    const why = whyText(summary, asked.plan, asked.notices, terminal)
    const tell = tellerOf(asked.plan, terminal.language)
    return [summaryText(summary, tell, terminal), ...(why ? [`${why}\n`] : []), ...parts.map((part) => partText(part, terminal))].join('\n')
  }
  await write(terminal.out, options.json ? `${JSON.stringify(told, null, 2)}\n` : text())
  return leftOut(summary) ? exit.refused : exit.fine
}

const leftOut = ({ basis: { unreadable, refused, children = [] } }: Summary): boolean =>
  unreadable + refused.either > 0 || children.some((each) => each.refused > 0)

/** All that a simulation needs, read and checked. */
export interface Asked extends Omit<Kept, 'summary' | 'version' | 'analyses' | 'more'> {
  readonly plan: Plan
}

async function askedFor(
  baseline: string,
  scenario: string | undefined,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<Asked | null> {
  const before = await soundNotice(baseline, terminal)
  const after = scenario === undefined ? before : await soundNotice(scenario, terminal)
  if (!before || !after) return null
  const config = await configOf(before, options.config, terminal)
  if (!config) return null
  const { asOf, set, baselineSet } = options
  const side = (program: Program, pairs: readonly string[]) => ({ program, options: settingsOf(program, pairs, asOf, terminal.texts) })
  const { plan, problems } = planOf({ baseline: side(before.program, baselineSet), scenario: side(after.program, set) }, config)
  if (!plan) return said(simulateTexts[terminal.language].cannotCompare, problems, terminal)
  const people = peopleSource(options, { program: before.program, entity: plan.entity }, before.entry, terminal)
  const day = asOf ?? null
  const settings = { baseline: { asOf: day, set: baselineSet }, scenario: { asOf: day, set } }
  return { plan, people, settings, top: topOf(options.top, terminal), notices: { baseline: before, scenario: after } }
}

function topOf(asked: string | undefined, { language }: Terminal): number {
  const top = asked === undefined ? usualTop : /^\d{1,4}$/.test(asked) ? Number(asked) : Number.NaN
  if (!(top <= mostTop)) throw new UsageError(simulateTexts[language].badTop(asked ?? ''))
  return top
}

/** The configuration that is named, or the one beside the notice; null after its problems have been said. */
async function configOf(notice: SoundNotice, named: string | undefined, terminal: Terminal): Promise<SimulationConfig | null> {
  const texts = simulateTexts[terminal.language]
  const path = named ?? join(dirname(notice.entry), configFile)
  const text = readText(path)
  if (text === null && named !== undefined) throw new UsageError(terminal.texts.noFile(path))
  if (text === null) {
    await write(terminal.err, `${texts.defaultConfig(path)}\n`)
    return defaultConfig(notice.program)
  }
  if (typeof text !== 'string') throw new UsageError(terminal.texts.unreadable(path, 'UTF-8'))
  const { config, problems } = readConfig(text, notice.program)
  return config ?? said(terminal.texts.unusable(path), problems, terminal)
}

async function said(head: string, problems: readonly SimulationProblem[], { err, language }: Terminal): Promise<null> {
  await write(err, `${problemText(head, problems, language)}\n`)
  return null
}

/** The relations of people that some figure looks at. */
function relationsRead(plan: Plan): string[] {
  const { entities } = plan.pair.baseline.program
  const names = entities.find(({ name }) => name === plan.entity)?.relations.map(({ name }) => name) ?? []
  return names.filter((name) => wantedColumns(plan).relation(plan.entity, name))
}

async function run({ plan, people, top }: Asked, refusedPath: string | undefined, terminal: Terminal): Promise<Summary> {
  const refused = refusedPath === undefined ? null : await RefusedFile.open(refusedPath, people, terminal)
  try {
    const started = performance.now()
    const summary = await summaryOf(plan, people, top, refused, terminal)
    await refused?.commit()
    const texts = simulateTexts[terminal.language]
    if (refused && refusedPath !== undefined) await write(terminal.err, `${texts.refusedWritten(refused.count, refusedPath)}\n`)
    const file = people.kind === 'file' ? people : null
    const absent = file && absentElements(file.input, file.joined?.files ?? null, relationsRead(plan), terminal)
    if (absent) await write(terminal.err, `${absent}\n`)
    if (file?.joined?.found) await write(terminal.err, `${joinedReport(file.joined.found, file.input.path, terminal).join('\n')}\n`)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    await write(terminal.err, `${texts.took(String(summary.basis.people), seconds)}\n`)
    return summary
  } catch (failure) {
    await refused?.abandon()
    throw failure
  }
}
