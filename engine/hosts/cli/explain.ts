import { type Case, caseRecord, closest, type Explained, explainer, type Refusal, resultNames, sentencesOf } from '../../index.ts'
import { type DataInput, openItems } from '../data/records.ts'
import { answerAll } from './answers.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { openInput } from './input.ts'
import { type SoundNotice, soundNotice } from './notice.ts'
import { linesOf, openOutput } from './output.ts'
import { refusalLines } from './refusals.ts'
import { type Settings, settingsOf } from './settings.ts'
import type { Asked, Run } from './stream.ts'
import { type SubjectOptions, subjectOf } from './subject.ts'
import { type Terminal, write } from './terminal.ts'
import type { Texts } from './texts.ts'

export interface ExplainOptions extends SubjectOptions {
  readonly case?: string
  readonly input?: string
  readonly result?: string
}

/** `tiaoli explain`: how the results of a sample case, or of each record of an input, come about. */
export async function explain(path: string, options: ExplainOptions, terminal: Terminal): Promise<Exit> {
  if ((options.case === undefined) === (options.input === undefined)) throw new UsageError(terminal.texts.caseOrInput)
  const input = options.input === undefined ? null : openInput(options.input, terminal)
  const notice = await soundNotice(path, terminal)
  if (!notice) return exit.wrong
  const refused = await (input ? explainInput(notice, input, options, terminal) : explainCase(notice, options, terminal))
  return refused ? exit.refused : exit.fine
}

async function explainInput(notice: SoundNotice, input: DataInput, options: ExplainOptions, terminal: Terminal): Promise<boolean> {
  const subject = subjectOf(notice.program, options, terminal.texts)
  const explained = explanation(notice, subject.entity, subject.settings, options, terminal)
  let number = 0
  const answer: Run<string>['answer'] = (asked) => {
    const { text, refused } = told(explained(asked), terminal)
    return { given: `${terminal.outColors.bold(terminal.texts.recordNumber(++number))}\n${text}`, refused }
  }
  const target = linesOf(await openOutput(undefined, input.path, terminal), null)
  const { refused } = await answerAll(openItems(input, subject), input, answer, target, terminal)
  return refused > 0
}

async function explainCase(notice: SoundNotice, options: ExplainOptions, terminal: Terminal): Promise<boolean> {
  const { program } = notice
  const asked = caseOf(notice, options.case as string, terminal.texts)
  const settings = settingsOf(program, options.set, options.asOf, terminal.texts)
  const readings = { ...asked.readings, ...settings.readings }
  const explained = explanation(notice, asked.entity, { ...settings, readings }, options, terminal)
  const { record, refusals } = caseRecord(program, asked)
  const { text, refused } = told(explained(record ? { kind: 'record', record } : { kind: 'refused', refusals }), terminal)
  await write(terminal.out, `${text}\n`)
  return refused
}

function caseOf({ program }: SoundNotice, name: string, texts: Texts): Case {
  const found = program.cases.find((each) => each.name === name)
  const names = program.cases.map((each) => each.name)
  if (!found) throw new UsageError(texts.unknownCase(name, closest(name, names) ?? names.find((each) => each.startsWith(name))))
  return found
}

/** Explains a record: all results in short, or the one that was asked for with what did not apply. */
function explanation(
  { program, module }: SoundNotice,
  entity: string | null,
  settings: Settings,
  { result }: ExplainOptions,
  { texts }: Terminal,
): (asked: Asked) => Explained {
  const names = resultNames(program, entity)
  if (result !== undefined && !names.includes(result)) throw new UsageError(texts.unknownResult(result, closest(result, names)))
  const request = { entity, ...(result === undefined ? {} : { results: [result], rejected: true }) }
  const by = explainer(program, { ...settings, clauses: module?.clauses ?? [] })
  return (asked) => (asked.kind === 'record' ? by.explain(asked.record, request) : asked)
}

function told(explained: Explained, { language, texts, outColors }: Terminal): { text: string; refused: boolean } {
  if (explained.kind === 'refused') return { text: refusedText(explained.refusals), refused: true }
  const paragraphs = sentencesOf(explained.explanation, language).map(({ depth, sentences: [first = '', ...rest] }) => {
    const indent = '  '.repeat(depth)
    const lines = [depth === 0 ? outColors.bold(first) : first, ...rest.map((sentence) => `  ${sentence}`)]
    return lines.map((line) => indent + line).join('\n')
  })
  return { text: `${paragraphs.join('\n')}\n`, refused: false }

  function refusedText(refusals: readonly Refusal[]): string {
    return [texts.refusedRecord, ...refusalLines(refusals, language), ''].join('\n')
  }
}
