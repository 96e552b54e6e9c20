import type { Settings } from './collapse/sight.ts'
import type { Weighted } from './weighted.ts'

/** People in memory, with what is to be said of where they come from. */
export interface People {
  readonly weighted: readonly Weighted[]
  readonly unreadable: number
  readonly synthetic: boolean
  /** What they may be asked: where equal people were put together, only settings under which these stay equal. */
  readonly serves: Settings
  /** How many different people there are, where equal ones were put together; else null. */
  readonly distinct: number | null
}
