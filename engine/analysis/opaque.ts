import type { Expr } from '../program/program.ts'
import { type Context, dimensionOf } from './context.ts'
import type { Diagram, Leaf } from './diagram.ts'
import type { Free } from './dimension.ts'
import { axisOf, heldBy } from './field.ts'

/**
 * A value beyond decision, taken as if it could be any value of its type and range, independently of everything else.
 * Equal keys are one dimension. What holds for every value of it holds for the records that there can be.
 */
export function opaque(context: Context, key: string, expr: Expr, free: Free | null = null): Diagram {
  const dimension = dimensionOf(context, `opaque ${key}`, () => {
    const { axis, bounds } = axisOf(context, expr.type, expr.numeric ?? null)
    return { origin: { kind: 'opaque', expr, free }, axis, bounds }
  })
  return heldBy(context, dimension)
}

/** The key of an operation on leaves; equal leaves are one object, so their numbers tell them apart. */
export function keyOfLeaves(operation: string, leaves: readonly Leaf[]): string {
  return `${operation}(${leaves.map((l) => l.id).join()})`
}

/** What an expression says, leaving out where it stands and what inference found. */
export function keyOfExpr(expr: unknown): string {
  return JSON.stringify(expr, (name, value) => (ignored.has(name) ? undefined : value))
}

const ignored: ReadonlySet<string> = new Set(['span', 'numeric', 'provenance', 'id'])
