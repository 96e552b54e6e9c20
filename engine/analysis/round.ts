import { isZero } from '../number/decimal.ts'
import { divide, round } from '../number/rounding.ts'
import type { Expr, Rounding } from '../program/program.ts'
import { lift } from './combine.ts'
import type { Context } from './context.ts'
import type { Diagram, Leaf } from './diagram.ts'
import { applyMonotone, growthInDirection } from './monotone.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { isConstant, scaleOf } from './quantity.ts'
import { roundedGrowth } from './roundedGrowth.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'

export function foldRound(scope: Scope, expr: ExprOf<'round'>): Diagram {
  const { argument, rounding } = expr
  if (argument.kind === 'operation' && argument.operator === 'divide') return roundedQuotient(scope, argument, rounding, expr)
  return rounded(scope.context, fold(scope, argument), rounding, expr)
}

/** Rounds what a diagram comes to; unchanged where that has no more decimal places. */
export function rounded(context: Context, diagram: Diagram, rounding: Rounding, expr: Expr): Diagram {
  const name = `round ${rounding.mode} ${rounding.scale}`
  return lift(context.store, name, [diagram], ([leaf]) => roundedLeaf(context, name, leaf as Leaf, rounding, expr))
}

function roundedLeaf(context: Context, name: string, leaf: Leaf, { mode, scale }: Rounding, expr: Expr): Diagram {
  if (leaf.outcome.kind !== 'quantity') return context.store.undefined
  if (scaleOf(leaf.outcome.quantity) <= scale) return leaf
  return applyMonotone(
    context,
    name,
    leaf,
    { growth: roundedGrowth({ mode, scale }), scale: Math.max(0, scale), evaluate: (v) => round(v, scale, mode) },
    expr,
  )
}

/** The exact quotient rounded once. */
function roundedQuotient(scope: Scope, division: ExprOf<'operation'>, rounding: Rounding, expr: Expr): Diagram {
  const { context } = scope
  const operands = division.arguments.map((a) => fold(scope, a))
  const name = `divide ${rounding.mode} ${rounding.scale}`
  return lift(context.store, name, operands, (leaves) => roundedQuotientOf(context, name, leaves as [Leaf, Leaf], rounding, expr))
}

function roundedQuotientOf(context: Context, name: string, leaves: readonly [Leaf, Leaf], { mode, scale }: Rounding, expr: Expr): Diagram {
  const [dividend, divisor] = leaves
  if (divisor.outcome.kind !== 'quantity') return context.store.undefined
  if (!isConstant(divisor.outcome.quantity)) return opaque(context, keyOfLeaves(name, leaves), expr)
  const by = divisor.outcome.quantity.constant
  if (isZero(by)) return context.store.undefined
  const growth = growthInDirection(by.coefficient > 0n ? 1 : -1)
  const key = `${name} by ${divisor.id}`
  return applyMonotone(context, key, dividend, { growth, scale: Math.max(0, scale), evaluate: (v) => divide(v, by, scale, mode) }, expr)
}
