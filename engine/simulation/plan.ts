import type { Program } from '../program/program.ts'
import { checkConfig } from './checkConfig.ts'
import type { SimulationConfig } from './config.ts'
import { type DimensionPlan, dimensionPlan } from './dimension.ts'
import { fieldProblems } from './fields.ts'
import { nameOf, rulesOf } from './lookup.ts'
import { pairProblem, type SimulationProblem } from './problem.ts'
import { type Pair, type Side, sides } from './variant.ts'

/** A configuration with its names looked up in both programs. */
export interface Plan {
  readonly pair: Pair
  readonly config: SimulationConfig
  readonly entity: string
  readonly payers: readonly FigurePlan[]
  /** null where it is not said by what people gain or lose. */
  readonly person: FigurePlan | null
  /** 1 where people are better off with more of their amount, −1 where with less. */
  readonly better: 1n | -1n
  readonly dimensions: readonly DimensionPlan[]
  /** Ids of the rules that each side has to give. */
  readonly wanted: Readonly<Record<Side, ReadonlySet<string>>>
}

/** An amount: the sum of results, at a scale that holds them all under both programs. */
export interface FigurePlan {
  readonly name: string
  readonly scale: number
  readonly terms: Readonly<Record<Side, readonly Term[]>>
}

export interface Term {
  readonly rule: string
  readonly name: string
  readonly scale: number
}

export interface Planned {
  readonly plan: Plan | null
  readonly problems: readonly SimulationProblem[]
}

/** Looks up what a simulation of the baseline's main entity asks for, or says why it can't be made. */
export function planOf(pair: Pair, config: SimulationConfig): Planned {
  const { baseline } = pair
  const entity = baseline.program.mainEntity
  const wrong = checkConfig(config, baseline.program)
  const apart = entity === null || wrong.length > 0 ? [] : pairProblems(pair, config, entity)
  if (entity === null || wrong.length + apart.length > 0) return { plan: null, problems: [...wrong, ...apart] }
  const payers = config.payers.map(({ name, results }) => figurePlan(pair, entity, name, results))
  const { person: by } = config
  const person = by && figurePlan(pair, entity, by.result, [by.result])
  const better = by?.kind === 'benefit' ? 1n : -1n
  const figures = [...payers, ...(person ? [person] : [])]
  const dimensions = config.dimensions.map((dimension) => dimensionPlan(baseline, entity, dimension))
  const wanted = { baseline: wantedOf('baseline', figures, dimensions), scenario: wantedOf('scenario', figures, []) }
  const problems = fieldProblems(pair, entity, wanted.scenario)
  if (problems.length > 0) return { plan: null, problems }
  return { plan: { pair, config, entity, payers, person, better, dimensions, wanted }, problems }
}

/** Whether the scenario has the people and the results that the baseline is asked for. */
function pairProblems({ baseline, scenario }: Pair, { payers, person }: SimulationConfig, entity: string): SimulationProblem[] {
  const [notice, other] = [nameOf(scenario.program), nameOf(baseline.program)]
  if (!scenario.program.entities.some(({ name }) => name === entity)) return [pairProblem('pair.noEntity', { entity, notice })]
  const results = new Set([...payers.flatMap((payer) => payer.results), ...(person ? [person.result] : [])])
  return [...results].flatMap((result) => {
    const type = rulesOf(scenario.program, entity).get(result)?.type
    if (!type) return [pairProblem('pair.resultMissing', { result, notice, other })]
    return type.kind === 'decimal' && type.unit === 'amount' ? [] : [pairProblem('pair.resultDiffers', { result, notice, other })]
  })
}

function figurePlan(pair: Pair, entity: string, name: string, results: readonly string[]): FigurePlan {
  const [baseline, scenario] = sides.map((side) => termsOf(pair[side].program, entity, results)) as [Term[], Term[]]
  return { name, terms: { baseline, scenario }, scale: Math.max(2, ...[...baseline, ...scenario].map(({ scale }) => scale)) }
}

function termsOf(program: Program, entity: string, results: readonly string[]): Term[] {
  const rules = rulesOf(program, entity)
  return results.flatMap((name) => {
    const rule = rules.get(name)
    return rule ? [{ rule: rule.id, name, scale: rule.numeric?.scale ?? 0 }] : []
  })
}

function wantedOf(side: Side, figures: readonly FigurePlan[], dimensions: readonly DimensionPlan[]): ReadonlySet<string> {
  const grouped = dimensions.flatMap(({ by }) => (by.kind === 'result' ? [by.rule] : []))
  return new Set([...figures.flatMap(({ terms }) => terms[side].map(({ rule }) => rule)), ...grouped])
}
