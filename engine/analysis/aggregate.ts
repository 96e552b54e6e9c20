import type { Diagram } from './diagram.ts'
import { freeAggregate } from './free.ts'
import { keyOfExpr, opaque } from './opaque.ts'
import type { ExprOf, Scope } from './scope.ts'

/** Aggregates over a relation are beyond decision; equal ones are one quantity. */
export function foldAggregate({ context, entity }: Scope, expr: ExprOf<'aggregate'>): Diagram {
  return opaque(context, `${entity ?? ''} ${keyOfExpr(expr)}`, expr, freeAggregate(context, entity, expr))
}
