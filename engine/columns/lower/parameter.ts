import { dayNumber, firstDay, formatDate, lastDay, parseDate, yearOf } from '../../number/date.ts'
import type { Expr, Parameter } from '../../program/program.ts'
import { untold } from '../reasons.ts'
import type { Term } from '../term.ts'
import { type Code, i32, i64, op } from '../wasm/code.ts'
import { either, type Lowering, not, when } from './lowering.ts'
import { aligned, chosen } from './numeric.ts'

type Read = Extract<Expr, { kind: 'parameter' }>

/**
 * A parameter read at a day or year of the record: its values stand side by side, and the moment picks one. Where it has
 * none the reason names the record's year, which only the interpreter tells.
 */
export function datedParameter(l: Lowering, expr: Read, at: Expr): Term {
  // The year of a day has come where the day has: no year need be worked out.
  const ofDay = at.kind === 'operation' && at.operator === 'yearOf' ? dayIn(at.arguments[0]) : null
  const moment = l.term(ofDay ?? at)
  const starts = startsOf(l, expr)
  const values = starts.map((start) => untoldReason(l.term(readAt(expr, at, start))))
  const level = values[0]?.wasm === 'i64' ? aligned(l, values) : values
  const picked = level.reduce((before, value, index) => {
    if (index === 0) return value
    const start = starts[index] as number
    const reached = l.body.hold('i32', moment.value, ...reaching(moment, ofDay ? firstOf(start) : start))
    return chosen(l, reached, value, before)
  })
  const undecided = moment.unknown
  const unknown = undecided ? l.body.hold('i32', undecided, picked.unknown ?? i32(0), undecided, op.select) : picked.unknown
  const fault = either(l, [moment.fault, undecided ? when(l, not(l, undecided), picked.fault) : picked.fault])
  return { ...picked, unknown, fault, constant: null }
}

const dayIn = (expr: Expr | undefined): Expr | null => (expr?.type.kind === 'date' ? expr : null)

/** The first day of a year; beyond the calendar one that never comes. */
const firstOf = (year: number): number => dayNumber(year, 1, 1) ?? (year < 1 ? firstDay : lastDay + 1)

function reaching({ wasm, bounds }: Term, start: number): Code[] {
  return [wasm === 'i64' ? i64(BigInt(start) * 10n ** BigInt(bounds.scale)) : i32(start), op[wasm].ge_s]
}

const untoldReason = (term: Term): Term => (term.unknown ? { ...term, unknown: i32(untold) } : term)

/** Moments, ascending, from each of which to the next the parameter has one value or none; the first stands for all before. */
function startsOf(l: Lowering, { parameter: name, at }: Read): number[] {
  const parameter = l.program.parameters.find((each) => each.name === name) as Parameter
  const days = [...boundaries(parameter), ...overriddenYears(l, name)]
  const ofDays = at?.type.kind === 'date'
  const starts = ofDays ? [firstDay, ...days] : [0, 1, 10_000, ...days.flatMap((day) => [yearOf(day), yearOf(day) + 1])]
  return [...new Set(starts)].filter((start) => start <= lastDay).sort((a, b) => a - b)
}

/** The first day of each value and the first day after it. */
function boundaries({ values }: Parameter): number[] {
  const day = (iso: string | null) => (iso === null ? null : parseDate(iso))
  return values.flatMap(({ from, to }) => {
    const last = day(to)
    return [day(from) ?? firstDay, ...(last === null ? [] : [last + 1])]
  })
}

function overriddenYears({ options, program }: Lowering, name: string): number[] {
  const base = parseDate(options.baseDate ?? program.header.baseDate) ?? 0
  const years = (options.parameters ?? []).filter(({ parameter }) => parameter === name).map(({ year }) => year ?? yearOf(base))
  return years.flatMap((year) => [dayNumber(year, 1, 1) ?? firstDay, (dayNumber(year, 12, 31) ?? firstDay) + 1])
}

/** The same parameter at one moment: no record changes that. */
function readAt(expr: Read, at: Expr, start: number): Expr {
  const value = at.type.kind === 'date' ? formatDate(start) : String(start)
  return { ...expr, at: { kind: 'literal', type: at.type, span: at.span, value, ...(at.numeric ? { numeric: at.numeric } : {}) } }
}
