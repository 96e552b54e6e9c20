import { formatDate, parseDate } from '../number/date.ts'
import type { DatedValue, Parameter } from '../program/program.ts'
import { same } from '../program/show.ts'
import { describeType } from '../types/type.ts'
import type { ParameterChange, Part, PeriodChange, SideValue } from './comparison.ts'
import type { Context } from './context.ts'
import { constantOf, differenceOf, sameTyped, sideValue } from './difference.ts'
import { pairs } from './pairs.ts'
import { changed, oneSided, part, provenancePart } from './parts.ts'
import type { Side } from './side.ts'

/** Parameters whose value on any day is not what it was, came or went; how their days are cut up does not matter. */
export function parameterChanges(context: Context): ParameterChange[] {
  const { before, after, renames } = context
  const found = pairs(
    before.program.parameters,
    after.program.parameters,
    ({ name }) => renames.parameters.get(name) ?? name,
    ({ name }) => name,
  )
  return [
    ...found.removed.map((it) => whole('removed', it, before)),
    ...found.both.flatMap(([a, b]) => changedParameter(context, a, b)),
    ...found.added.map((it) => whole('added', it, after)),
  ]
}

function whole(kind: 'added' | 'removed', parameter: Parameter, side: Side): ParameterChange {
  const periods = parameter.values.map(({ from, to, value }): PeriodChange => {
    const shown = sideValue(side, value)
    const [before, after] = kind === 'added' ? [null, shown] : [shown, null]
    return { kind, from, to, before, after, difference: null }
  })
  return { ...oneSided(kind, parameter, []), periods, latest: null }
}

function changedParameter(context: Context, before: Parameter, after: Parameter): ParameterChange[] {
  const periods = joinedPeriods(stretches(before, after).flatMap(([from, to]) => periodChange(context, before, after, from, to)))
  const parts: Part[] = [...typePart(before, after), ...provenanceParts(before, after)]
  const latest = latestChange(context, before, after)
  const found = changed(before, after, parts)
  if (found.length === 0 && periods.length === 0 && !latest) return []
  const [change] = found.length > 0 ? found : changed(before, after, [part('value', null, null)])
  return change ? [{ ...change, parts, periods, latest }] : []
}

function typePart(before: Parameter, after: Parameter): Part[] {
  const [a, b] = [describeType(before.type), describeType(after.type)]
  return a === b ? [] : [part('type', same(a), same(b))]
}

/** Where values of the same days come from; of other days that goes with the value. */
function provenanceParts(before: Parameter, after: Parameter): Part[] {
  const { both } = pairs(before.values, after.values, ({ from, to }) => `${from} ${to}`)
  return both.flatMap(([a, b]) => provenancePart(a.provenance, b.provenance, b.label || undefined))
}

const firstDay = Number.NEGATIVE_INFINITY
const lastDay = Number.POSITIVE_INFINITY
const dayOf = (iso: string | null, open: number): number => (iso === null ? open : (parseDate(iso) ?? open))

/** The days cut wherever a value of either side begins or ends. */
function stretches(before: Parameter, after: Parameter): (readonly [from: number, to: number])[] {
  const values = [...before.values, ...after.values]
  const starts = values.flatMap((v) => [dayOf(v.from, firstDay), dayOf(v.to, lastDay) + 1])
  const cuts = [...new Set([firstDay, ...starts])].filter((day) => day !== lastDay).sort((a, b) => a - b)
  return cuts.map((from, index) => [from, (cuts[index + 1] ?? lastDay) - 1])
}

function valueOn({ values }: Parameter, from: number, to: number): DatedValue | undefined {
  return values.find((v) => dayOf(v.from, firstDay) <= from && to <= dayOf(v.to, lastDay))
}

const isoOf = (day: number): string | null => (Number.isFinite(day) ? formatDate(day) : null)

function periodChange({ before, after }: Context, a: Parameter, b: Parameter, from: number, to: number): PeriodChange[] {
  return valueChange(before, after, valueOn(a, from, to), valueOn(b, from, to), isoOf(from), isoOf(to))
}

function valueChange(
  before: Side,
  after: Side,
  a: DatedValue | undefined,
  b: DatedValue | undefined,
  from: string | null,
  to: string | null,
): PeriodChange[] {
  if (!a && !b) return []
  const [valueA, valueB] = [a && constantOf(before, a.value), b && constantOf(after, b.value)]
  if (a && b && valueA && valueB && sameTyped(valueA, valueB)) return []
  const [shownA, shownB] = [a ? sideValue(before, a.value) : null, b ? sideValue(after, b.value) : null]
  // Without a value on either side (未规定), nothing changed.
  if (shownA && shownB && shownA.literal === null && shownB.literal === null) return []
  const difference = valueA && valueB ? differenceOf(valueA, valueB) : null
  return [{ kind: a ? (b ? 'changed' : 'removed') : 'added', from, to, before: shownA, after: shownB, difference }]
}

/** Stretches that follow each other with the same change are one. */
function joinedPeriods(list: readonly PeriodChange[]): PeriodChange[] {
  const joined: PeriodChange[] = []
  for (const period of list) {
    const last = joined.at(-1)
    if (last && follows(last, period) && sameShown(last.before, period.before) && sameShown(last.after, period.after))
      joined[joined.length - 1] = { ...last, to: period.to }
    else joined.push(period)
  }
  return joined
}

const follows = (a: PeriodChange, b: PeriodChange): boolean => dayOf(a.to, lastDay) + 1 === dayOf(b.from, firstDay)
const sameShown = (a: SideValue | null, b: SideValue | null): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The last value of each, where the notices have different base dates: last year's amount and this year's. */
function latestChange({ before, after }: Context, a: Parameter, b: Parameter): PeriodChange | null {
  if (before.program.header.baseDate === after.program.header.baseDate) return null
  const [x, y] = [a.values.at(-1), b.values.at(-1)]
  return (x && y && valueChange(before, after, x, y, y.from, y.to)[0]) ?? null
}
