import { partsOf } from '../program/map.ts'
import type { Expr } from '../program/program.ts'
import { type Context, fieldKey } from './context.ts'
import { isUnknown, leavesOf } from './diagram.ts'

/**
 * Whether an aggregate may be unknown: the largest of no records is, and so is what needs a value that a record lacks.
 * `entities` are those of the records around it, innermost first. Says yes where it can't tell.
 */
export function aggregateMayLack(context: Context, entities: readonly string[], expr: Extract<Expr, { kind: 'aggregate' }>): boolean {
  if (expr.function === 'maximum' || expr.function === 'minimum') return true
  const relation = context.entities.get(entities[expr.scope] ?? '')?.relations.find((r) => r.name === expr.relation)
  if (!relation) return true
  return partsOf(expr).some((part) => mayLack(context, [relation.entity, ...entities], part))
}

function mayLack(context: Context, entities: readonly string[], expr: Expr): boolean {
  switch (expr.kind) {
    case 'input': {
      const field = context.fields.get(fieldKey(entities[expr.scope] ?? '', expr.field))
      return !field || (field.optional && field.default === null)
    }
    case 'result': {
      const known = context.results.get(expr.rule)
      return !known || leavesOf(known).some(isUnknown)
    }
    case 'parameter':
      return expr.at !== null
    case 'aggregate':
      return aggregateMayLack(context, entities, expr)
    case 'silent':
    case 'table':
      return true
    case 'operation':
      return expr.operator !== 'present' && expr.arguments.some((part) => mayLack(context, entities, part))
    default:
      return partsOf(expr).some((part) => mayLack(context, entities, part))
  }
}
