import type { CaseRecord } from '../../program/program.ts'
import type { Judge, Judged } from './judge.ts'
import type { KitCase } from './kit.ts'

/** Cases of one group, no record twice; what they exercise is noted where the whole kit notes it. */
export class Gathered {
  readonly judged: Judged[] = []
  readonly cases: KitCase[] = []
  readonly judge: Judge
  private readonly fired: Set<string>
  private readonly known = new Set<string>()

  constructor(judge: Judge, fired: Set<string>) {
    this.judge = judge
    this.fired = fired
  }

  /** Takes up a record that the guard lets through. */
  add(record: CaseRecord, why: string): void {
    const judged = this.judge.judge(record)
    if (judged) this.take(judged, why)
  }

  take(judged: Judged, why: string): void {
    const { record, expected, fired } = judged
    const key = JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (this.known.has(key)) return
    this.known.add(key)
    this.judged.push(judged)
    this.cases.push({ record, expected, why })
    for (const id of fired) this.fired.add(id)
  }

  /** One record for each way in which rules were exercised, those that exercised the most first. */
  get variety(): CaseRecord[] {
    const ways = new Map(this.judged.map((each) => [[...each.fired].toSorted().join(' '), each]))
    return [...ways.values()].toSorted((a, b) => b.fired.size - a.fired.size).map(({ record }) => record)
  }
}
