import { type Plan, SimulationError, type SimulationProgress, type Summary, simulate, UnusableSource } from '../../../index.ts'
import { UnusableFile } from '../../data/joined.ts'
import { simulateInThreads, type ThreadedRequest } from '../../threads/simulate.ts'
import { UsageError } from '../exit.ts'
import { progressOn } from '../progress.ts'
import { refusalLines } from '../refusals.ts'
import type { Terminal } from '../terminal.ts'
import { blocksOf, type PeopleSource } from './people.ts'
import { problemText } from './problemText.ts'
import type { RefusedFile } from './refused.ts'
import { simulateTexts } from './texts.ts'

/** The summary of a plan over people; with a file for refused records everyone is worked out alone, so that each stands in it. */
export async function summaryOf(
  plan: Plan,
  people: PeopleSource,
  top: number,
  refused: RefusedFile | null,
  terminal: Terminal,
): Promise<Summary> {
  const summary = await simulated(plan, people, top, refused, terminal)
  const joined = people.kind === 'file' ? people.joined?.found : null
  if (!joined) return summary
  refused?.children(joined.children)
  const children = joined.children.map((read) => ({ relation: read.relation, rows: read.rows, refused: read.refused.length }))
  return { ...summary, basis: { ...summary.basis, children } }
}

async function simulated(plan: Plan, people: PeopleSource, top: number, refused: RefusedFile | null, terminal: Terminal): Promise<Summary> {
  const request = { ...plan.pair, config: plan.config, top }
  const synthetic = people.kind === 'synthetic' || people.synthetic
  try {
    if (!refused && isMany(people)) return await inThreads(request, people, plan, terminal)
    const source = blocksOf(people, plan, terminal)
    if (!refused) return await simulate({ ...request, source, synthetic })
    return await simulate({ ...request, source: refused.through(source), synthetic, collapse: false, refused: refused.person })
  } catch (failure) {
    throw explained(failure, people, terminal)
  }
}

/** Below, other threads are not worth their start. */
const manyPeople = 300_000
const manyBytes = 32 * 2 ** 20

const isMany = (people: PeopleSource): boolean =>
  people.kind === 'synthetic' ? people.size >= manyPeople : (people.input.size ?? 0) >= manyBytes

async function inThreads(request: Omit<ThreadedRequest, 'people'>, people: PeopleSource, plan: Plan, terminal: Terminal): Promise<Summary> {
  if (people.kind === 'file') {
    return simulateInThreads({ ...request, people: { source: blocksOf(people, plan, terminal), synthetic: people.synthetic } })
  }
  const { model, seed, size } = people
  const shown = progressOn(terminal, size)
  let done = 0
  const progress = ({ records }: SimulationProgress) => {
    shown.advance(records - done, records - done)
    done = records
  }
  try {
    return await simulateInThreads({ ...request, people: { model, seed, size }, progress })
  } finally {
    shown.done()
  }
}

/** What went wrong, in the words of the command line. */
export function explained(failure: unknown, people: PeopleSource, { texts, language }: Terminal): unknown {
  const path = failure instanceof UnusableFile ? failure.path : people.kind === 'file' ? people.input.path : ''
  if (failure instanceof UnusableSource)
    return new UsageError([texts.unusable(path), ...refusalLines(failure.refusals, language)].join('\n'))
  if (failure instanceof SimulationError)
    return new UsageError(problemText(simulateTexts[language].cannotCompare, failure.problems, language))
  const reading = failure instanceof Error && 'syscall' in failure && failure.syscall !== 'write'
  return reading ? new UsageError(texts.unreadable(path, failure.message)) : failure
}
