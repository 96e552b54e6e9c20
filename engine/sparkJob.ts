import type { Diagnostic } from '../grammar/diagnostic.ts'
import { headerLines, headerOf } from './exports/header.ts'
import type { Choosable, Chosen } from './exports/sql/settings.ts'
import { sparkJob as program } from './exports/sql/simulation/job.ts'
import { jobMessages } from './exports/sql/simulation/messages.ts'
import { sparkReadme } from './exports/sql/simulation/readme.ts'
import { type SparkSide, sparkSide } from './exports/sql/simulation/side.ts'
import { spark } from './exports/sql/spark.ts'
import type { Export, ExportedFile } from './exports/target.ts'
import { formatDate } from './number/date.ts'
import { formatDecimal } from './number/decimal.ts'
import { literalValue } from './program/apply.ts'
import type { Entity, Field, Program, Type } from './program/program.ts'
import { literalOf } from './program/show.ts'
import type { DimensionPlan } from './simulation/dimension.ts'
import { programFor } from './simulation/evaluators.ts'
import type { FigurePlan, Plan } from './simulation/plan.ts'
import { baseDateOf, type Side, sides, type Variant } from './simulation/variant.ts'
import { wantedColumns } from './simulation/wanted.ts'
import { cellOf } from './steps/cells.ts'
import { settingsOf } from './steps/settings.ts'

export interface SparkRequest {
  readonly plan: Plan
  /** Where the Parquet file of people is, and whether they are synthetic. */
  readonly people: { readonly path: string; readonly synthetic: boolean }
  /** The texts of each notice, by path. */
  readonly sources: Readonly<Record<Side, ReadonlyMap<string, string>>>
  readonly version: string
  /** How many of the most affected are listed on each side. */
  readonly top: number
}

/** Why a simulation can't be made a job of Spark, beside expressions that it can't compute. */
export type SparkProblem = { readonly kind: 'relation'; readonly name: string } | { readonly kind: 'setting'; readonly name: string }

export type SparkJob = Export | { readonly kind: 'problem'; readonly problem: SparkProblem }

/** The folder of a job that makes a simulation's summary on a Spark cluster. */
export function sparkSimulation(request: SparkRequest): SparkJob {
  const { plan } = request
  const problem = problemOf(plan)
  if (problem) return { kind: 'problem', problem }
  const baseline = sideOf(plan, 'baseline')
  const scenario = sideOf(plan, 'scenario')
  const diagnostics = [baseline, scenario].flatMap((side) => (isSide(side) ? [] : side))
  if (!isSide(baseline) || !isSide(scenario)) return { kind: 'refused', diagnostics }
  return { kind: 'files', files: filesOf(request, { baseline, scenario }) }
}

const isSide = (side: SparkSide | readonly Diagnostic[]): side is SparkSide => !Array.isArray(side)

/** A file of people holds no elements; a value for a year that the notice has no value of is none that a view can read. */
function problemOf(plan: Plan): SparkProblem | null {
  const { pair, entity } = plan
  const wanted = wantedColumns(plan)
  const relation = entityOf(pair.baseline.program, entity).relations.find(({ name }) => wanted.relation(entity, name))
  if (relation) return { kind: 'relation', name: relation.name }
  const set = sides.flatMap((side) => (pair[side].options.parameters ?? []).map((override) => ({ override, variant: pair[side] })))
  const other = set.find(({ override, variant }) => settableAt(variant, override) === null)
  return other ? { kind: 'setting', name: other.override.parameter } : null
}

type Override = NonNullable<Variant['options']['parameters']>[number]

/** The value of a parameter that an override replaces, as the program's data writes values; null where a view has no such value. */
function settableAt(variant: Variant, { parameter, year, value }: Override): { readonly period: number; readonly chosen: Chosen } | null {
  const { program } = variant
  const found = program.parameters.find(({ name }) => name === parameter)
  const day = year === null ? baseDateOf(variant) : `${String(year).padStart(4, '0')}-01-01`
  const period = found?.values.findIndex(({ from, to }) => (from ?? '') <= day && (to === null || day <= to)) ?? -1
  const dated = found?.values[period]
  const wholeYear = dated?.from === day && dated.to === `${day.slice(0, 4)}-12-31`
  const setting = settingsOf(program).find((each) => each.kind === 'parameter' && each.parameter === found && each.period === period)
  if (!found || setting?.kind !== 'parameter' || !(year === null || wholeYear)) return null
  if (typeof value === 'object' && value.scale > setting.scale) return null
  const cell = cellOf(value, setting.scale)
  const { node } = setting
  if (node.type === 'whole' && !(typeof cell === 'bigint' && node.low <= cell && cell <= node.high)) return null
  return { period, chosen: literalOf(found.type, value) }
}

/** What a run chooses for a side, where it does. */
function choiceOf(variant: Variant): (setting: Choosable) => Chosen {
  const { baseDate = null, readings = {}, parameters = [] } = variant.options
  const set = parameters.map((override) => ({ name: override.parameter, at: settableAt(variant, override) }))
  return (setting) => {
    if (setting.kind === 'baseDate') return baseDate
    if (setting.kind === 'reading') return readings[setting.question.name] ?? null
    return set.findLast(({ name, at }) => name === setting.parameter.name && at?.period === setting.period)?.at?.chosen ?? null
  }
}

const entityOf = (program: Program, name: string): Entity => program.entities.find((each) => each.name === name) as Entity

