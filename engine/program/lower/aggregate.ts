import type * as ast from '../../../grammar/ast.ts'
import { visitNames } from '../../names/dependencies.ts'
import { inferredOf, numericOf } from '../../types/numeric.ts'
import { describeType, type Numeric, type Type } from '../../types/type.ts'
import type { AggregateFunction, Expr } from '../program.ts'
import type { Context, Frame, Lowered } from './context.ts'

const truth: Type = { kind: 'boolean' }
const integer: Type = { kind: 'decimal', unit: 'integer' }
const counted: Numeric = { scale: 0, minimum: '0', maximum: null }

/** 合计 就诊.费用 当 …: over the elements of one to-many relation. */
export function aggregate(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'aggregate' }>): Lowered {
  const found = relationOf(context, frame, expr)
  if (!found) return context.report('aggregate.noRelation', expr.span, {})
  const inside: Frame = { entity: frame.entity, relations: [...frame.relations, { name: found.name, entity: found.entity }] }
  const { function: operation, span } = expr
  const condition = expr.condition ? context.boolean(inside, expr.condition) : null
  if (expr.condition && !condition) return null
  const base = { kind: 'aggregate', function: operation, relation: found.name, scope: found.scope, span } as const
  const counts = operation === 'count' || operation === 'exists' || operation === 'all'
  if (counts && (!isRelation(expr.body, found.name) || (operation === 'all' && !condition)))
    return context.report('type.arguments', span, { name: words[operation], takes: `${words[operation]} ${found.name} 当 条件` })
  if (operation === 'all') return { ...base, condition: null, body: condition, type: truth }
  if (operation === 'exists') return { ...base, condition, body: null, type: truth }
  if (operation === 'count') return { ...base, condition, body: null, type: integer, numeric: counted }
  const body = context.lower(inside, expr.body)
  if (!body) return null
  if (!summable(context, operation, body)) return null
  return { ...base, condition, body, type: body.type, ...numericOfAggregate(operation, body) }
}

/** What is counted is the relation itself, as it is named. */
const isRelation = (body: ast.Expr, relation: string): boolean => body.kind === 'name' && body.name.text === relation
const words = { count: '个数', exists: '存在', all: '都' } as const

function summable(context: Context, operation: AggregateFunction, body: Expr): boolean {
  const decimal = body.type.kind === 'decimal'
  const ordered = decimal || body.type.kind === 'date' || body.type.kind === 'instant' || body.type.kind === 'duration'
  if (operation === 'sum' ? decimal : ordered) return true
  context.report('type.mismatch', body.span, { has: describeType(body.type), needs: operation === 'sum' ? '数、金额' : '数、金额、日期' })
  return false
}

function numericOfAggregate(operation: AggregateFunction, body: Expr): { numeric?: Numeric } {
  if (!body.numeric) return {}
  if (operation !== 'sum') return { numeric: body.numeric }
  const { scale, minimum } = inferredOf(body.numeric)
  // Any number of elements: only the sign of the sum is known.
  const low = minimum && minimum.coefficient >= 0n ? { coefficient: 0n, scale: 0 } : null
  return { numeric: numericOf({ scale, minimum: low, maximum: null }) }
}

/** The relation that the aggregate ranges over: the first that its body or condition names, innermost record first. */
function relationOf(
  context: Context,
  frame: Frame,
  expr: Extract<ast.Expr, { kind: 'aggregate' }>,
): { name: string; entity: string; scope: number } | null {
  let found: { name: string; entity: string; scope: number } | null = null
  const owners = [...frame.relations.map((r) => r.entity).reverse(), frame.entity]
  const look = (name: ast.Name, object: ast.Name | null) => {
    if (found) return
    const wanted = (object ?? name).text
    for (const [scope, owner] of owners.entries()) {
      const symbol = context.entity(owner)?.members.get(wanted)
      if (symbol?.kind === 'relation') {
        found = { name: wanted, entity: symbol.declaration.type.name.text, scope }
        return
      }
    }
  }
  visitNames(expr.body, look)
  if (expr.condition) visitNames(expr.condition, look)
  return found
}
