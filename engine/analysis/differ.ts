import type { Expr } from '../program/program.ts'
import { type Shown, showValue } from '../program/show.ts'
import { combine, type Settle } from './combine.ts'
import { compareLeaves } from './compare.ts'
import { constantOf } from './constant.ts'
import type { Context } from './context.ts'
import { type Cube, leavesWithin } from './cube.ts'
import { describe } from './describe.ts'
import type { Diagram, Leaf } from './diagram.ts'

/**
 * Where two values differ. A value against 未规定 differs; what is unknown for want of something in the record may yet
 * agree, so it does not.
 */
export function differ(context: Context, a: Diagram, b: Diagram, origin: Expr): Diagram {
  const settle: Settle = (operands) => {
    const [left, right] = operands as readonly [Diagram, Diagram]
    if (left === right) return context.store.false
    return left.kind === 'leaf' && right.kind === 'leaf' ? differentLeaves(context, left, right, origin) : operands
  }
  return combine(context.store, [a, b], settle, context.store.memo('differ'))
}

function differentLeaves(context: Context, a: Leaf, b: Leaf, origin: Expr): Diagram {
  const { store } = context
  const unknown = [a, b].filter((l) => l.outcome.kind === 'unknown')
  if (unknown.length === 0) return compareLeaves(context, 'notEqual', a, b, origin)
  return unknown.length === 1 && unknown[0] === store.silent ? store.true : store.false
}

/** A value for messages: the constant that it is for the records of a cube, else the expression. */
export function shownValue(expr: Expr, diagram: Diagram, cube: Cube): Shown {
  const [leaf, ...others] = leavesWithin(diagram, cube)
  if (!leaf || others.length > 0) return describe(expr)
  if (leaf.outcome.kind === 'unknown' && leaf.outcome.reason === 'silent') return { zh: '未规定', en: 'unspecified' }
  const value = constantOf(expr.type, leaf.outcome)
  return value === null ? describe(expr) : showValue(expr.type, value)
}
