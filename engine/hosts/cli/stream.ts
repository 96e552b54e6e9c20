import { type Item, UnusableSource } from '../../index.ts'
import type { ItemsRead } from '../data/records.ts'
import type { Progress } from './progress.ts'

/** A record, or one that is refused before it could be evaluated. */
export type Asked = Exclude<Item, { kind: 'unusable' }>

/** What becomes of one record: a line, or what a table of results keeps of it. */
export interface Answer<T> {
  readonly given: T
  readonly refused: boolean
}

/** Where answers go; nothing is there under its name before `commit`. */
export interface Target<T> {
  /** Before all answers, also where there will be none. */
  begin(): Promise<void>
  write(answers: readonly T[]): Promise<void>
  commit(): Promise<void>
  abandon(): Promise<void>
}

/** What a run needs, whatever the formats are and wherever records come from and answers go to. */
export interface Run<T> {
  readonly records: AsyncIterable<ItemsRead>
  readonly answer: (asked: Asked) => Answer<T>
  readonly target: Pick<Target<T>, 'begin' | 'write'>
  readonly progress: Progress
}

export interface Tally {
  readonly evaluated: number
  readonly refused: number
}

/** Gives one answer for each record, in order, reading no further ahead than one piece of the input. */
export async function runRecords<T>({ records, answer, target, progress }: Run<T>): Promise<Tally> {
  let [all, refused] = [0, 0]
  await target.begin()
  for await (const { items, bytes } of records) {
    const answers = items.map((item) => answer(usable(item)))
    all += answers.length
    refused += answers.filter((each) => each.refused).length
    if (answers.length > 0) await target.write(answers.map(({ given }) => given))
    progress.advance(bytes, answers.length)
  }
  return { evaluated: all - refused, refused }
}

function usable(item: Item): Asked {
  if (item.kind === 'unusable') throw new UnusableSource(item.refusals)
  return item
}
