import { constantOf, valueOfNumber } from '../../../engine/analysis/constant.ts'
import type { Diagram, Outcome } from '../../../engine/analysis/diagram.ts'
import { type Dimension, pointOf } from '../../../engine/analysis/dimension.ts'
import { atomAt } from '../../../engine/analysis/quantity.ts'
import { add, coefficientAt, type Decimal, multiply } from '../../../engine/number/decimal.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { Type } from '../../../engine/program/program.ts'

/** Thrown where a diagram asks what only evaluation can tell. */
export class Opaque extends Error {}

type Values = ReadonlyMap<string, Value>

/** The point of a record on a dimension. */
function pointAt({ origin, axis, ...dimension }: Dimension, values: Values): bigint {
  if (origin.kind === 'presence') return values.has(origin.field) ? 1n : 0n
  if (origin.kind === 'question') return origin.preferred
  if (origin.kind === 'opaque') throw new Opaque()
  const value = values.get(origin.field)
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (typeof value === 'string') return pointOf({ origin, axis, ...dimension }, value) ?? -1n
  if (typeof value === 'number') return BigInt(value)
  return coefficientAt(value as Decimal, axis.kind === 'decimal' ? axis.scale : 0)
}

/** What a diagram says of one record: a value, or null for unknown. */
export function valueIn(diagram: Diagram, type: Type, values: Values): Value | null {
  if (diagram.kind === 'leaf') return valueOfOutcome(diagram.outcome, type, values)
  const point = pointAt(diagram.dimension, values)
  const piece = diagram.cuts.filter((cut) => cut <= point).length
  return valueIn(diagram.branches[piece] as Diagram, type, values)
}

function valueOfOutcome(outcome: Outcome, type: Type, values: Values): Value | null {
  if (outcome.kind === 'member') return values.get((outcome.dimension.origin as { field: string }).field) ?? null
  if (outcome.kind !== 'quantity') return constantOf(type, outcome)
  const { constant, terms } = outcome.quantity
  return valueOfNumber(
    type,
    terms.reduce((sum, { atom, factor }) => add(sum, multiply(factor, atomAt(atom, pointAt(atom.dimension, values)))), constant),
  )
}
