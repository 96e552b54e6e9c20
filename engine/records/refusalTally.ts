import type { RefusedRecord } from '../batch/source.ts'
import type { Refusal } from '../program/outcome.ts'
import { refuse } from './refusal.ts'

/** Refusals of one kind in one field. */
export interface RefusalGroup {
  readonly code: Refusal['code']
  readonly field: string | null
  readonly records: number
  /** The numbers of the first records, in order. */
  readonly first: readonly number[]
  /** What was said of the first. */
  readonly example: Refusal
}

/** Numbers that are shown of a group. */
const mostShown = 10
/** So many records from the first on, all refused for one field, are no slips: the column is not what the field is. */
const wholeColumn = 100

interface Counted {
  records: number
  readonly first: number[]
  readonly example: Refusal
}

/** Counts why records of a source are refused, without keeping them. Records come in the order of their numbers. */
export class RefusalTally {
  private readonly groups = new Map<string, Counted>()
  /** Field → how many records from the first on are refused for it. */
  private readonly fromFirst = new Map<string, number>()
  private count = 0

  add(refused: readonly RefusedRecord[]): void {
    for (const record of refused) {
      this.count++
      for (const refusal of record.refusals) this.take(refusal, record.number)
    }
  }

  /** How many records are refused. */
  get refused(): number {
    return this.count
  }

  /** The kinds of refusals, most frequent first. */
  summary(): RefusalGroup[] {
    const groups = [...this.groups.values()].map(({ records, first, example }) => {
      const { code, field } = example
      return { code, field, records, first, example }
    })
    return groups.sort((a, b) => b.records - a.records)
  }

  /** Columns that are refused in every record from the first on, each said once; `records` is how many the source has. */
  wholeColumns(records: number): Refusal[] {
    const enough = Math.min(wholeColumn, Math.max(records, 2))
    const columns = [...this.fromFirst].filter(([, streak]) => streak >= enough)
    return columns.map(([field, streak]) => refuse('file.columnRefused', { field, records: streak }))
  }

  private take(refusal: Refusal, number: number): void {
    const { code, field } = refusal
    const key = `${code} ${field}`
    const counted = this.groups.get(key) ?? { records: 0, first: [], example: refusal }
    this.groups.set(key, counted)
    if (counted.first.at(-1) !== number && counted.first.length < mostShown) counted.first.push(number)
    counted.records++
    if (field !== null && code.startsWith('record.') && (this.fromFirst.get(field) ?? 0) === number - 1) this.fromFirst.set(field, number)
  }
}
