import { dayNumber, parseDate, yearOf } from '../number/date.ts'
import { decimal } from '../number/decimal.ts'
import type { DatedValue, Expr } from '../program/program.ts'
import { lift } from './combine.ts'
import { literalLeaf } from './constant.ts'
import type { Diagram, Leaf } from './diagram.ts'
import { both, conditional } from './logic.ts'
import { constantQuantity, minus, type Quantity } from './quantity.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'
import { bySign } from './sign.ts'

/** A parameter at a day or a year: one of its dated values, or unknown outside them. */
export function foldParameter(scope: Scope, expr: ExprOf<'parameter'>): Diagram {
  const { context } = scope
  const at = expr.at ? fold(scope, expr.at) : literalLeaf(context.store, { kind: 'date' }, context.program.header.baseDate)
  const whole = expr.at?.type.kind === 'decimal'
  const name = `parameter ${whole ? 'year' : 'day'} ${expr.parameter}`
  return lift(context.store, name, [at], ([leaf]) => valueAt(scope, expr, leaf as Leaf, whole))
}

function valueAt(scope: Scope, expr: ExprOf<'parameter'>, leaf: Leaf, whole: boolean): Diagram {
  const { store, parameters } = scope.context
  if (leaf.outcome.kind !== 'quantity') return store.undefined
  const { quantity } = leaf.outcome
  const values = parameters.get(expr.parameter)?.values ?? []
  return values.reduceRight<Diagram>((otherwise, dated) => {
    const applies = inForce(scope, dated, quantity, whole, expr)
    return applies === store.false ? otherwise : conditional(store, applies, fold(scope, dated.value), otherwise)
  }, store.missing)
}

/** Whether a dated value is in force on a day, or throughout a year. */
function inForce({ context }: Scope, { from, to }: DatedValue, at: Quantity, whole: boolean, expr: Expr): Diagram {
  const { store } = context
  const first = from === null ? null : whole ? firstWholeYear(from) : parseDate(from)
  const last = to === null ? null : whole ? lastWholeYear(to) : parseDate(to)
  const since =
    first === null
      ? store.true
      : bySign(context, minus(at, count(first)), { negative: store.false, zero: store.true, positive: store.true }, expr)
  const until =
    last === null
      ? store.true
      : bySign(context, minus(at, count(last)), { negative: store.true, zero: store.true, positive: store.false }, expr)
  return both(store, [since, until])
}

function count(value: number): Quantity {
  return constantQuantity(decimal(BigInt(value)))
}

function firstWholeYear(from: string): number {
  const day = parseDate(from) as number
  const year = yearOf(day)
  return dayNumber(year, 1, 1) === day ? year : year + 1
}

function lastWholeYear(to: string): number {
  const day = parseDate(to) as number
  const year = yearOf(day)
  return dayNumber(year, 12, 31) === day ? year : year - 1
}
