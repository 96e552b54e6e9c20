import type { ResultColumn } from '../../columns/results.ts'
import type { FigurePlan } from '../plan.ts'
import { type Side, sides } from '../variant.ts'
import { reasonsOf } from './exactRow.ts'
import { columnsOf, type Results } from './prepared.ts'

/** Tells why an amount of a block's row is unknown; what was found for the same sets of reasons is remembered. */
export class ReasonFinder {
  private readonly plan: FigurePlan
  private readonly results: Results
  private readonly columns: Readonly<Record<Side, readonly ResultColumn[]>>
  private readonly found = new Map<string, readonly string[]>()

  constructor(plan: FigurePlan, results: Results) {
    this.plan = plan
    this.results = results
    this.columns = { baseline: columnsOf(plan, 'baseline', results), scenario: columnsOf(plan, 'scenario', results) }
  }

  at(row: number): readonly string[] {
    const sets = sides.flatMap((side) => this.columns[side].map(({ unknown }) => unknown?.[row] ?? 0))
    const key = sets.join()
    const known = this.found.get(key)
    if (known) return known
    const told = sides.map((side) => this.fromSets(side, row))
    if (told.every((reasons) => reasons !== null)) {
      const reasons = unique(told.flat() as string[])
      this.found.set(key, reasons)
      return reasons
    }
    return unique(sides.flatMap((side) => this.fromOutcome(side, row)))
  }

  /** Null where a set does not tell. */
  private fromSets(side: Side, row: number): readonly string[] | null {
    const all: string[] = []
    for (const column of this.columns[side]) {
      const set = column.unknown?.[row] ?? 0
      const reasons = set === 0 ? [] : column.reasonsOf(set)
      if (reasons === null) return null
      all.push(...reasons)
    }
    return all
  }

  private fromOutcome(side: Side, row: number): readonly string[] {
    const outcome = this.results[side].outcomeAt(row)
    return outcome.kind === 'results' ? this.plan.terms[side].flatMap(({ name }) => reasonsOf(outcome.results.get(name))) : []
  }
}

const unique = (reasons: readonly string[]): readonly string[] => [...new Set(reasons)]
