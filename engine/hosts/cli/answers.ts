import { UsageError } from './exit.ts'
import type { Input } from './input.ts'
import { openOutput } from './output.ts'
import { progressOn } from './progress.ts'
import { refusalLines } from './refusals.ts'
import { type Run, runRecords, type Tally, Unusable } from './stream.ts'
import type { Terminal } from './terminal.ts'

/** Answers every record of an input into a file, or standard output: wholly, or not at all. */
export async function answerAll(
  input: Input,
  parts: Pick<Run, 'reader' | 'header' | 'answer'>,
  outputPath: string | undefined,
  terminal: Terminal,
): Promise<Tally> {
  const output = await openOutput(outputPath, input.path, terminal)
  const progress = progressOn(terminal, input.size)
  try {
    const tally = await runRecords({ ...parts, chunks: input.open(), output, progress })
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
function explained(failure: unknown, input: Input, { texts, language }: Terminal): unknown {
  if (failure instanceof Unusable) {
    return new UsageError([texts.unusable(input.path), ...refusalLines(failure.refusals, language)].join('\n'))
  }
  const reading = failure instanceof Error && 'syscall' in failure && failure.syscall !== 'write'
  return reading ? new UsageError(texts.unreadable(input.path, failure.message)) : failure
}
