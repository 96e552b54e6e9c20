import { type Decimal, decimal, formatDecimal } from '../number/decimal.ts'
import { literalValue, type Value } from '../program/apply.ts'
import type { LiteralValue, Type } from '../program/program.ts'
import type { Leaf, Outcome, Store } from './diagram.ts'
import { constantQuantity, isConstant } from './quantity.ts'

/** The leaf of a known value. */
export function leafOf(store: Store, value: Value): Leaf {
  if (typeof value === 'boolean') return value ? store.true : store.false
  if (typeof value === 'string') return store.leaf({ kind: 'symbol', text: value })
  return store.leaf({ kind: 'quantity', quantity: constantQuantity(decimalOf(value)) })
}

export function literalLeaf(store: Store, type: Type, value: LiteralValue): Leaf {
  return leafOf(store, literalValue(type, value))
}

/** A decimal, or a count of days, minutes or months as one. */
export function decimalOf(value: number | Decimal): Decimal {
  return typeof value === 'number' ? decimal(BigInt(value)) : value
}

/** The value of an outcome that is constant; null where it depends on the record or is unknown. */
export function constantOf(type: Type, outcome: Outcome): Value | null {
  if (outcome.kind === 'boolean') return outcome.value
  if (outcome.kind === 'symbol') return outcome.text
  if (outcome.kind !== 'quantity' || !isConstant(outcome.quantity)) return null
  return valueOfNumber(type, outcome.quantity.constant)
}

/** A decimal as the value of its type: dates, instants and durations are plain counts. */
export function valueOfNumber(type: Type, number: Decimal): Value {
  return type.kind === 'decimal' ? number : Number(formatDecimal(number))
}
