import type { FoldOptions } from '../../../engine/index.ts'
import type { RefusedPeople } from './protocol.ts'

type Refused = NonNullable<FoldOptions['refused']>

/** Counts whom a side refuses by reason: the most first. */
export class Refusals {
  private readonly counted = new Map<string, RefusedPeople>()

  readonly add: Refused = ({ number, people, side, refusals: [refusal] }) => {
    if (!refusal) return
    const key = [side, refusal.code, refusal.field].join('\n')
    const before = this.counted.get(key)
    if (before && before.number <= number) this.counted.set(key, { ...before, people: before.people + people })
    else this.counted.set(key, { side, refusal, number, people: (before?.people ?? 0) + people })
  }

  get all(): readonly RefusedPeople[] {
    return [...this.counted.values()].sort((a, b) => b.people - a.people)
  }
}
