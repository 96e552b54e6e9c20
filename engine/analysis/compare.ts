import type { Expr } from '../program/program.ts'
import { bind } from './combine.ts'
import type { Context } from './context.ts'
import type { Diagram, Leaf, Outcome } from './diagram.ts'
import { pointOf } from './dimension.ts'
import { negated } from './logic.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { between, everyPoint } from './partition.ts'
import { minus } from './quantity.ts'
import { bySign } from './sign.ts'

export type Comparison = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual'

/** Whether a comparison holds where the left side is smaller, equal, larger. */
const holds: Readonly<Record<Comparison, readonly [smaller: boolean, equal: boolean, larger: boolean]>> = {
  equal: [false, true, false],
  notEqual: [true, false, true],
  less: [true, false, false],
  lessOrEqual: [true, true, false],
  greater: [false, false, true],
  greaterOrEqual: [false, true, true],
}

/** Compares two leaves that are known. */
export function compareLeaves(context: Context, comparison: Comparison, a: Leaf, b: Leaf, origin: Expr): Diagram {
  const { store } = context
  const [smaller, equal, larger] = holds[comparison].map((h) => (h ? store.true : store.false)) as [Leaf, Leaf, Leaf]
  if (a.outcome.kind === 'quantity' && b.outcome.kind === 'quantity') {
    return bySign(context, minus(a.outcome.quantity, b.outcome.quantity), { negative: smaller, zero: equal, positive: larger }, origin)
  }
  const same = sameSymbol(context, a, b, origin)
  return comparison === 'notEqual' ? negated(store, same) : same
}

function sameSymbol(context: Context, a: Leaf, b: Leaf, origin: Expr): Diagram {
  const { store } = context
  if (a === b) return store.true
  if (a.outcome.kind === 'symbol' && b.outcome.kind === 'symbol') return store.false
  if (a.outcome.kind === 'boolean' && b.outcome.kind === 'boolean') return store.false
  if (a.outcome.kind === 'member') return memberIs(context, a, b, origin)
  return b.outcome.kind === 'member' ? memberIs(context, b, a, origin) : store.undefined
}

function memberIs(context: Context, member: Leaf, other: Leaf, origin: Expr): Diagram {
  const { store } = context
  const { dimension } = member.outcome as Extract<Outcome, { kind: 'member' }>
  if (other.outcome.kind === 'symbol') {
    const point = pointOf(dimension, other.outcome.text)
    return point === null ? store.false : between(store, dimension, point, point)
  }
  if (dimension.axis.kind !== 'members') return opaqueBoolean(context, keyOfLeaves('equal', inOrder(member, other)), origin)
  return bind(store, spelledOut(context, member), (symbol) => compareLeaves(context, 'equal', other, symbol, origin))
}

/** The enum that a dimension holds, as one leaf for every member. */
export function spelledOut({ store }: Context, leaf: Leaf): Diagram {
  if (leaf.outcome.kind !== 'member' || leaf.outcome.dimension.axis.kind !== 'members') return leaf
  const { dimension } = leaf.outcome
  const { members } = leaf.outcome.dimension.axis
  return everyPoint(store, dimension, (point) => store.leaf({ kind: 'symbol', text: members[Number(point)] as string }))
}

function inOrder(a: Leaf, b: Leaf): Leaf[] {
  return a.id < b.id ? [a, b] : [b, a]
}

function opaqueBoolean(context: Context, key: string, origin: Expr): Diagram {
  return opaque(context, key, { ...origin, type: { kind: 'boolean' } })
}
