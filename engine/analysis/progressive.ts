import { compare, zero } from '../number/decimal.ts'
import { combine, type Settle } from './combine.ts'
import type { Context } from './context.ts'
import { type Diagram, isUnknown, type Leaf } from './diagram.ts'
import { conditional } from './logic.ts'
import { keyOfLeaves, opaque } from './opaque.ts'
import { constantQuantity, isConstant, minus, plus, type Quantity, scaled } from './quantity.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'
import { bySign } from './sign.ts'

type Progressive = ExprOf<'progressive'>

/** 累进 is linear within each band, so it is split at the bands' ends. A band that the base does not reach is not asked for. */
export function foldProgressive(scope: Scope, expr: Progressive): Diagram {
  const { store } = scope.context
  const ends = expr.bands.flatMap((b) => (b.upTo ? [fold(scope, b.upTo)] : []))
  const rates = expr.bands.map((b) => fold(scope, b.rate))
  const settle: Settle = (operands) => {
    const [base] = operands
    if (base && isUnknown(base)) return base
    return operands.every((d) => d.kind === 'leaf') ? progressiveOf(scope.context, expr, operands, ends.length) : operands
  }
  return combine(store, [fold(scope, expr.base), ...ends, ...rates], settle, store.memo(`progressive ${ends.length} ${rates.length}`))
}

/** The end and rate of a band; null where they are unknown, and of the last band's end. */
interface Band {
  readonly end: Quantity | null
  readonly rate: Quantity | null
  /** What keeps the band unknown. */
  readonly unknown: Leaf | null
}

function progressiveOf(context: Context, expr: Progressive, leaves: readonly Leaf[], endCount: number): Diagram {
  const [base, ...scale] = leaves as readonly [Leaf, ...Leaf[]]
  const quantities = scale.flatMap((leaf) => quantityOf(leaf) ?? [])
  if (!quantities.every(isConstant)) return beyond(context, expr, leaves, scale.find(isUnknown) ?? null)
  const [ends, rates] = [scale.slice(0, endCount), scale.slice(endCount)]
  const bands = rates.map((rate, index): Band => {
    const end = ends[index]
    const unknown = [end, rate].find((leaf) => leaf !== undefined && isUnknown(leaf)) ?? null
    return { end: end ? quantityOf(end) : null, rate: quantityOf(rate), unknown }
  })
  return banded(context, expr, quantityOf(base) ?? constantQuantity(zero), bands)
}

const quantityOf = ({ outcome }: Leaf): Quantity | null => (outcome.kind === 'quantity' ? outcome.quantity : null)

/** Where an end or rate is unknown, so may the result be: as far as the base reaches, which is not told here. */
function beyond(context: Context, expr: Progressive, leaves: readonly Leaf[], unknown: Leaf | null): Diagram {
  const key = keyOfLeaves('progressive', leaves)
  const value = opaque(context, key, expr)
  if (!unknown) return value
  const known = opaque(context, `${key} known`, { ...expr, type: { kind: 'boolean' } })
  return conditional(context.store, known, value, unknown)
}

/** From 0 up: in each band, what the bands below give in full, and the band's rate on the rest. */
function banded(context: Context, expr: Progressive, base: Quantity, bands: readonly Band[]): Diagram {
  const { store } = context
  const [no, yes] = [store.false, store.true]
  let full = constantQuantity(zero)
  let start = constantQuantity(zero)
  let result: Diagram = store.leaf({ kind: 'quantity', quantity: full })
  for (const { end, rate, unknown } of bands) {
    const share = rate?.constant ?? zero
    const value = unknown ?? store.leaf({ kind: 'quantity', quantity: plus(full, scaled(minus(base, start), share)) })
    const reached = bySign(context, minus(base, start), { negative: no, zero: no, positive: yes }, expr)
    // A band that ends where it starts, or before, has no part of the base.
    if (!unknown && end && compare(end.constant, start.constant) <= 0) continue
    result = conditional(store, reached, value, result)
    if (unknown || !end) return result
    full = plus(full, scaled(minus(end, start), share))
    start = end
  }
  return result
}
