import { decimal, formatDecimal } from '../../number/decimal.ts'
import { recordOf } from '../fold/record.ts'
import type { Plan } from '../plan.ts'
import type { Weighted } from '../weighted.ts'
import type { Near, Sample } from './cliff.ts'

/** One loss by one step, as it is being counted. */
export interface Loss {
  readonly size: bigint
  people: number
  readonly near: { step: number; reach: number; better: number }
  sample: Stand | null
}

/** Where someone who would lose stands. */
export interface Stand {
  readonly of: Weighted
  readonly row: number
  readonly number: number
  /** Steps from the edge; 1 is by it. */
  readonly away: number
  readonly before: bigint
  readonly after: bigint
  /** The cells of the step, from the better to the worse. */
  readonly step: readonly [number, number]
}

export const noLoss = (size: bigint): Loss => ({ size, people: 0, near: { step: 0, reach: 0, better: 0 }, sample: null })

export function addStand(loss: Loss, stand: Stand, people: number): void {
  const { sample } = loss
  loss.people += people
  if (!sample || stand.away < sample.away || (stand.away === sample.away && stand.number < sample.number)) loss.sample = stand
}

export function nearOf({ near }: Loss, folded: boolean): Near | null {
  return folded ? null : { ...near }
}

export function sampleOf({ pair }: Plan, scale: number, { of, row, number, before, after }: Stand): Sample {
  const text = (units: bigint) => formatDecimal(decimal(units, scale))
  return { number, record: recordOf(pair.baseline.program, of.batch, row), before: text(before), after: text(after) }
}
