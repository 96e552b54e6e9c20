import { dayNumber, formatDate, parseDate, yearOf } from '../number/date.ts'
import { type Decimal, powerOfTen } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import type { DatedValue, Expr, Parameter, Program } from '../program/program.ts'
import { type Outcome, Unknown } from './unknown.ts'

/** A dated value with its days as numbers; open ends are infinite. */
interface Period {
  readonly from: number
  readonly to: number
  readonly source: DatedValue
  /** Set by `--set` or a scenario; wins over the source's expression. */
  readonly override: Value | null
}

/** A value given for a parameter from outside: at a year, or at the base date where none is named. */
export interface ParameterOverride {
  readonly parameter: string
  readonly year: number | null
  readonly value: Value
}

/** When a parameter is read: on a day, over a whole year, or (null) at the base date. */
export type Moment = { readonly day: number } | { readonly year: number } | null

export interface Found {
  readonly value: Outcome
  readonly source: DatedValue | null
  readonly overridden: boolean
}

/** Looks parameters up by day or year, with overrides laid over the program's values. */
export class ParameterTable {
  private readonly periods = new Map<string, readonly Period[]>()
  private readonly baseDate: number

  constructor(program: Program, baseDate: number, overrides: readonly ParameterOverride[]) {
    this.baseDate = baseDate
    for (const parameter of program.parameters) this.periods.set(parameter.name, periodsOf(parameter))
    for (const override of overrides) this.override(override)
  }

  /** The value on a day, or over a whole year; unknown, with the parameter and year as reason, outside its dates. */
  read(name: string, at: Moment, evaluate: (expr: Expr) => Outcome): Found {
    const [from, to] = at === null ? [this.baseDate, this.baseDate] : 'day' in at ? [at.day, at.day] : yearDays(at.year)
    const period = this.periods.get(name)?.find((p) => p.from <= from && to <= p.to)
    if (period) return found(period, evaluate)
    const year = at !== null && 'year' in at ? at.year : yearOf(from)
    return { value: new Unknown([`${name}（${year}年）`]), source: null, overridden: false }
  }

  /** Without a year the value in force at the base date is another; with one, the value of that year alone. */
  private override({ parameter, year, value }: ParameterOverride): void {
    const periods = [...(this.periods.get(parameter) ?? [])]
    const [from, to] = year === null ? [this.baseDate, this.baseDate] : yearDays(year)
    const index = periods.findIndex((p) => p.from <= from && from <= p.to)
    const hit = periods[index]
    const like = hit ?? periods[0]
    if (hit && (year === null || (hit.from === from && hit.to === to))) periods[index] = { ...hit, override: value }
    else if (like) periods.unshift(ofYear(like.source, year ?? yearOf(from), value))
    this.periods.set(parameter, periods)
  }
}

function found({ source, override }: Period, evaluate: (expr: Expr) => Outcome): Found {
  return override === null ? { value: evaluate(source.value), source, overridden: false } : { value: override, source, overridden: true }
}

const yearDays = (year: number): [number, number] => [dayNumber(year, 1, 1) ?? Number.NaN, dayNumber(year, 12, 31) ?? Number.NaN]

const knownPeriods = new WeakMap<Parameter, readonly Period[]>()

/** As the notice has them; made once for each parameter. */
function periodsOf(parameter: Parameter): readonly Period[] {
  const known = knownPeriods.get(parameter) ?? periodsFrom(parameter)
  knownPeriods.set(parameter, known)
  return known
}

function periodsFrom(parameter: Parameter): Period[] {
  const day = (iso: string | null, open: number) => (iso === null ? open : (parseDate(iso) ?? open))
  return parameter.values.map((source) => ({
    from: day(source.from, Number.NEGATIVE_INFINITY),
    to: day(source.to, Number.POSITIVE_INFINITY),
    source,
    override: null,
  }))
}

/** A value of one year, which stands before what the notice has for it. */
function ofYear(like: DatedValue, year: number, override: Value): Period {
  const [from, to] = yearDays(year)
  const provenance = { kind: 'assumed', note: null, clause: null } as const
  return { from, to, override, source: { ...like, label: `${year}年`, from: formatDate(from), to: formatDate(to), provenance } }
}

/** The year that an `at` of integer type names. */
export const yearValue = ({ coefficient, scale }: Decimal): number => Number(coefficient / powerOfTen(scale))