/** Only what the figures rest on is compiled: nobody is refused for a fault in anything else, and no other field is checked. */
function sideOf(plan: Plan, side: Side): SparkSide | readonly Diagnostic[] {
  const { entity } = plan
  const variant = plan.pair[side]
  const own = programFor(variant.program, entity, plan.wanted[side])
  const columns = wantedColumns(plan)
  const base = entityOf(own, entity)
  const fields = base.fields.filter(({ name }) => columns.field(entity, name))
  const narrowed = { ...base, fields, relations: [] }
  const entities = own.entities.map((each) => (each === base ? narrowed : each))
  return sparkSide({ ...own, entities }, narrowed, choiceOf(variant))
}

function filesOf(request: SparkRequest, made: Readonly<Record<Side, SparkSide>>): ExportedFile[] {
  const { plan, people, sources, version } = request
  const rules = sides.map((side): ExportedFile => {
    const head = headerLines(headerOf({ program: plan.pair[side].program, sources: sources[side], version }))
    const lines = head.map((line) => `-- ${spark.comment(line)}`)
    return { path: `${side}.sql`, content: `${[...lines, '', made[side].statements.join('\n\n')].join('\n')}\n` }
  })
  const names = { baseline: plan.pair.baseline.program.header.name, scenario: plan.pair.scenario.program.header.name }
  return [
    { path: 'README.md', content: sparkReadme({ ...names, people: people.path }) },
    { path: 'job.py', content: program },
    ...rules,
    { path: 'simulation.json', content: `${JSON.stringify(jobOf(request, made), null, 2)}\n` },
  ]
}

/** What the job counts, as data that it reads. */
function jobOf({ plan, people, top }: SparkRequest, made: Readonly<Record<Side, SparkSide>>): unknown {
  const { pair, entity, payers, person, better, dimensions, config } = plan
  const { fields } = entityOf(pair.baseline.program, entity)
  const wanted = wantedColumns(plan)
  return {
    people,
    top,
    fields: fields.map((field) => fieldOf(field, wanted.field(entity, field.name))),
    baseline: sideData(plan, 'baseline', made.baseline),
    scenario: sideData(plan, 'scenario', made.scenario),
    by: config.person,
    better: Number(better),
    person: person && figureOf(plan, person),
    payers: payers.map((payer) => figureOf(plan, payer)),
    dimensions: dimensions.map((dimension) => dimensionOf(plan, dimension, made.baseline)),
    messages: jobMessages(),
  }
}

/** Types of columns, as Spark names them, that a field is read from: those that `tiaoli population` writes, and whole numbers. */
const taken: Readonly<Record<Type['kind'], readonly string[]>> = {
  boolean: ['boolean'],
  date: ['date'],
  instant: ['timestamp_ntz'],
  decimal: ['decimal', 'byte', 'short', 'integer', 'long'],
  // A text of a duration is read by no cast.
  duration: [],
  text: ['string'],
  identity: ['string'],
  enum: ['string'],
}

function fieldOf({ name, type, numeric, optional, default: usual }: Field, wanted: boolean): unknown {
  return {
    name,
    kind: type.kind,
    required: !optional && usual === null,
    default: usual === null ? null : literalOf(type, literalValue(type, usual)),
    takes: wanted ? taken[type.kind] : null,
    // A table has four more places than a field, so that what is too fine is seen.
    places: (numeric?.scale ?? 0) + 4,
  }
}

function sideData(plan: Plan, side: Side, { table, columns, view, results }: SparkSide): unknown {
  const terms = termsOf(plan, side)
  return {
    rules: `${side}.sql`,
    table,
    columns,
    view,
    names: terms.map(({ name }) => name),
    results: terms.map(({ rule }) => results.get(rule) as string),
  }
}

/** The results that a side gives, each once: those of its figures, and for the baseline those that people are grouped by. */
function termsOf({ payers, person, dimensions }: Plan, side: Side): { readonly rule: string; readonly name: string }[] {
  const figures = [...payers, ...(person ? [person] : [])].flatMap(({ terms }) => terms[side])
  const groups = side === 'baseline' ? dimensions.flatMap(({ by }) => (by.kind === 'result' ? [by] : [])) : []
  return [...new Map([...figures, ...groups].map(({ rule, name }) => [rule, { rule, name }])).values()]
}

const placeOf = (plan: Plan, side: Side, rule: string): number => termsOf(plan, side).findIndex((term) => term.rule === rule)

function figureOf(plan: Plan, { name, scale, terms }: FigurePlan): unknown {
  const [baseline, scenario] = sides.map((side) => terms[side].map(({ rule }) => placeOf(plan, side, rule)))
  return { name, scale, baseline, scenario }
}

function dimensionOf(plan: Plan, { name, by, type, keys, limits, members }: DimensionPlan, { columns }: SparkSide): unknown {
  const kind = type.kind === 'enum' ? 'member' : type.kind === 'boolean' ? 'boolean' : limits?.days ? 'days' : 'size'
  const values = limits?.days?.map(formatDate) ?? limits?.values.map(formatDecimal) ?? []
  const shared = { name, kind, keys, members, limits: values }
  if (by.kind === 'result') return { ...shared, field: null, result: placeOf(plan, 'baseline', by.rule) }
  const field = entityOf(plan.pair.baseline.program, plan.entity).fields.find((each) => each.name === by.field) as Field
  return { ...shared, field: by.field, type: columns.find((column) => column.field === by.field)?.type, default: field.default }
}
