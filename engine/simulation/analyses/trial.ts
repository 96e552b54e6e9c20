import type { BatchEvaluator } from '../../columns/evaluator.ts'
import type { BatchResults } from '../../columns/results.ts'
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
