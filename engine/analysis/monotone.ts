import { type Decimal, zero } from '../number/decimal.ts'
import type { Expr } from '../program/program.ts'
import { atomOf, type Context } from './context.ts'
import type { Diagram, Leaf } from './diagram.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { atomQuantity, constantQuantity, type Growth, growthOf, isConstant, type Quantity, quantityAt } from './quantity.ts'
import { directionOf } from './sign.ts'

/** A function of one number that never falls or never rises. */
export interface Monotone {
  /** By how much it changes from point to point along its argument, which never falls or never rises. */
  readonly growth: (argument: Quantity) => Growth
  readonly scale: number
  readonly evaluate: (value: Decimal) => Decimal
}

/** The growth of a function of which only the direction is known. */
export function growthInDirection(direction: 1 | -1): Monotone['growth'] {
  return (argument) => {
    const { least } = growthOf(argument)
    const rises = least !== null && least.coefficient >= 0n
    return rises === (direction === 1) ? { least: zero, most: null } : { least: null, most: zero }
  }
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
  return directionOf(quantity) === null ? opaque(context, name, expr) : composed(context, name, quantity, f)
}

function composed(context: Context, name: string, quantity: Quantity, f: Monotone): Diagram {
  const [first] = quantity.terms
  const atom = atomOf(context, name, () => ({
    dimension: (first as (typeof quantity.terms)[number]).atom.dimension,
    growth: f.growth(quantity),
    evaluate: (point) => f.evaluate(quantityAt(quantity, point)),
    scale: f.scale,
  }))
  return context.store.leaf({ kind: 'quantity', quantity: atomQuantity(atom) })
}
