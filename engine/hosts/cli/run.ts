import { csvWriter, ndjsonWriter, type ResultWriter, resultNames } from '../../index.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { type Input, openInput, outputFormat } from './input.ts'
import { soundNotice } from './notice.ts'
import { openOutput } from './output.ts'
import { progressOn } from './progress.ts'
import { refusalLines } from './refusals.ts'
import { type Run, runRecords, type Tally, Unusable } from './stream.ts'
import { type Subject, type SubjectOptions, subjectOf } from './subject.ts'
import { type Terminal, write } from './terminal.ts'

export interface RunOptions extends SubjectOptions {
  readonly input: string
  readonly output?: string
}

/** `tiaoli run`: one line of results for every record of the input, in its order. */
export async function run(path: string, options: RunOptions, terminal: Terminal): Promise<Exit> {
  const input = openInput(options.input, terminal)
  const format = outputFormat(options.output, terminal)
  const notice = await soundNotice(path, terminal)
  if (!notice) return exit.wrong
  const { program } = notice
  const subject = subjectOf(program, options, terminal.texts)
  const writer = (format === 'csv' ? csvWriter : ndjsonWriter)(resultNames(program, subject.entity), terminal.language)
  const tally = await evaluateAll(subject, input, writer, options, terminal)
  await write(terminal.err, `${terminal.texts.ran(tally.evaluated, tally.refused)}\n`)
  return tally.refused > 0 ? exit.refused : exit.fine
}

async function evaluateAll(subject: Subject, input: Input, writer: ResultWriter, options: RunOptions, terminal: Terminal): Promise<Tally> {
  const output = await openOutput(options.output, options.input, terminal)
  const progress = progressOn(terminal, input.size)
  const evaluate: Run['evaluate'] = (record) => subject.evaluator.evaluate(record, subject.entity)
  try {
    const tally = await runRecords({ chunks: input.open(), reader: subject.reader(input), evaluate, writer, output, progress })
    await output.commit()
    return tally
  } catch (failure) {
    await output.abandon()
    throw explained(failure, input, terminal)
  } finally {
    progress.done()
  }
}

/** What a failure means for the person at the terminal; the engine's own faults stay what they are. */
export function explained(failure: unknown, input: Input, { texts, language }: Terminal): unknown {
  if (failure instanceof Unusable) {
    return new UsageError([texts.unusable(input.path), ...refusalLines(failure.refusals, language)].join('\n'))
  }
  const reading = failure instanceof Error && 'syscall' in failure && failure.syscall !== 'write'
  return reading ? new UsageError(texts.unreadable(input.path, failure.message)) : failure
}
