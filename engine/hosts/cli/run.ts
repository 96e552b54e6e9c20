import { csvWriter, evaluator, ndjsonWriter, type RecordOutcome, resultNames } from '../../index.ts'
import type { DataInput } from '../data/records.ts'
import { answerAll } from './answers.ts'
import { type Exit, exit } from './exit.ts'
import { openInput, outputFormat } from './input.ts'
import { soundNotice } from './notice.ts'
import { linesOf, openOutput } from './output.ts'
import { parquetTarget } from './parquetTarget.ts'
import type { Asked, Tally } from './stream.ts'
import { type Subject, type SubjectOptions, subjectOf } from './subject.ts'
import { type Terminal, write } from './terminal.ts'

export interface RunOptions extends SubjectOptions {
  readonly input: string
  readonly output?: string
}

/** `tiaoli run`: the results of every record of the input, in its order. */
export async function run(path: string, options: RunOptions, terminal: Terminal): Promise<Exit> {
  const input = openInput(options.input, terminal)
  const format = outputFormat(options.output, terminal)
  const notice = await soundNotice(path, terminal)
  if (!notice) return exit.wrong
  const subject = subjectOf(notice.program, options, terminal.texts)
  const tally = await (format === 'parquet' ? intoTable(input, subject, options, terminal) : intoLines(input, subject, options, terminal))
  await write(terminal.err, `${terminal.texts.ran(tally.evaluated, tally.refused)}\n`)
  return tally.refused > 0 ? exit.refused : exit.fine
}

async function intoLines(input: DataInput, subject: Subject, { output }: RunOptions, terminal: Terminal): Promise<Tally> {
  const writer = outputFormat(output, terminal) === 'csv' ? csvWriter : ndjsonWriter
  const { header, write: line } = writer(resultNames(subject.program, subject.entity), terminal.language)
  const evaluate = evaluation(subject)
  const answer = (asked: Asked) => {
    const outcome = evaluate(asked)
    return { given: line(outcome), refused: outcome.kind === 'refused' }
  }
  return answerAll(input, subject, answer, linesOf(await openOutput(output, input.path, terminal), header), terminal)
}

async function intoTable(input: DataInput, subject: Subject, { output }: RunOptions, terminal: Terminal): Promise<Tally> {
  const evaluate = evaluation(subject)
  const answer = (asked: Asked) => {
    const given = evaluate(asked)
    return { given, refused: given.kind === 'refused' }
  }
  return answerAll(input, subject, answer, await parquetTarget(output as string, input.path, subject, terminal), terminal)
}

function evaluation({ program, settings, entity }: Subject): (asked: Asked) => RecordOutcome {
  const { evaluate } = evaluator(program, settings)
  return (asked) => (asked.kind === 'record' ? evaluate(asked.record, entity) : asked)
}
