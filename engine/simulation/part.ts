import { type PackedBatch, packBatch, unpackBatch } from '../batch/packed.ts'
import type { Block } from '../batch/source.ts'
import { Collapse, worthwhile } from './collapse/collapse.ts'
import { fixedEvaluators } from './evaluators.ts'
import { type FoldOptions, SummaryFold } from './fold/fold.ts'
import type { Tally } from './fold/tally.ts'
import type { Plan } from './plan.ts'
import type { Summary } from './summary.ts'
import type { Weighted } from './weighted.ts'

export interface PartOptions extends FoldOptions {
  /** Whether equal people are put together where that is worthwhile; so they are where it is not said. */
  readonly collapse?: boolean
}

/** What came of a part of the people: plain data, which a thread can hand over. */
export interface PartResult {
  readonly tally: Tally
  /** The different people, who are not evaluated yet; null where all were, as they came. */
  readonly gathered: readonly PackedPeople[] | null
}

interface PackedPeople {
  readonly batch: PackedBatch
  readonly weights: Float64Array | null
  readonly numbers: Int32Array
}

/** A simulation of some of the people, wherever the others are: in other threads. */
export class SimulationPart {
  private readonly fold: SummaryFold
  private readonly together: Collapse | null

  constructor(plan: Plan, { collapse = true, ...options }: PartOptions = {}) {
    this.fold = new SummaryFold(plan, { evaluators: fixedEvaluators, ...options })
    this.together = collapse ? new Collapse(plan, 'fixed') : null
  }

  add({ batch, numbers, refused }: Block): void {
    const people = { batch, weights: null, numbers }
    this.addUnreadable(refused.length)
    for (const each of this.together?.add(people) ?? [people]) this.fold.add(each)
  }

  /** Counts records that could not be read. */
  addUnreadable(records: number): void {
    this.fold.addUnreadable(records)
  }

  finish(): PartResult {
    const gathering = this.together !== null && this.together.distinct !== null
    return { tally: this.fold.tally, gathered: gathering ? this.together.finish().map(packed) : null }
  }
}

const packed = ({ batch, ...rest }: Weighted): PackedPeople => ({ batch: packBatch(batch), ...rest })
const unpacked = ({ batch, ...rest }: PackedPeople): Weighted => ({ batch: unpackBatch(batch), ...rest })

/**
 * The summary of all parts, the same as if one had seen all the people; but whether equal people are worth putting together,
 * and so whether their number is told, each part decides by its own people.
 */
export function summaryOfParts(plan: Plan, parts: readonly PartResult[], synthetic: boolean, options: FoldOptions = {}): Summary {
  const fold = new SummaryFold(plan, { evaluators: fixedEvaluators, ...options })
  for (const { tally } of parts) fold.merge(tally)
  const lists = parts.map(({ gathered }) => gathered?.map(unpacked) ?? null)
  const people = lists.flatMap((list) => list ?? [])
  // Those who are different in one part may be equal to some in another.
  const together = lists.every((list) => list !== null) ? new Collapse(plan, 'fixed', Number.POSITIVE_INFINITY) : null
  for (const each of people) for (const taken of together?.add(each) ?? [each]) fold.add(taken)
  for (const each of together?.finish() ?? []) fold.add(each)
  const distinct = together?.distinct ?? null
  return fold.finish({ synthetic, distinct: distinct !== null && worthwhile(distinct, countOf(people)) ? distinct : null })
}

function countOf(people: readonly Weighted[]): number {
  let count = 0
  for (const { weights, numbers } of people) count += weights?.reduce((sum, weight) => sum + weight, 0) ?? numbers.length
  return count
}
