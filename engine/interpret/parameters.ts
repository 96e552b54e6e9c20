import { formatDate, parseDate, yearOf, dayNumber } from '../number/date.ts'
import type { Decimal } from '../number/decimal.ts'
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

export interface Found {
  readonly value: Outcome
  readonly source: DatedValue | null
}

/** Looks parameters up by day or year, with overrides laid over the program's values. */
export class ParameterTable {
  private readonly periods = new Map<string, Period[]>()
  private readonly baseDate: number
  private readonly evaluate: (expr: Expr) => Outcome

  constructor(program: Program, baseDate: number, overrides: readonly ParameterOverride[], evaluate: (expr: Expr) => Outcome) {
    this.baseDate = baseDate
    this.evaluate = evaluate
    for (const parameter of program.parameters) this.periods.set(parameter.name, periodsOf(parameter))
    for (const override of overrides) this.override(override)
  }

  /** The value on a day, or over a whole year; unknown, with the parameter and year as reason, outside its dates. */
  read(name: string, at: { readonly day: number } | { readonly year: number } | null): Found {
    const [from, to] = at === null ? [this.baseDate, this.baseDate] : 'day' in at ? [at.day, at.day] : yearDays(at.year)
    const period = this.periods.get(name)?.find((p) => p.from <= from && to <= p.to)
    if (period) return { value: period.override ?? this.evaluate(period.source.value), source: period.source }
    const year = at !== null && 'year' in at ? at.year : yearOf(from)
    return { value: new Unknown([`${name}（${year}年）`]), source: null }
  }

  private override({ parameter, year, value }: ParameterOverride): void {
    const periods = this.periods.get(parameter) ?? []
    const [from, to] = year === null ? [this.baseDate, this.baseDate] : yearDays(year)
    const index = periods.findIndex((p) => p.from <= from && to <= p.to)
    const hit = periods[index]
    if (hit) periods[index] = { ...hit, override: value }
    else if (periods[0]) periods.push(added(periods[0], year ?? yearOf(from), value))
    this.periods.set(parameter, periods)
  }
}

const yearDays = (year: number): [number, number] => [dayNumber(year, 1, 1) ?? Number.NaN, dayNumber(year, 12, 31) ?? Number.NaN]

function periodsOf(parameter: Parameter): Period[] {
  const day = (iso: string | null, open: number) => (iso === null ? open : (parseDate(iso) ?? open))
  return parameter.values.map((source) => ({ from: day(source.from, Number.NEGATIVE_INFINITY), to: day(source.to, Number.POSITIVE_INFINITY), source, override: null }))
}

/** A value for a year that the notice has none for. */
function added(like: Period, year: number, value: Value): Period {
  const [from, to] = yearDays(year)
  const source: DatedValue = { ...like.source, label: `${year}年`, from: formatDate(from), to: formatDate(to), provenance: { kind: 'assumed', note: null, clause: null } }
  return { from, to, source, override: value }
}

/** The year that an `at` of integer type names. */
export const yearValue = (value: Decimal): number => Number(value.coefficient)
