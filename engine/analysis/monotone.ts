import type { Decimal } from '../number/decimal.ts'
import type { Expr } from '../program/program.ts'
import { atomOf, type Context } from './context.ts'
import type { Diagram, Leaf } from './diagram.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { atomQuantity, constantQuantity, isConstant, type Quantity, quantityAt } from './quantity.ts'
import { directionOf } from './sign.ts'

/** A function of one number that never falls (1) or never rises (-1). */
export interface Monotone {
  readonly direction: 1 | -1
  readonly scale: number
  readonly evaluate: (value: Decimal) => Decimal
}

export function constantLeaf({ store }: Context, value: Decimal): Leaf {
  return store.leaf({ kind: 'quantity', quantity: constantQuantity(value) })
}

/** The function applied to a quantity: exact where that stands on one dimension, else opaque. `key` names the function. */
export function applyMonotone(context: Context, key: string, argument: Leaf, f: Monotone, expr: Expr): Diagram {
  if (argument.outcome.kind !== 'quantity') return context.store.undefined
  const { quantity } = argument.outcome
  if (isConstant(quantity)) return constantLeaf(context, f.evaluate(quantity.constant))
  const name = keyOfLeaves(key, [argument])
  const direction = directionOf(quantity)
  return direction === null ? opaque(context, name, expr) : composed(context, name, quantity, direction, f)
}

function composed(context: Context, name: string, quantity: Quantity, direction: 1 | -1, f: Monotone): Diagram {
  const [first] = quantity.terms
  const atom = atomOf(context, name, () => ({
    dimension: (first as (typeof quantity.terms)[number]).atom.dimension,
    direction: direction === f.direction ? 1 : -1,
    evaluate: (point) => f.evaluate(quantityAt(quantity, point)),
    scale: f.scale,
  }))
  return context.store.leaf({ kind: 'quantity', quantity: atomQuantity(atom) })
}
