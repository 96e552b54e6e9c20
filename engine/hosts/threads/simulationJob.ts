// The job of a thread that simulates: people of its own making, or those that are handed to it.
import {
  generator,
  type PackedBatch,
  type PartResult,
  type Plan,
  type PopulationModel,
  planOf,
  SimulationError,
  SimulationPart,
  type SimulationRequest,
  unpackBatch,
  wantedColumns,
} from '../../index.ts'
import type { Job } from './protocol.ts'

/** What each thread starts with: plain data. */
export interface Setup extends Pick<SimulationRequest, 'baseline' | 'scenario' | 'config' | 'collapse' | 'top'> {
  /** Synthetic people, whom each thread makes for itself; null where people are read and handed over. */
  readonly made: MadePeople | null
}

export interface MadePeople {
  readonly model: PopulationModel
  readonly seed: number
  readonly size: number
}

export type Part =
  /** Synthetic people, counted from 0; `to` is not among them. */
  | { readonly kind: 'made'; readonly from: number; readonly to: number }
  | { readonly kind: 'read'; readonly batch: PackedBatch; readonly numbers: Int32Array }

export function begin({ baseline, scenario, config, made, ...options }: Setup): Job<Part, PartResult> {
  const { plan, problems } = planOf({ baseline, scenario }, config)
  if (!plan) throw new SimulationError(problems)
  const people = made && makerOf(plan, made)
  let own = new SimulationPart(plan, options)
  return {
    take(part) {
      if (part.kind === 'read') own.add({ batch: unpackBatch(part.batch), numbers: part.numbers, refused: [] })
      else for (const block of people?.blocks(part) ?? []) own.add(block)
    },
    finish() {
      const result = own.finish()
      own = new SimulationPart(plan, options)
      return result
    },
  }
}

function makerOf(plan: Plan, { model, seed, size }: MadePeople) {
  return generator(model, plan.pair.baseline.program, { seed, size, wanted: wantedColumns(plan) })
}
