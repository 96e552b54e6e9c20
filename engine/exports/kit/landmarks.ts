import { addMonths, civil, dayNumber, parseDate } from '../../number/date.ts'
import { parseDecimal } from '../../number/decimal.ts'
import { parseDuration } from '../../number/duration.ts'
import { minutesPerDay, parseInstant } from '../../number/instant.ts'
import { partsOf } from '../../program/map.ts'
import type { DurationUnit, Expr, LiteralValue, Program, Type } from '../../program/program.ts'
import { ruleExprs } from '../../program/reads.ts'

/** What a program names as numbers, days and texts: where something is decided, and so where records should stand. */
export interface Landmarks {
  /** Decimals as written. */
  readonly numbers: readonly string[]
  /** Days since 1970: named, ends of parameters' periods, anniversaries and month ends before the base date; a day beside each, too. */
  readonly days: readonly number[]
  /** Minutes since 1970. */
  readonly minutes: readonly number[]
  readonly durations: (unit: DurationUnit) => readonly number[]
  readonly texts: readonly string[]
}

/** Longer than anybody lives: a larger number is no age. */
const longestAge = 130n

export function landmarksOf(program: Program, baseDate: number): Landmarks {
  const literals = [...literalsOf(program)]
  const written = (kind: Type['kind']) => [...new Set(literals.filter(({ type }) => type.kind === kind).map(({ value }) => String(value)))]
  const numbers = written('decimal')
  const durations = written('duration').flatMap((iso) => parseDuration(iso) ?? [])
  const named = written('date').flatMap((iso) => parseDate(iso) ?? [])
  const days = [...named, ...periodEnds(program), ...anniversaries(baseDate, numbers), ...leapDays(baseDate), ...yearEnds(baseDate)]
  const shifted = durations.flatMap(({ unit, count }) => [baseDate, ...named].flatMap((day) => around(day, unit, count)))
  const beside = distinct([...days, ...shifted, baseDate].flatMap((day) => [day - 1, day, day + 1]))
  const minutes = written('instant').flatMap((iso) => parseInstant(iso) ?? [])
  return {
    numbers,
    days: beside,
    minutes: distinct([...minutes, ...[...named, baseDate].map((day) => day * minutesPerDay)].flatMap((at) => [at - 1, at, at + 1])),
    durations: (unit) => distinct(durations.filter((each) => each.unit === unit).map(({ count }) => count)),
    texts: written('text'),
  }
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].toSorted((a, b) => a - b)

interface Written {
  readonly type: Type
  readonly value: LiteralValue
}

/** Every literal of rules, tables, assertions and values of parameters. */
function* literalsOf(program: Program): Generator<Written> {
  const tops = [
    ...program.rules.flatMap(ruleExprs),
    ...program.tables.flatMap(({ rows }) => rows.flatMap(({ when, values }) => [when, ...values])),
    ...program.assertions.map(({ condition }) => condition),
    ...program.parameters.flatMap(({ values }) => values.map(({ value }) => value)),
  ]
  for (const top of tops) yield* literalsIn(top)
}

function* literalsIn(expr: Expr): Generator<Written> {
  if (expr.kind === 'literal') yield { type: expr.type, value: expr.value }
  for (const part of partsOf(expr)) yield* literalsIn(part)
}

function periodEnds({ parameters }: Program): number[] {
  const ends = parameters.flatMap(({ values }) => values.flatMap(({ from, to }) => [from, to]))
  return ends.flatMap((iso) => (iso === null ? [] : (parseDate(iso) ?? [])))
}

/** The days on which somebody reaches, at the base date, an age that the program names. */
function anniversaries(baseDate: number, numbers: readonly string[]): number[] {
  const ages = numbers.flatMap((text) => {
    const { coefficient, scale } = parseDecimal(text) ?? { coefficient: 0n, scale: 0 }
    return scale === 0 && coefficient > 0n && coefficient <= longestAge ? [Number(coefficient)] : []
  })
  return ages.flatMap((age) => addMonths(baseDate, -12 * age, 'down') ?? [])
}

/** The last 29 February that is not behind the base date, and the one before it. */
function leapDays(baseDate: number): number[] {
  const { year } = civil(baseDate)
  const found = Array.from({ length: 17 }, (_, back) => dayNumber(year - back, 2, 29)).flatMap((day) => day ?? [])
  return found.filter((day) => day <= baseDate).slice(0, 2)
}

function yearEnds(baseDate: number): number[] {
  const { year } = civil(baseDate)
  return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)].flatMap((day) => day ?? [])
}

function around(day: number, unit: DurationUnit, count: number): number[] {
  if (unit === 'day') return [day - count, day + count]
  if (unit === 'month') return [-count, count].flatMap((months) => addMonths(day, months, 'down') ?? [])
  return []
}
