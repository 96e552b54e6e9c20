import type { BatchEvaluator } from '../../columns/evaluator.ts'
import type { BatchResults } from '../../columns/results.ts'
import { Collapse } from '../collapse/collapse.ts'
import { type Evaluators, usualEvaluators } from '../evaluators.ts'
import type { FoldOptions } from '../fold/fold.ts'
import type { People } from '../people.ts'
import type { FigurePlan, Plan } from '../plan.ts'
import { runOver } from '../runOver.ts'
import type { Summary } from '../summary.ts'
import type { Pair, Side, Variant } from '../variant.ts'

/** What an analysis takes of a fold's options. */
export type TrialOptions = Pick<FoldOptions, 'evaluators' | 'block'>

/** The summary of a pair, without groups and without people by name: what a trial costs is what it evaluates. */
export function tried(plan: Plan, people: People, pair: Pair, { evaluators = usualEvaluators, block }: TrialOptions): Summary {
  const options = { top: 0, evaluators: askedOnce(evaluators), ...(block === undefined ? {} : { block }) }
  return runOver(people, { ...plan, pair, dimensions: [] }, options)
}

/** A plan of one side against itself under other settings: both sides of it are that side's program. */
export function planOfSide(plan: Plan, side: Side): Plan {
  const own = ({ terms, ...figure }: FigurePlan): FigurePlan => ({ ...figure, terms: { baseline: terms[side], scenario: terms[side] } })
  const variant = plan.pair[side]
  return {
    ...plan,
    pair: { baseline: variant, scenario: variant },
    payers: plan.payers.map(own),
    person: plan.person && own(plan.person),
    dimensions: [],
    wanted: { baseline: plan.wanted[side], scenario: plan.wanted[side] },
  }
}

/** Fewer rows than these are evaluated in less time than equal ones among them are found: by a few trials, and by a whole search. */
const manyRows = { fixed: 20_000, values: 200 } as const

/** The people with those put together whom neither the plan nor another pair beside it can tell apart, where they are many. */
export function regrouped(plan: Plan, pair: Pair, people: People): People {
  const bare = { ...plan, dimensions: [] }
  return folded(people, 'fixed', (rows) => new Collapse(bare, 'fixed', rows + 1, [{ ...bare, pair }]))
}

/** The same for any values of the parameters. */
export function foldedForValues(plan: Plan, people: People): People {
  return folded(people, 'values', (rows) => new Collapse({ ...plan, dimensions: [] }, 'values', rows + 1))
}

function folded(people: People, serves: keyof typeof manyRows, collapse: (rows: number) => Collapse): People {
  const rows = people.weighted.reduce((count, { batch }) => count + batch.rows, 0)
  if (rows < manyRows[serves]) return people
  const together = collapse(rows)
  const weighted = people.weighted.flatMap((each) => together.add(each))
  return { ...people, weighted: [...weighted, ...together.finish()], serves }
}

/** Evaluates a variant once where both sides are that variant: the second side is given what the first was. */
function askedOnce(make: Evaluators): Evaluators {
  const made = new Map<Variant, BatchEvaluator>()
  return (variant, entity, results) => {
    const known = made.get(variant) ?? remembering(make(variant, entity, results))
    made.set(variant, known)
    return known
  }
}

function remembering(evaluator: BatchEvaluator): BatchEvaluator {
  let last: { readonly of: readonly unknown[]; readonly results: BatchResults } | null = null
  return {
    program: evaluator.program,
    options: evaluator.options,
    evaluate(batch, from = 0, to = batch.rows) {
      const of = [batch, from, to]
      if (last?.of.every((each, index) => each === of[index])) return last.results
      last = { of, results: evaluator.evaluate(batch, from, to) }
      return last.results
    },
  }
}
