import type { Item, RecordReader, Refusal } from '../../index.ts'
import type { Output } from './output.ts'
import type { Progress } from './progress.ts'

/** A record, or one that is refused before it could be evaluated. */
export type Asked = Exclude<Item, { kind: 'unusable' }>

/** What is written for one record, without its line end. */
export interface Answer {
  readonly text: string
  readonly refused: boolean
}

/** What a run needs, whatever the formats are and wherever bytes come from and go to. */
export interface Run {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly reader: RecordReader
  /** Written before all answers; null for none. */
  readonly header: string | null
  readonly answer: (asked: Asked) => Answer
  readonly output: Output
  readonly progress: Progress
}

export interface Tally {
  readonly evaluated: number
  readonly refused: number
}

/** The input as a whole can't be read: its header does not fit. */
export class Unusable extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super('unusable input')
    this.refusals = refusals
  }
}

/** Writes one answer for each record, in order, reading no further ahead than one chunk. */
export async function runRecords(run: Run): Promise<Tally> {
  let [all, refused] = [0, 0]
  const take = async (items: readonly Item[], bytes: number) => {
    const answers = items.map((item) => run.answer(usable(item)))
    all += answers.length
    refused += answers.filter((answer) => answer.refused).length
    if (answers.length > 0) await run.output.write(`${answers.map((answer) => answer.text).join('\n')}\n`)
    run.progress.advance(bytes, answers.length)
  }
  if (run.header !== null) await run.output.write(`${run.header}\n`)
  for await (const chunk of run.chunks) await take(run.reader.push(chunk), chunk.length)
  await take(run.reader.end(), 0)
  return { evaluated: all - refused, refused }
}

function usable(item: Item): Asked {
  if (item.kind === 'unusable') throw new Unusable(item.refusals)
  return item
}
