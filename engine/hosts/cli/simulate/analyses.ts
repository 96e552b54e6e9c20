import {
  type AnalysisControl,
  type Cliffs,
  cliffProblems,
  cliffSentences,
  cliffs,
  cliffTables,
  formatDecimal,
  gather,
  neverFound,
  type Plan,
  problemMessage,
  readAmount,
  type SeekRequest,
  type Sensitivity,
  type SimulationProblem,
  type Sought,
  type SummaryTable,
  seek,
  seekProblems,
  seekSentences,
  seekTables,
  sensitivity,
  sensitivitySentences,
  sensitivityTables,
  shortSensitivity,
} from '../../../index.ts'
import { UsageError } from '../exit.ts'
import { progressOn } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { type AnalysisTexts, analysisTexts } from './analysisTexts.ts'
import { blocksOf, type PeopleSource } from './people.ts'
import { problemText } from './problemText.ts'
import { explained } from './run.ts'

/** What is asked beyond the summary, as the command line says it. */
export interface AnalysisOptions {
  readonly sensitivity?: boolean
  readonly cliffs?: boolean
  readonly seek?: string
  readonly payer?: string
  readonly group?: string
  readonly atMost?: string
  readonly atLeast?: string
}

export interface AnalysesAsked {
  readonly sensitivity: boolean
  readonly cliffs: boolean
  readonly seek: SeekRequest | null
}

/** Only what was asked for is there. */
export interface Analyses {
  readonly sensitivity?: Sensitivity
  readonly cliffs?: Cliffs
  readonly seek?: Sought
}

/** Reads and checks what is asked, before anybody is read; null where nothing is. */
export function analysesAsked(options: AnalysisOptions, plan: Plan, { language }: Terminal): AnalysesAsked | null {
  const texts = analysisTexts[language]
  const request = seekAsked(options, texts)
  const problems: SimulationProblem[] = [...(request ? seekProblems(plan, request) : []), ...(options.cliffs ? cliffProblems(plan) : [])]
  if (problems.length > 0) throw new UsageError(problemText(texts.cannotAsk, problems, language))
  const asked = { sensitivity: options.sensitivity === true, cliffs: options.cliffs === true, seek: request }
  return asked.sensitivity || asked.cliffs || request ? asked : null
}

function seekAsked({ seek: parameter, payer, group, atMost, atLeast }: AnalysisOptions, texts: AnalysisTexts): SeekRequest | null {
  if (parameter === undefined) {
    if ([payer, group, atMost, atLeast].some((each) => each !== undefined)) throw new UsageError(texts.needsSeek)
    return null
  }
  if (payer === undefined || (atMost === undefined) === (atLeast === undefined)) throw new UsageError(texts.needsBound)
  const [kind, text] = atMost === undefined ? (['atLeast', atLeast ?? ''] as const) : (['atMost', atMost] as const)
  const amount = readAmount(text)
  if (!amount) throw new UsageError(texts.badAmount(text))
  const request = { parameter, payer, bound: { kind, amount: formatDecimal(amount) } }
  return group === undefined ? request : { ...request, group: groupOf(group, texts) }
}

function groupOf(text: string, texts: AnalysisTexts): NonNullable<SeekRequest['group']> {
  const match = /^(.+?)\s*[=＝]\s*(.+)$/s.exec(text.trim())
  if (!match) throw new UsageError(texts.badGroup(text))
  return { dimension: match[1] as string, name: match[2] as string }
}

/** Brings people into memory, each as he is, and asks. */
export async function analysesOf(asked: AnalysesAsked, plan: Plan, source: PeopleSource, terminal: Terminal): Promise<Analyses> {
  const synthetic = source.kind === 'synthetic' || source.synthetic
  try {
    const people = await gather(plan, { source: blocksOf(source, plan, terminal), synthetic, collapse: false })
    return {
      ...(asked.sensitivity ? { sensitivity: await shown(terminal, (control) => sensitivity(plan, people, control)) } : {}),
      ...(asked.cliffs ? { cliffs: await shown(terminal, (control) => cliffs(plan, people, control)) } : {}),
      ...(asked.seek ? { seek: await shown(terminal, (control) => seek(plan, people, asked.seek as SeekRequest, control)) } : {}),
    }
  } catch (failure) {
    throw explained(failure, source, terminal)
  }
}

/** With a line that says how far it is. */
async function shown<T>(terminal: Terminal, ask: (control: AnalysisControl) => Promise<T>): Promise<T> {
  let [line, before] = [progressOn(terminal, null), 0]
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const progress: NonNullable<AnalysisControl['progress']> = ({ done, of }) => {
    if (before === 0) line = progressOn(terminal, of)
    line.advance(done - before, done - before)
    before = done
  }
  try {
    return await ask({ progress, pause })
  } finally {
    line.done()
  }
}

export interface AnalysisPart {
  readonly sentences: readonly string[]
  /** With every row, for files. */
  readonly tables: readonly SummaryTable[]
  /** With the rows that a terminal has room for, where they are fewer. */
  readonly short?: readonly SummaryTable[]
}

/** Each analysis in sentences and tables. */
export function analysisParts(
  { sensitivity: moved, cliffs: found, seek: sought }: Analyses,
  plan: Plan,
  { language }: Terminal,
): AnalysisPart[] {
  const never = sought ? neverFound(sought, language) : null
  return [
    ...(moved
      ? [
          {
            sentences: sensitivitySentences(moved, plan.config.person, language),
            tables: sensitivityTables(moved, language),
            short: shortSensitivity(moved, language),
          },
        ]
      : []),
    ...(found ? [{ sentences: cliffSentences(found, language), tables: cliffTables(found, language) }] : []),
    ...(sought
      ? [
          {
            sentences: [...(never ? [`${never.code}  ${problemMessage(never, language)}`] : []), ...seekSentences(sought, language)],
            tables: seekTables(sought, language),
          },
        ]
      : []),
  ]
}
