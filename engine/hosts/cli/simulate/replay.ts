import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type BundleProblem,
  bundleFile,
  bundleProblem,
  bundleProblemText,
  differencesOf,
  engineProblems,
  grouped,
  isFault,
  planOf,
  type ReadBundle,
  readBundle,
  type Side,
  type Summary,
} from '../../../index.ts'
import { type Exit, exit, UsageError } from '../exit.ts'
import { settingsOf } from '../settings.ts'
import { type Terminal, write } from '../terminal.ts'
import { keptPeople } from './keptPeople.ts'
import type { SimulateOptions } from './options.ts'
import { hashOfText } from './people.ts'
import { summaryOf } from './run.ts'
import { simulateTexts } from './texts.ts'

const mostDifferences = 20

/** `tiaoli simulate --replay`: makes a kept simulation again, and says whether every figure is the same, or what is not. */
export async function replay(path: string, named: boolean, options: SimulateOptions, version: string, terminal: Terminal): Promise<Exit> {
  const texts = simulateTexts[terminal.language]
  const others = [options.config, options.output, options.top, options.refused, options.size, options.seed, options.asOf, options.key]
  const asked = [options.sensitivity, options.cliffs, options.seek, options.payer, options.group, options.atMost, options.atLeast]
  const lists = [options.set, options.baselineSet, options.map]
  if (named || [...others, ...asked].some((each) => each !== undefined) || lists.some((each) => each.length > 0))
    throw new UsageError(texts.alone)
  const folder = folderOf(path, terminal)
  const { found, problems } = readBundle((file) => textOf(join(folder, file)), hashOfText)
  const made = found && (await again(found, options, terminal))
  const all = [...problems, ...(found ? engineProblems(found.bundle, version) : []), ...(made?.problems ?? [])]
  return report(all, made?.summary ?? null, options.json === true, terminal)
}

function folderOf(path: string, { texts }: Terminal): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new UsageError(texts.noFile(path))
  return found.isDirectory() ? path : dirname(path)
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

interface Again {
  readonly summary: Summary | null
  readonly problems: readonly BundleProblem[]
}

async function again(found: ReadBundle, options: SimulateOptions, terminal: Terminal): Promise<Again> {
  const { request } = found.bundle
  const variant = (side: Side) => {
    const { asOf, set } = request.sides[side]
    const program = found.programs[side]
    return { program, options: settingsOf(program, set, asOf ?? undefined, terminal.texts) }
  }
  const { plan, problems } = planOf({ baseline: variant('baseline'), scenario: variant('scenario') }, request.config)
  if (!plan)
    return {
      summary: null,
      problems: [bundleProblem('bundle.unreadable', { file: bundleFile, reason: problems.map(({ code }) => code).join(', ') })],
    }
  const people = await keptPeople(found, plan.entity, options, terminal)
  if (people.source === null) return { summary: null, problems: people.problems }
  const summary = await summaryOf(plan, people.source, request.top, null, terminal)
  return { summary, problems: [...people.problems, ...differencesOf(found.summary, asWritten(summary))] }
}

/** As it comes back from a file. */
const asWritten = (summary: Summary): Summary => JSON.parse(JSON.stringify(summary)) as Summary

async function report(problems: readonly BundleProblem[], summary: Summary | null, json: boolean, terminal: Terminal): Promise<Exit> {
  const { out, err, language } = terminal
  const texts = simulateTexts[language]
  const same = summary !== null && !problems.some(isFault)
  if (json) await write(out, `${JSON.stringify({ equal: same, problems, summary }, null, 2)}\n`)
  const lines = problems.slice(0, mostDifferences).map((found) => `  ${found.code}  ${bundleProblemText(found, language)}`)
  if (problems.length > lines.length) lines.push(`  ${texts.more(problems.length - lines.length)}`)
  const head = same ? texts.equal(grouped(String(summary.basis.people))) : summary ? texts.differs : texts.cannotReplay
  await write(json ? err : same ? out : err, `${[head, ...lines].join('\n')}\n`)
  return same ? exit.fine : exit.wrong
}
