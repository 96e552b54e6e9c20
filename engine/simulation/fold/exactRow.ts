import type { Batch } from '../../batch/batch.ts'
import { recordAt } from '../../batch/toRecord.ts'
import { coefficientAt, type Decimal, normalize } from '../../number/decimal.ts'
import type { Value } from '../../program/apply.ts'
import type { RecordOutcome, Result } from '../../program/outcome.ts'
import { type DimensionPlan, groupOf } from '../dimension.ts'
import type { FigurePlan, Plan, Term } from '../plan.ts'
import { pairProblem, SimulationError } from '../problem.ts'
import { type Side, sides } from '../variant.ts'
import type { Results } from './prepared.ts'

/** A row in exact arithmetic, whatever the size of its amounts. */
export interface ExactRow {
  readonly groups: readonly number[]
  /** By figure: payers, then the person's. */
  readonly figures: readonly ExactFigure[]
}

export type ExactFigure =
  | { readonly kind: 'known'; readonly baseline: bigint; readonly scenario: bigint }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] }

type Outcomes = Readonly<Record<Side, ReadonlyMap<string, Result>>>

/** Of a row that neither program refuses. */
export function exactRow(plan: Plan, batch: Batch, from: number, row: number, results: Results): ExactRow {
  const outcomes = { baseline: known(results.baseline.outcomeAt(row)), scenario: known(results.scenario.outcomeAt(row)) }
  const figures = [...plan.payers, ...(plan.person ? [plan.person] : [])].map((figure) => exactFigure(figure, outcomes))
  return { groups: plan.dimensions.map((dimension) => groupAt(plan, dimension, batch, from + row, outcomes.baseline)), figures }
}

function known(outcome: RecordOutcome): ReadonlyMap<string, Result> {
  if (outcome.kind === 'results') return outcome.results
  throw new Error(`a row that is not refused has no results: ${outcome.refusals.map(({ code }) => code).join()}`)
}

function groupAt({ pair }: Plan, dimension: DimensionPlan, batch: Batch, row: number, results: ReadonlyMap<string, Result>): number {
  const { by } = dimension
  if (by.kind === 'field') return groupOf(dimension, recordAt(pair.baseline.program, batch, row).values.get(by.field) ?? null)
  const result = results.get(by.name)
  return groupOf(dimension, result?.kind === 'known' ? result.value : null)
}

function exactFigure({ terms, scale }: FigurePlan, outcomes: Outcomes): ExactFigure {
  const reasons = sides.flatMap((side) => terms[side].flatMap(({ name }) => reasonsOf(outcomes[side].get(name))))
  if (reasons.length > 0) return { kind: 'unknown', reasons: [...new Set(reasons)] }
  const sum = (side: Side) => terms[side].reduce((total, term) => total + units(outcomes[side].get(term.name), term, scale), 0n)
  return { kind: 'known', baseline: sum('baseline'), scenario: sum('scenario') }
}

export const reasonsOf = (result: Result | undefined): readonly string[] => (result?.kind === 'unknown' ? result.reasons : [])

function units(result: Result | undefined, { name }: Term, scale: number): bigint {
  const value = normalize((result as { readonly value: Value }).value as Decimal)
  if (value.scale > scale) throw new SimulationError([pairProblem('pair.tooFine', { result: name, places: scale })])
  return coefficientAt(value, scale)
}
