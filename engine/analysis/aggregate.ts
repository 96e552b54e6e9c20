import type { Diagram } from './diagram.ts'
import { freeAggregate } from './free.ts'
import { conditional } from './logic.ts'
import { aggregateMayLack } from './mayLack.ts'
import { keyOfExpr, opaque } from './opaque.ts'
import type { ExprOf, Scope } from './scope.ts'

/** Aggregates over a relation are beyond decision; equal ones are one quantity, and one condition on which it is unknown. */
export function foldAggregate({ context, entity }: Scope, expr: ExprOf<'aggregate'>): Diagram {
  const key = `${entity ?? ''} ${keyOfExpr(expr)}`
  const free = freeAggregate(context, entity, expr)
  const value = opaque(context, key, expr, free)
  if (!aggregateMayLack(context, entity === null ? [] : [entity], expr)) return value
  const known = opaque(context, `${key} known`, { ...expr, type: { kind: 'boolean' } }, free && { sources: [], pick: null })
  return conditional(context.store, known, value, context.store.missing)
}
