import { civil } from '../number/date.ts'
import type { Expr } from '../program/program.ts'
import { type Context, fieldDimensionKey, fieldKey } from './context.ts'
import { leavesOf } from './diagram.ts'
import type { Dimension, Free } from './dimension.ts'
import type { Term } from './quantity.ts'
import { type ExprOf, fold } from './scope.ts'

/** The key of a dimension among the sources of others; null where nothing else is made of it. */
export function sourceOf({ origin }: Dimension): string | null {
  return origin.kind === 'field' ? fieldDimensionKey(origin) : null
}

/** A sum or difference of different fields takes every value between its ends, each step being a step of any of them. */
export function freeSum(terms: readonly Term[]): Free | null {
  const sources = terms.map((t) => sourceOf(t.atom.dimension))
  const plain = terms.every(
    ({ atom, factor }) => atom.evaluate === null && atom.scale === terms[0]?.atom.scale && isUnit(factor.coefficient),
  )
  if (!plain || sources.includes(null) || new Set(sources).size < terms.length) return null
  return { sources: sources as string[], pick: (point) => shared(terms, point) }
}

const isUnit = (coefficient: bigint): boolean => coefficient === 1n || coefficient === -1n

/** Points of the terms that add up: each starts at its ordinary end and moves as far as it must and can. */
function shared(terms: readonly Term[], total: bigint): [Dimension, bigint][] {
  const points = terms.map(({ atom, factor }) => ({ dimension: atom.dimension, sign: factor.coefficient, point: ordinary(atom.dimension) }))
  let missing = points.reduce((rest, { sign, point }) => rest - sign * point, total)
  return points.map(({ dimension, sign, point }) => {
    const moved = within(dimension, point + sign * missing)
    missing -= sign * (moved - point)
    return [dimension, moved]
  })
}

/** The lower end; the upper one of a date. */
function ordinary({ axis, minimum, maximum }: Dimension): bigint {
  return (axis.kind === 'date' ? within({ minimum, maximum }, today) : minimum) ?? maximum ?? 0n
}

/** 2020-01-01: a day within the reach of any notice. */
const today = 18262n

function within({ minimum, maximum }: Pick<Dimension, 'minimum' | 'maximum'>, point: bigint): bigint {
  if (minimum !== null && point < minimum) return minimum
  return maximum !== null && point > maximum ? maximum : point
}

/** The month of a date takes every value where the date reaches over a year. */
export function freeMonth(dimension: Dimension): Free | null {
  const { axis, minimum, maximum } = dimension
  const source = sourceOf(dimension)
  if (source === null || axis.kind !== 'date' || minimum === null || maximum === null || maximum - minimum < 366n) return null
  return { sources: [source], pick: (month) => [[dimension, dayInMonth(dimension, Number(month))]] }
}

function dayInMonth(dimension: Dimension, month: number): bigint {
  let day = within(dimension, today > (dimension.maximum as bigint) - 366n ? (dimension.maximum as bigint) - 366n : today)
  while (civil(Number(day)).month !== month) day++
  return day
}

/**
 * An aggregate over records of which nothing else is asked takes every value: a count; a sum of a field that may be as
 * small as one step, the others being zero; whether there are such records, or only such.
 */
export function freeAggregate(context: Context, entity: string | null, expr: ExprOf<'aggregate'>): Free | null {
  const relation = context.entities.get(entity ?? '')?.relations.find((r) => r.name === expr.relation)
  if (!relation || expr.scope !== 0 || !takesEveryValue(context, relation.entity, expr)) return null
  return { sources: [`relation ${fieldKey(entity, relation.name)}`], pick: null }
}

function takesEveryValue(context: Context, entity: string, { function: kind, condition, body }: ExprOf<'aggregate'>): boolean {
  const scope = { context, entity }
  const may = (test: Expr | null, value: boolean) =>
    test === null || (isOwn(test) && leavesOf(fold(scope, test)).includes(value ? context.store.true : context.store.false))
  if (kind === 'count' || kind === 'exists') return may(condition, true)
  if (kind === 'all') return condition === null && body !== null && may(body, false)
  return (
    kind === 'sum' &&
    body?.kind === 'input' &&
    body.scope === 0 &&
    countsUp(context, entity, body.field) &&
    !mentions(condition, body.field) &&
    may(condition, true)
  )
}

/** Whether a field may be one step above zero. */
function countsUp({ fields }: Context, entity: string, field: string): boolean {
  const numeric = fields.get(fieldKey(entity, field))?.numeric
  return numeric?.minimum === '0' && (numeric.maximum === null || Number(numeric.maximum) >= 1)
}

/** Whether a condition asks only of the record's own fields, so that it is decided apart from everything else. */
function isOwn(expr: Expr): boolean {
  if (expr.kind === 'input') return expr.scope === 0
  return expr.kind === 'operation' ? expr.arguments.every(isOwn) : expr.kind === 'literal' || expr.kind === 'baseDate'
}

function mentions(expr: Expr | null, field: string): boolean {
  if (expr?.kind === 'input') return expr.field === field
  return expr?.kind === 'operation' && expr.arguments.some((a) => mentions(a, field))
}
