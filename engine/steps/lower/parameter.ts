import { dayNumber, parseDate, yearOf } from '../../number/date.ts'
import { decimal, normalize } from '../../number/decimal.ts'
import type { DatedValue, Expr, Parameter } from '../../program/program.ts'
import type { Node } from '../node.ts'
import { anyOf, firstOf, flagsOf, known, none, type Reason, type Term, together, under } from '../term.ts'
import { wholePart } from './dates.ts'
import { decided } from './decide.ts'
import type { Lowering } from './lowering.ts'
import { number } from './numeric.ts'

type Read = Extract<Expr, { kind: 'parameter' }>

/** When a parameter is read: on a day, or over a whole year. */
interface Moment {
  readonly node: Node
  readonly of: 'day' | 'year'
}

/** A parameter at the base date, on a day or in a year: its values stand side by side, and the moment picks one. */
export function parameter(l: Lowering, { parameter: name, at }: Read): Term {
  const { make, program } = l
  const declared = program.parameters.find((each) => each.name === name) as Parameter
  const moment = at ? l.term(at) : known(l.setting(baseDateSetting))
  const read: Moment = at && at.type.kind !== 'date' ? { node: wholePart(make, moment), of: 'year' } : { node: moment.value, of: 'day' }
  const options = declared.values.map((dated, period) => ({
    test: known(inForce(l, dated, read)),
    value: periodValue(l, declared, period),
  }))
  const fault = { code: 'evaluate.gap', field: name }
  const found = decided(l, 'first', { options, otherwise: outside(l, name, read, options[0]?.value as Term), gap: fault, conflict: fault })
  const sure = make.not(anyOf(make, moment.unknown))
  return {
    ...found,
    unknown: together(make, [moment.unknown, under(make, sure, found.unknown)]),
    fault: firstOf(make, [moment.fault, under(make, sure, found.fault)]),
  }
}

/** The base date is the first of the settings. */
export const baseDateSetting = 0

/** Whether a value holds at a moment: on that day, or from the first to the last day of that year. */
function inForce({ make }: Lowering, { from, to }: DatedValue, { node, of }: Moment): Node {
  const [first, last] = [from === null ? null : parseDate(from), to === null ? null : parseDate(to)]
  const low = first === null ? null : of === 'day' ? first : firstWholeYear(first)
  const high = last === null ? null : of === 'day' ? last : lastWholeYear(last)
  const bounds = of === 'year' ? [Math.max(low ?? 1, 1), Math.min(high ?? 9999, 9999)] : [low, high]
  const [least, most] = bounds
  return make.and(
    ...(least == null ? [] : [make.compare('greaterOrEqual', node, number(make, BigInt(least)))]),
    ...(most == null ? [] : [make.compare('lessOrEqual', node, number(make, BigInt(most)))]),
  )
}

const firstWholeYear = (day: number): number => (dayNumber(yearOf(day), 1, 1) === day ? yearOf(day) : yearOf(day) + 1)
const lastWholeYear = (day: number): number => (dayNumber(yearOf(day), 12, 31) === day ? yearOf(day) : yearOf(day) - 1)

function periodValue(l: Lowering, declared: Parameter, period: number): Term {
  const place = l.settings.findIndex((each) => each.kind === 'parameter' && each.parameter === declared && each.period === period)
  const setting = l.settings[place]
  if (setting?.kind === 'parameter') return settingValue(l, l.setting(place), setting.scale)
  return l.term((declared.values[period] as DatedValue).value)
}

/** A value that is built in needs no more decimal places than the notice gives it. */
function settingValue({ make }: Lowering, node: Node, scale: number): Term {
  if (node.kind !== 'constant' || typeof node.value !== 'bigint') return known(node, scale)
  const exact = normalize(decimal(node.value, scale))
  return known(number(make, exact.coefficient), exact.scale)
}

/** Unknown for want of a value, with the parameter and the year as reason. */
function outside({ make }: Lowering, name: string, { node, of }: Moment, like: Term): Term {
  const year = of === 'year' ? node : make.calendar('year', node)
  const reason: Reason = year.kind === 'constant' ? { text: `${name}（${year.value}年）` } : { parameter: name, year }
  const key = 'text' in reason ? reason.text : `${name} ${year.id}`
  return { ...like, unknown: flagsOf([[key, reason, make.true]]), fault: none }
}
