import type { Weighted } from './weighted.ts'

/** People in memory, with what is to be said of where they come from. */
export interface People {
  readonly weighted: readonly Weighted[]
  readonly unreadable: number
  readonly synthetic: boolean
  /** How many different people there are, where equal ones were put together; else null. */
  readonly distinct: number | null
}
