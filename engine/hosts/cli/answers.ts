import { UnusableSource } from '../../index.ts'
import { UnusableFile } from '../data/joined.ts'
import type { DataInput, ItemsRead } from '../data/records.ts'
import { UsageError } from './exit.ts'
import { progressOn } from './progress.ts'
import { refusalLines } from './refusals.ts'
import { type Run, runRecords, type Tally, type Target } from './stream.ts'
import type { Terminal } from './terminal.ts'

/** Answers every record of an input, wholly or not at all; `input` says how many bytes they are. */
export async function answerAll<T>(
  records: AsyncIterable<ItemsRead>,
  input: DataInput,
  answer: Run<T>['answer'],
  target: Target<T>,
  terminal: Terminal,
): Promise<Tally> {
  const progress = progressOn(terminal, input.size)
  try {
    const tally = await runRecords({ records, answer, target, progress })
    await target.commit()
    return tally
  } catch (failure) {
    await target.abandon()
    throw explained(failure, input.path, terminal)
  } finally {
    progress.done()
  }
}

/** What a failure means for the person at the terminal; the engine's own faults stay what they are. */
export function explained(failure: unknown, path: string, { texts, language }: Terminal): unknown {
  if (failure instanceof UnusableSource) {
    const file = failure instanceof UnusableFile ? failure.path : path
    return new UsageError([texts.unusable(file), ...refusalLines(failure.refusals, language)].join('\n'))
  }
  const reading = failure instanceof Error && 'syscall' in failure && failure.syscall !== 'write'
  return reading ? new UsageError(texts.unreadable(path, failure.message)) : failure
}
