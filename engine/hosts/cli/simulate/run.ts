import { type Plan, problemMessage, SimulationError, type Summary, simulate, UnusableSource } from '../../../index.ts'
import { UsageError } from '../exit.ts'
import { refusalLines } from '../refusals.ts'
import type { Terminal } from '../terminal.ts'
import { blocksOf, type PeopleSource } from './people.ts'
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
  const { pair, config } = plan
  const blocks = blocksOf(people, plan, terminal)
  const source = refused ? refused.through(blocks) : blocks
  const synthetic = people.kind === 'synthetic' || people.synthetic
  try {
    return await simulate({ ...pair, config, source, synthetic, top, ...(refused ? { collapse: false, refused: refused.person } : {}) })
  } catch (failure) {
    throw explained(failure, people, terminal)
  }
}

function explained(failure: unknown, people: PeopleSource, { texts, language }: Terminal): unknown {
  const path = people.kind === 'file' ? people.input.path : ''
  if (failure instanceof UnusableSource)
    return new UsageError([texts.unusable(path), ...refusalLines(failure.refusals, language)].join('\n'))
  if (failure instanceof SimulationError) {
    const lines = failure.problems.map((found) => `  ${found.code}  ${problemMessage(found, language)}`)
    return new UsageError([simulateTexts[language].cannotCompare, ...lines].join('\n'))
  }
  const reading = failure instanceof Error && 'syscall' in failure && failure.syscall !== 'write'
  return reading ? new UsageError(texts.unreadable(path, failure.message)) : failure
}
