import type { Block } from '../../batch/source.ts'
import type { People } from '../people.ts'
import type { Plan } from '../plan.ts'
import { type CancelSignal, type SimulationProgress, stopIfAborted } from '../progress.ts'
import type { Weighted } from '../weighted.ts'
import { Collapse } from './collapse.ts'
import type { Settings } from './sight.ts'

export interface GatherRequest {
  readonly source: AsyncIterable<Block> | Iterable<Block>
  readonly synthetic: boolean
  /** Whether the people will serve other readings and values of parameters too; so they do where it is not said. */
  readonly settings?: Settings
  /** Whether equal people are put together where that is worthwhile; so they are where it is not said. */
  readonly collapse?: boolean
  readonly progress?: (progress: SimulationProgress) => void
  readonly signal?: CancelSignal
}

/** Brings people into memory, equal ones together: for a plan that is run over them again and again. */
export async function gather(plan: Plan, request: GatherRequest): Promise<People> {
  const { source, synthetic, settings = 'free', collapse = true, progress, signal } = request
  const together = collapse ? new Collapse(plan, settings) : null
  const weighted: Weighted[] = []
  let [records, unreadable] = [0, 0]
  for await (const { batch, numbers, refused } of source) {
    stopIfAborted(signal)
    const people = { batch, weights: null, numbers }
    weighted.push(...(together?.add(people) ?? [people]))
    unreadable += refused.length
    records += batch.rows + refused.length
    progress?.({ records })
  }
  stopIfAborted(signal)
  weighted.push(...(together?.finish() ?? []))
  return { weighted, unreadable, synthetic, distinct: together?.distinct ?? null, serves: together ? settings : 'free' }
}
