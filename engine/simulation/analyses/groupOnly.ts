import { pickRows } from '../../batch/pick.ts'
import { recordAt } from '../../batch/toRecord.ts'
import type { BatchEvaluator } from '../../columns/evaluator.ts'
import { type BatchResults, rowStatus } from '../../columns/results.ts'
import { type DimensionPlan, groupOf } from '../dimension.ts'
import { usualEvaluators } from '../evaluators.ts'
import { fillGroups } from '../fold/groups.ts'
import type { People } from '../people.ts'
import type { Plan } from '../plan.ts'
import type { Weighted } from '../weighted.ts'
import type { TrialOptions } from './trial.ts'

const blockRows = 4096

/** The people of one group of a dimension, as the baseline tells it. */
export function groupOnly(plan: Plan, people: People, dimension: DimensionPlan, group: number, options: TrialOptions): People {
  const { evaluators = usualEvaluators } = options
  const evaluator = evaluators(plan.pair.baseline, plan.entity, plan.wanted.baseline)
  const weighted = people.weighted.map((each) => picked(each, rowsIn(plan, each, dimension, group, evaluator)))
  return { ...people, weighted: weighted.filter(({ batch }) => batch.rows > 0) }
}

function rowsIn(plan: Plan, people: Weighted, dimension: DimensionPlan, group: number, evaluator: BatchEvaluator): number[] {
  const found: number[] = []
  const groups = new Int32Array(blockRows)
  for (let from = 0; from < people.batch.rows; from += blockRows) {
    const results = evaluator.evaluate(people.batch, from, Math.min(from + blockRows, people.batch.rows))
    fillGroups(groups, dimension, people.batch, from, { baseline: results, scenario: results })
    for (let row = 0; row < results.rows; row++) {
      const own = wholly(dimension, people, from, row, results) ? groupAt(plan, dimension, people, from, row, results) : groups[row]
      if (own === group) found.push(from + row)
    }
  }
  return found
}

/** Whether a row's cells don't hold what it is grouped by. */
function wholly({ by }: DimensionPlan, { batch }: Weighted, from: number, row: number, { status }: BatchResults): boolean {
  return by.kind === 'field' ? batch.kept.has(from + row) : status[row] !== rowStatus.fine
}

/** −1 where the baseline refuses the person, who then is in no group that a result tells. */
function groupAt({ pair }: Plan, dimension: DimensionPlan, { batch }: Weighted, from: number, row: number, results: BatchResults): number {
  const { by } = dimension
  if (by.kind === 'field') return groupOf(dimension, recordAt(pair.baseline.program, batch, from + row).values.get(by.field) ?? null)
  const outcome = results.outcomeAt(row)
  if (outcome.kind === 'refused') return -1
  const result = outcome.results.get(by.name)
  return groupOf(dimension, result?.kind === 'known' ? result.value : null)
}

function picked({ batch, weights, numbers }: Weighted, rows: readonly number[]): Weighted {
  return {
    batch: pickRows(batch, rows),
    weights: weights && Float64Array.from(rows, (row) => weights[row] as number),
    numbers: Int32Array.from(rows, (row) => numbers[row] as number),
  }
}
