import type { Block } from '../batch/source.ts'
import { Collapse } from './collapse/collapse.ts'
import type { SimulationConfig } from './config.ts'
import { fixedEvaluators } from './evaluators.ts'
import { type FoldOptions, SummaryFold } from './fold/fold.ts'
import { type Plan, planOf } from './plan.ts'
import { SimulationError } from './problem.ts'
import { type CancelSignal, type SimulationProgress, stopIfAborted } from './progress.ts'
import type { Summary } from './summary.ts'
import type { Variant } from './variant.ts'

export interface SimulationRequest extends FoldOptions {
  readonly baseline: Variant
  readonly scenario: Variant
  readonly config: SimulationConfig
  /** People, read with the fields of the baseline's program. */
  readonly source: AsyncIterable<Block> | Iterable<Block>
  readonly synthetic: boolean
  /** Whether equal people are put together where that is worthwhile; so they are where it is not said. */
  readonly collapse?: boolean
  readonly progress?: (progress: SimulationProgress) => void
  /** Ends the simulation: it then throws the signal's reason, and keeps nothing. */
  readonly signal?: CancelSignal
}

/** Puts people to a baseline and a scenario. Throws a `SimulationError` where these two can't be compared as asked. */
export async function simulate(request: SimulationRequest): Promise<Summary> {
  const { baseline, scenario, config } = request
  const { plan, problems } = planOf({ baseline, scenario }, config)
  if (!plan) throw new SimulationError(problems)
  return run(plan, request)
}

async function run(plan: Plan, { source, synthetic, collapse = true, progress, signal, ...options }: SimulationRequest): Promise<Summary> {
  const fold = new SummaryFold(plan, { evaluators: fixedEvaluators, ...options })
  const together = collapse ? new Collapse(plan, 'fixed') : null
  let records = 0
  for await (const { batch, numbers, refused } of source) {
    stopIfAborted(signal)
    fold.addUnreadable(refused.length)
    const people = { batch, weights: null, numbers }
    for (const each of together?.add(people) ?? [people]) fold.add(each)
    records += batch.rows + refused.length
    progress?.({ records })
  }
  stopIfAborted(signal)
  for (const each of together?.finish() ?? []) fold.add(each)
  return fold.finish({ synthetic, distinct: together?.distinct ?? null })
}
