import type { Block } from '../batch/source.ts'
import type { SimulationConfig } from './config.ts'
import { type FoldOptions, SummaryFold } from './fold/fold.ts'
import { type Plan, planOf } from './plan.ts'
import { SimulationError } from './problem.ts'
import type { Summary } from './summary.ts'
import type { Variant } from './variant.ts'

/** How far a simulation has come. */
export interface SimulationProgress {
  /** Records read so far, those that could not be read included. */
  readonly records: number
}

export interface SimulationRequest extends FoldOptions {
  readonly baseline: Variant
  readonly scenario: Variant
  readonly config: SimulationConfig
  /** People, read with the fields of the baseline's program. */
  readonly source: AsyncIterable<Block> | Iterable<Block>
  readonly synthetic: boolean
  readonly progress?: (progress: SimulationProgress) => void
  /** Ends the simulation: it then throws the signal's reason, and keeps nothing. */
  readonly signal?: CancelSignal
}

/** An AbortSignal, as far as it is needed. */
export interface CancelSignal {
  readonly aborted: boolean
  readonly reason: unknown
}

/** Puts people to a baseline and a scenario. Throws a `SimulationError` where these two can't be compared as asked. */
export async function simulate(request: SimulationRequest): Promise<Summary> {
  const { baseline, scenario, config } = request
  const { plan, problems } = planOf({ baseline, scenario }, config)
  if (!plan) throw new SimulationError(problems)
  return run(plan, request)
}

async function run(plan: Plan, { source, synthetic, progress, signal, ...options }: SimulationRequest): Promise<Summary> {
  const fold = new SummaryFold(plan, options)
  let records = 0
  for await (const { batch, numbers, refused } of source) {
    stopIfAborted(signal)
    fold.addUnreadable(refused.length)
    fold.add({ batch, weights: null, numbers })
    records += batch.rows + refused.length
    progress?.({ records })
  }
  stopIfAborted(signal)
  return fold.finish({ synthetic, distinct: null })
}

function stopIfAborted(signal: CancelSignal | undefined): void {
  if (signal?.aborted) throw signal.reason
}
