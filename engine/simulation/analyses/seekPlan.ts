import { closest } from '../../../grammar/suggest.ts'
import { Interpreter } from '../../interpret/evaluate.ts'
import type { ParameterOverride } from '../../interpret/overrides.ts'
import { isUnknown, type Outcome } from '../../interpret/unknown.ts'
import { coefficientAt, type Decimal, decimal, formatDecimal, normalize, parseDecimal } from '../../number/decimal.ts'
import { round } from '../../number/rounding.ts'
import { literalValue } from '../../program/apply.ts'
import type { DecimalUnit, Expr, Parameter, Program, Type } from '../../program/program.ts'
import { withAllRead } from '../../program/reads.ts'
import { describeType } from '../../types/type.ts'
import { nameOf } from '../lookup.ts'
import type { FigurePlan, Plan } from '../plan.ts'
import type { Variant } from '../variant.ts'
import { parametersRead } from './exprs.ts'
import { type AnalysisProblem, analysisProblem } from './problem.ts'

/** Which value of one parameter keeps a payer's total at or under a cap, or at or over a floor. */
export interface SeekRequest {
  /** As people write it: 个人缴费标准（2021年）; without a year, the value in force at the base date. */
  readonly parameter: string
  readonly payer: string
  /** Only the total of one group: a dimension and its group, as they are written. */
  readonly group?: { readonly dimension: string; readonly name: string }
  readonly bound: Bound
  /** Values to search, both included, as exact decimals; from nothing to ten times the present value where it is not said. */
  readonly range?: { readonly from: string; readonly to: string }
}

/** An amount in yuan as an exact decimal. */
export interface Bound {
  readonly kind: 'atMost' | 'atLeast'
  readonly amount: string
}

/** A request with its names looked up in the scenario. Values are whole numbers of the parameter's smallest unit. */
export interface SeekPlan {
  readonly parameter: Parameter
  readonly unit: DecimalUnit
  readonly year: number | null
  readonly scale: number
  readonly payer: FigurePlan
  readonly bound: { readonly kind: Bound['kind']; readonly amount: Decimal }
  readonly range: { readonly from: bigint; readonly to: bigint }
  /** The value as it stands, null where the notice has none. */
  readonly present: bigint | null
}

export function seekPlan(
  plan: Plan,
  request: SeekRequest,
): { readonly seek: SeekPlan | null; readonly problems: readonly AnalysisProblem[] } {
  const { scenario } = plan.pair
  const named = parameterNamed(scenario.program, request.parameter)
  const payer = plan.payers.find(({ name }) => name === request.payer)
  const problems = [...parameterProblems(scenario.program, request.parameter, named?.parameter), ...payerProblems(plan, request.payer)]
  if (problems.length > 0 || !named || !payer) return { seek: null, problems }
  const values = { parameter: request.parameter, payer: payer.name }
  if (!parametersRead(behind(scenario.program, payer)).has(named.parameter.name))
    return { seek: null, problems: [analysisProblem('seek.independent', values)] }
  return ranged(scenario, { ...named, payer }, request)
}

/** The rules that a total is made of, without assertions: these refuse people, and make no amount. */
function behind(program: Program, { terms }: FigurePlan): Program {
  const read = withAllRead(
    program,
    terms.scenario.map(({ rule }) => rule),
  )
  const rules = program.rules.filter(({ id }) => read.has(id))
  return { ...program, rules, tables: program.tables.filter(({ results }) => results.some((id) => read.has(id))), assertions: [] }
}

/** A parameter as settings name it: 参数 or 参数（2021年）. */
function parameterNamed(program: Program, text: string): { parameter: Parameter; year: number | null } | null {
  const match = /^(.+?)(?:[（(](\d{4})\s*年?[)）])?$/.exec(text.trim())
  const parameter = program.parameters.find(({ name }) => name === match?.[1])
  return parameter ? { parameter, year: match?.[2] === undefined ? null : Number(match[2]) } : null
}

function parameterProblems(program: Program, name: string, parameter: Parameter | undefined): AnalysisProblem[] {
  if (!parameter) {
    const close =
      closest(
        name.replace(/[（(].*$/, ''),
        program.parameters.map((each) => each.name),
      ) ?? null
    return [analysisProblem('seek.parameterUnknown', { name, notice: nameOf(program), close })]
  }
  return parameter.type.kind === 'decimal' ? [] : [analysisProblem('seek.notNumber', { name, type: describeType(parameter.type) })]
}

function payerProblems({ payers }: Plan, name: string): AnalysisProblem[] {
  const names = payers.map((payer) => payer.name)
  return names.includes(name) ? [] : [analysisProblem('seek.payerUnknown', { name, close: closest(name, names) ?? null })]
}

interface Named {
  readonly parameter: Parameter
  readonly year: number | null
  readonly payer: FigurePlan
}

function ranged(scenario: Variant, named: Named, { bound, range }: SeekRequest): ReturnType<typeof seekPlan> {
  const { unit } = named.parameter.type as Extract<Type, { kind: 'decimal' }>
  const scale = scaleOf(unit, named.parameter.numeric?.scale ?? 0)
  const present = presentValue(scenario, named, scale)
  const searched = range ? { from: units(range.from, scale), to: units(range.to, scale) } : usualRange(unit, scale, present)
  if (searched.from > searched.to) return { seek: null, problems: [analysisProblem('seek.rangeEmpty', range ?? { from: '', to: '' })] }
  const amount = parseDecimal(bound.amount) as Decimal
  return { seek: { ...named, unit, scale, present, range: searched, bound: { kind: bound.kind, amount } }, problems: [] }
}

/** Amounts to the fen, ratios to 0.01 %. */
function scaleOf(unit: DecimalUnit, own: number): number {
  return unit === 'amount' ? 2 : unit === 'ratio' ? 4 : unit === 'integer' ? 0 : own
}

const units = (text: string, scale: number): bigint => coefficientAt(round(parseDecimal(text) as Decimal, scale, 'half-up'), scale)

const least: Readonly<Record<DecimalUnit, bigint>> = { amount: 1000n, ratio: 1n, integer: 100n, number: 100n }

function usualRange(unit: DecimalUnit, scale: number, present: bigint | null): SeekPlan['range'] {
  const one = 10n ** BigInt(scale)
  const far = (present ?? 0n) * 10n
  if (unit === 'ratio') return { from: 0n, to: (present ?? 0n) > one ? far : one }
  return { from: far < 0n ? far : 0n, to: far > least[unit] * one ? far : least[unit] * one }
}

/** The value that the scenario has now, its own settings included. */
function presentValue({ program, options }: Variant, { parameter, year }: Named, scale: number): bigint | null {
  const { span, type } = parameter
  const at: Expr | null = year === null ? null : { kind: 'literal', value: String(year), type: { kind: 'decimal', unit: 'integer' }, span }
  const read: Outcome = new Interpreter(program, options).expression({ kind: 'parameter', parameter: parameter.name, at, type, span }, null)
  if (isUnknown(read)) return null
  const exact = normalize(read as Decimal)
  return exact.scale > scale ? null : coefficientAt(exact, scale)
}

/** The scenario with another value of the parameter. */
export function variantWith({ program, options }: Variant, { parameter, year, scale }: SeekPlan, value: bigint): Variant {
  const override: ParameterOverride = { parameter: parameter.name, year, value: literalValue(parameter.type, valueText(value, scale)) }
  return { program, options: { ...options, parameters: [...(options.parameters ?? []), override] } }
}

export const valueText = (value: bigint, scale: number): string => formatDecimal(decimal(value, scale))
