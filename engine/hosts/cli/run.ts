import { csvWriter, evaluator, fieldsRead, ndjsonWriter, type RecordOutcome, RefusalTally, resultNames, resultRules } from '../../index.ts'
import { type JoinedFiles, type JoinedRead, joinedItems, readJoined } from '../data/joined.ts'
import { type DataInput, type ItemsRead, openItems } from '../data/records.ts'
import { answerAll } from './answers.ts'
import { absentElements, type ChildrenOptions, joinedFiles, joinedReport } from './children.ts'
import { type Exit, exit } from './exit.ts'
import { openInput, outputFormat } from './input.ts'
import { soundNotice } from './notice.ts'
import { linesOf, openOutput, targetOf } from './output.ts'
import { parquetTarget } from './parquetTarget.ts'
import { refusalLines } from './refusals.ts'
import type { Answer, Asked, Tally } from './stream.ts'
import { type Subject, type SubjectOptions, subjectOf } from './subject.ts'
import { type Terminal, write } from './terminal.ts'

export interface RunOptions extends SubjectOptions, ChildrenOptions {
  readonly input: string
  readonly output?: string
}

/** Where the records of a run come from. */
interface Records {
  readonly input: DataInput
  readonly items: AsyncIterable<ItemsRead>
  readonly files: JoinedFiles | null
  /** Once all are read: what became of the files of their elements; null where there are none. */
  readonly joined: () => JoinedRead | null
}

/** `tiaoli run`: the results of every record of the input, in its order. */
export async function run(path: string, options: RunOptions, terminal: Terminal): Promise<Exit> {
  const input = openInput(options.input, terminal)
  const format = outputFormat(options.output, terminal)
  const notice = await soundNotice(path, terminal)
  if (!notice) return exit.wrong
  const subject = subjectOf(notice.program, options, terminal.texts)
  const records = recordsOf(input, subject, options, terminal)
  const refusals = new RefusalTally()
  const work = { ...records, subject, evaluate: evaluation(subject, refusals) }
  const tally = await (format === 'parquet' ? intoTable(work, options, terminal) : intoLines(work, options, terminal))
  const whole = refusalLines(refusals.wholeColumns(tally.evaluated + tally.refused), terminal.language)
  await write(terminal.err, `${[terminal.texts.ran(tally.evaluated, tally.refused), ...whole].join('\n')}\n`)
  const absent = absentElements(input, records.files, relationsRead(subject), terminal)
  if (absent) await write(terminal.err, `${absent}\n`)
  const joined = records.joined()
  if (joined) await write(terminal.err, `${joinedReport(joined, input.path, terminal).join('\n')}\n`)
  const dropped = joined?.children.some(({ refused }) => refused.length > 0) ?? false
  return tally.refused > 0 || dropped ? exit.refused : exit.fine
}

function recordsOf(input: DataInput, subject: Subject, options: RunOptions, terminal: Terminal): Records {
  const files = joinedFiles(input, options, subject, terminal)
  if (files === null) return { input, items: openItems(input, subject), files, joined: () => null }
  const { output } = options
  if (output !== undefined) for (const { path } of files.children) targetOf(output, path, terminal)
  let joined: JoinedRead | null = null
  async function* items(): AsyncGenerator<ItemsRead> {
    joined = await readJoined(files as NonNullable<typeof files>, subject)
    yield* joinedItems(joined, input, subject)
  }
  return { input, items: items(), files, joined: () => joined }
}

/** The relations that some result of the records looks at. */
function relationsRead({ program, entity }: Subject): string[] {
  const results = new Set(resultRules(program, entity).map(({ id }) => id))
  const uses = fieldsRead(program, entity, results).filter((use) => use.relation && use.entity === entity)
  return uses.map(({ field }) => field)
}

type Evaluate = (asked: Asked) => RecordOutcome

/** Records with what is made of them. */
interface Work extends Records {
  readonly subject: Subject
  readonly evaluate: Evaluate
}

async function intoLines({ input, items, subject, evaluate }: Work, { output }: RunOptions, terminal: Terminal): Promise<Tally> {
  const writer = outputFormat(output, terminal) === 'csv' ? csvWriter : ndjsonWriter
  const { header, write: line } = writer(resultNames(subject.program, subject.entity), terminal.language)
  return answerAll(items, input, answering(evaluate, line), linesOf(await openOutput(output, input.path, terminal), header), terminal)
}

async function intoTable({ input, items, subject, evaluate }: Work, { output }: RunOptions, terminal: Terminal): Promise<Tally> {
  const target = await parquetTarget(output as string, input.path, subject, terminal)
  return answerAll(
    items,
    input,
    answering(evaluate, (outcome) => outcome),
    target,
    terminal,
  )
}

function answering<T>(evaluate: Evaluate, given: (outcome: RecordOutcome) => T): (asked: Asked) => Answer<T> {
  return (asked) => {
    const outcome = evaluate(asked)
    return { given: given(outcome), refused: outcome.kind === 'refused' }
  }
}

/** Evaluates records in their order, and counts those that could not be read. */
function evaluation({ program, settings, entity }: Subject, refusals: RefusalTally): Evaluate {
  const { evaluate } = evaluator(program, settings)
  let number = 0
  return (asked) => {
    number++
    if (asked.kind === 'record') return evaluate(asked.record, entity)
    refusals.add([{ number, refusals: asked.refusals }])
    return asked
  }
}
