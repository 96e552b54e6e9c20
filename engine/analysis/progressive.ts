import { zero } from '../number/decimal.ts'
import { lift } from './combine.ts'
import type { Context } from './context.ts'
import type { Diagram, Leaf } from './diagram.ts'
import { conditional } from './logic.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { constantQuantity, isConstant, minus, plus, type Quantity, scaled } from './quantity.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'
import { bySign } from './sign.ts'

/** 累进 is linear within each band: so it is split at the bands' ends. */
export function foldProgressive(scope: Scope, expr: ExprOf<'progressive'>): Diagram {
  const ends = expr.bands.flatMap((b) => (b.upTo ? [fold(scope, b.upTo)] : []))
  const rates = expr.bands.map((b) => fold(scope, b.rate))
  const name = `progressive ${ends.length} ${rates.length}`
  return lift(scope.context.store, name, [fold(scope, expr.base), ...ends, ...rates], (leaves) =>
    progressiveOf(scope.context, expr, leaves, ends.length),
  )
}

function progressiveOf(context: Context, expr: ExprOf<'progressive'>, leaves: readonly Leaf[], endCount: number): Diagram {
  const quantities = leaves.map((l) => (l.outcome.kind === 'quantity' ? l.outcome.quantity : constantQuantity(zero)))
  const [base, ...scale] = quantities as [Quantity, ...Quantity[]]
  if (!scale.every(isConstant)) return opaque(context, keyOfLeaves('progressive', leaves), expr)
  return bands(context, expr, base, scale.slice(0, endCount), scale.slice(endCount))
}

/** From 0 up: in band i, what the bands below give in full, and the band's rate on the rest. */
function bands(
  context: Context,
  expr: ExprOf<'progressive'>,
  base: Quantity,
  ends: readonly Quantity[],
  rates: readonly Quantity[],
): Diagram {
  let full = constantQuantity(zero)
  let start = constantQuantity(zero)
  const pieces = rates.map((rate, i) => {
    const piece = { from: start, value: plus(full, scaled(minus(base, start), rate.constant)) }
    const end = ends[i] ?? start
    full = plus(full, scaled(minus(end, start), rate.constant))
    start = end
    return piece
  })
  const nothing = context.store.leaf({ kind: 'quantity', quantity: constantQuantity(zero) })
  return pieces.reduce<Diagram>((below, { from, value }) => {
    const above = bySign(
      context,
      minus(base, from),
      { negative: context.store.false, zero: context.store.false, positive: context.store.true },
      expr,
    )
    return conditional(context.store, above, context.store.leaf({ kind: 'quantity', quantity: value }), below)
  }, nothing)
}
