import { type FoldOptions, SummaryFold } from './fold/fold.ts'
import type { People } from './people.ts'
import type { Plan } from './plan.ts'
import type { Summary } from './summary.ts'

/** The summary of people who are in memory already: made again at will, under other options, for what a reading or value moves. */
export function runOver(people: People, plan: Plan, options: FoldOptions = {}): Summary {
  const fold = new SummaryFold(plan, options)
  fold.addUnreadable(people.unreadable)
  for (const weighted of people.weighted) fold.add(weighted)
  return fold.finish(people)
}
