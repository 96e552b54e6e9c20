import type { Batch } from '../batch/batch.ts'

/** People in columns, of which each row may stand for several who are equal. */
export interface Weighted {
  readonly batch: Batch
  /** How many people each row stands for; null where each stands for one. */
  readonly weights: Float64Array | null
  /** The number of each row's record in its source, from 1; of equal people, the smallest. */
  readonly numbers: Int32Array
}
