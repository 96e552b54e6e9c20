import { csvWriter, evaluator, ndjsonWriter, type RecordOutcome, resultNames } from '../../index.ts'
import { answerAll } from './answers.ts'
import { type Exit, exit } from './exit.ts'
import { openInput, outputFormat } from './input.ts'
import { soundNotice } from './notice.ts'
import type { Asked, Run } from './stream.ts'
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
  const subject = subjectOf(notice.program, options, terminal.texts)
  const { header, write: line } = (format === 'csv' ? csvWriter : ndjsonWriter)(
    resultNames(subject.program, subject.entity),
    terminal.language,
  )
  const evaluate = evaluation(subject)
  const answer: Run['answer'] = (asked) => {
    const outcome = evaluate(asked)
    return { text: line(outcome), refused: outcome.kind === 'refused' }
  }
  const tally = await answerAll(input, { reader: subject.reader(input), header, answer }, options.output, terminal)
  await write(terminal.err, `${terminal.texts.ran(tally.evaluated, tally.refused)}\n`)
  return tally.refused > 0 ? exit.refused : exit.fine
}

function evaluation({ program, settings, entity }: Subject): (asked: Asked) => RecordOutcome {
  const { evaluate } = evaluator(program, settings)
  return (asked) => (asked.kind === 'record' ? evaluate(asked.record, entity) : asked)
}
