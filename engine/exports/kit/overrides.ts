import type { ParameterOverride } from '../../interpret/parameters.ts'
import { dayNumber, parseDate, yearOf } from '../../number/date.ts'
import { literalValue } from '../../program/apply.ts'
import type { DatedValue, Parameter, Program } from '../../program/program.ts'
import type { KitParameter, KitSettings } from './kit.ts'

/** Values of parameters as the interpreter takes them: each for the year that it is the value of, or at the base date. */
export function overridesOf(program: Program, { baseDate, parameters }: KitSettings): ParameterOverride[] {
  return parameters.map(({ parameter: name, period, value }: KitParameter) => {
    const parameter = program.parameters.find((each) => each.name === name) as Parameter
    const when = momentOf(parameter, period, baseDate ?? program.header.baseDate)
    if (when === null) throw new Error(`value ${period} of ${name} is neither of one year nor in force at the base date`)
    return { parameter: name, year: when.year, value: literalValue(parameter.type, value) }
  })
}

/** By what the interpreter is told to replace this value and no other; null where it can't be told so. */
export function momentOf({ values }: Parameter, period: number, baseDate: string): { readonly year: number | null } | null {
  const dated = values[period]
  const first = (day: number) => values.findIndex(({ from, to }) => dayOf(from, -Infinity) <= day && day <= dayOf(to, Infinity))
  const year = dated ? wholeYear(dated) : null
  if (year !== null && first(dayNumber(year, 1, 1) as number) === period) return { year }
  return first(parseDate(baseDate) as number) === period ? { year: null } : null
}

const dayOf = (iso: string | null, open: number): number => (iso === null ? open : (parseDate(iso) ?? open))

/** The year of which a value holds from the first to the last day, and no longer. */
function wholeYear({ from, to }: DatedValue): number | null {
  const [first, last] = [dayOf(from, Number.NaN), dayOf(to, Number.NaN)]
  if (Number.isNaN(first) || Number.isNaN(last)) return null
  const year = yearOf(first)
  return first === dayNumber(year, 1, 1) && last === dayNumber(year, 12, 31) ? year : null
}
