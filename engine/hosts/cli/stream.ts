import type { InputRecord, Item, RecordOutcome, RecordReader, Refusal, ResultWriter } from '../../index.ts'
import type { Output } from './output.ts'
import type { Progress } from './progress.ts'

/** What a run needs, whatever the formats are and wherever bytes come from and go to. */
export interface Run {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly reader: RecordReader
  readonly evaluate: (record: InputRecord) => RecordOutcome
  readonly writer: ResultWriter
  readonly output: Output
  readonly progress: Progress
}

export interface Tally {
  evaluated: number
  refused: number
}

/** The input as a whole can't be read: its header does not fit. */
export class Unusable extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super('unusable input')
    this.refusals = refusals
  }
}

/** Writes one line for each record, in order, reading no further ahead than one chunk. */
export async function runRecords(run: Run): Promise<Tally> {
  const tally: Tally = { evaluated: 0, refused: 0 }
  if (run.writer.header !== null) await run.output.write(`${run.writer.header}\n`)
  for await (const chunk of run.chunks) await writeItems(run, run.reader.push(chunk), chunk.length, tally)
  await writeItems(run, run.reader.end(), 0, tally)
  return tally
}

async function writeItems(run: Run, items: readonly Item[], bytes: number, tally: Tally): Promise<void> {
  const lines = items.map((item) => lineOf(run, item, tally))
  if (lines.length > 0) await run.output.write(`${lines.join('\n')}\n`)
  run.progress.advance(bytes, items.length)
}

function lineOf({ evaluate, writer }: Run, item: Item, tally: Tally): string {
  const outcome = outcomeOf(item, evaluate)
  if (outcome.kind === 'results') tally.evaluated++
  else tally.refused++
  return writer.write(outcome)
}

function outcomeOf(item: Item, evaluate: Run['evaluate']): RecordOutcome {
  if (item.kind === 'unusable') throw new Unusable(item.refusals)
  return item.kind === 'record' ? evaluate(item.record) : { kind: 'refused', refusals: item.refusals }
}
