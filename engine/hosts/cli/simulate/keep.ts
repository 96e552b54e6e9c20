import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  type Bundle,
  type BundleFileText,
  bundleFile,
  bundleFiles,
  type Plan,
  type Side,
  type Summary,
  type SummaryTable,
  syntheticLabel,
  tablesOfSummary,
  tableTexts,
} from '../../../index.ts'
import { spreadsheetFile } from '../../../service/index.ts'
import { workbookBytes } from '../../data/xlsx.ts'
import { UsageError } from '../exit.ts'
import type { SoundNotice } from '../notice.ts'
import { type Terminal, write } from '../terminal.ts'
import type { Analyses } from './analyses.ts'
import { bundledPeople, hashOfText, type PeopleSource } from './people.ts'
import { simulateTexts } from './texts.ts'
import { tellerOf } from './why.ts'

/** A simulation that was made, to be kept. */
export interface Kept {
  readonly plan: Plan
  readonly people: PeopleSource
  readonly settings: Readonly<Record<Side, { readonly asOf: string | null; readonly set: readonly string[] }>>
  readonly top: number
  readonly notices: Readonly<Record<Side, SoundNotice>>
  readonly summary: Summary
  readonly version: string
  /** What was asked beyond the summary, with its tables. */
  readonly analyses: Analyses | null
  readonly more: readonly SummaryTable[]
}

/** Beside the summary: a replay makes the summary again, and holds this against its hash. */
const analysesFile = 'analyses.json'

const workbookFile = 'tables.xlsx'

/** Writes a simulation into a folder: what was asked, the results as tables, and all that makes it again. */
export async function keepBundle(folder: string, kept: Kept, terminal: Terminal): Promise<void> {
  const before = filesIn(folder, terminal)
  const { plan, settings, top, summary, version, analyses, more } = kept
  const { baseline, scenario } = plan.pair
  const programs = { baseline: baseline.program, scenario: scenario.program }
  const made = new Date().toISOString().slice(0, 10)
  const parts = { programs, settings, config: plan.config, people: await bundledPeople(kept.people), top, summary, version, made }
  const tables = [...tablesOfSummary(summary, terminal.language, tellerOf(plan, terminal.language)), ...more]
  const label = summary.basis.synthetic ? syntheticLabel[terminal.language] : null
  const files = bundleFiles(parts, [...csvFiles(tables, label), ...analysisFiles(analyses), ...sourceFiles(kept)], hashOfText)
  try {
    replace(folder, before, files)
    writeFileSync(
      join(folder, workbookFile),
      await workbookBytes({ sheets: tables.map((table) => ({ ...table, note: noteOf(table, label) })) }),
    )
  } catch (failure) {
    throw new UsageError(terminal.texts.unwritable(folder, failure instanceof Error ? failure.message : String(failure)))
  }
  await write(terminal.err, `${simulateTexts[terminal.language].saved(folder)}\n`)
}

function analysisFiles(analyses: Analyses | null): BundleFileText[] {
  return analyses ? [{ file: analysesFile, text: `${JSON.stringify(analyses, null, 2)}\n` }] : []
}

const noteOf = ({ title }: SummaryTable, label: string | null): string => (label === null ? title : `【${label}】${title}`)

/** The sentence stands above the titles of the columns, and that the people are synthetic before it. */
function csvFiles(tables: readonly SummaryTable[], label: string | null): BundleFileText[] {
  return tables.map((table) => ({
    file: `tables/${table.id}.csv`,
    text: spreadsheetFile([[noteOf(table, label)], ...tableTexts(table)]),
  }))
}

/** The texts of both notices, by side, as they lie beside each other. */
function sourceFiles({ notices }: Kept): BundleFileText[] {
  const all = [...(notices.baseline.compiled?.sources ?? []), ...(notices.scenario.compiled?.sources ?? [])]
  const paths = [...new Map(all)]
  const root = commonFolder(paths.map(([path]) => path))
  return paths.map(([path, text]) => ({ file: `sources/${relative(root, path).replaceAll('\\', '/')}`, text }))
}

function commonFolder(paths: readonly string[]): string {
  let [root = '.'] = paths.map((path) => dirname(path))
  while (root !== dirname(root) && paths.some((path) => relative(root, path).startsWith('..'))) root = dirname(root)
  return root
}

/** The files of an earlier bundle in the folder; empty where there is no folder. Anything else in it stops the command. */
function filesIn(folder: string, { language, texts }: Terminal): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) throw new UsageError(texts.notFolder(folder))
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  const names = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const own = new Set([bundleFile, workbookFile, ...filesOf(join(folder, bundleFile))])
  if (names.some((name) => !own.has(name))) throw new UsageError(simulateTexts[language].foreign(folder))
  return names
}

function filesOf(path: string): string[] {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Bundle).files.map(({ file }) => file)
  } catch {
    return []
  }
}

/** Each file appears whole under its name, bundle.json last; those of the earlier bundle that are no longer written go. */
function replace(folder: string, before: readonly string[], files: readonly BundleFileText[]): void {
  for (const { file, text } of files) {
    const target = join(folder, file)
    mkdirSync(dirname(target), { recursive: true })
    const temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, text)
    renameSync(temporary, target)
  }
  const kept = new Set(files.map(({ file }) => file))
  for (const name of before) if (!kept.has(name)) rmSync(join(folder, name), { force: true })
}
