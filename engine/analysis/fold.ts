import type { Expr } from '../program/program.ts'
import { foldAggregate } from './aggregate.ts'
import { foldChoice, foldTable } from './choose.ts'
import { literalLeaf } from './constant.ts'
import type { Diagram } from './diagram.ts'
import { pointOf } from './dimension.ts'
import { fieldDiagram } from './field.ts'
import { foldOperation } from './operation.ts'
import { foldParameter } from './parameter.ts'
import { between } from './partition.ts'
import { foldProgressive } from './progressive.ts'
import { isConstant } from './quantity.ts'
import { questionDimension } from './question.ts'
import { foldRound } from './round.ts'
import { resultDiagram } from './rule.ts'
import type { ExprOf, Scope } from './scope.ts'

type Folders = { readonly [K in Expr['kind']]: (scope: Scope, expr: ExprOf<K>) => Diagram }

const folders: Folders = {
  literal: ({ context }, expr) => literalLeaf(context.store, expr.type, expr.value),
  input: (scope, expr) => {
    const entity = expr.scope === 0 ? scope.entity : `^${expr.scope}`
    return fieldDiagram(scope.context, entity, expr.field, expr.type, (bound) => constantPoint(scope, bound))
  },
  result: ({ context }, expr) => resultDiagram(context, expr),
  parameter: foldParameter,
  baseDate: ({ context }) => literalLeaf(context.store, { kind: 'date' }, context.program.header.baseDate),
  reading: ({ context }, expr) => {
    const dimension = questionDimension(context, expr.question)
    const point = dimension && pointOf(dimension, expr.reading)
    return dimension && point !== null ? between(context.store, dimension, point, point) : context.store.false
  },
  operation: foldOperation,
  round: foldRound,
  choice: foldChoice,
  table: foldTable,
  aggregate: foldAggregate,
  progressive: foldProgressive,
  silent: ({ context }) => context.store.silent,
}

/** What an expression comes to, case by case; worked out once. */
export function foldExpr(scope: Scope, expr: Expr): Diagram {
  const folded = foldedIn(scope)
  const known = folded.get(expr)
  if (known) return known
  const folder = folders[expr.kind] as (scope: Scope, expr: Expr) => Diagram
  const made = folder(scope, expr)
  folded.set(expr, made)
  return made
}

function foldedIn({ context, entity }: Scope): Map<Expr, Diagram> {
  const known = context.folded.get(entity)
  if (known) return known
  const made = new Map<Expr, Diagram>()
  context.folded.set(entity, made)
  return made
}

/** The point of a constant date or whole number; null where it is not constant. */
function constantPoint(scope: Scope, expr: Expr): bigint | null {
  const diagram = foldExpr(scope, expr)
  if (diagram.kind !== 'leaf' || diagram.outcome.kind !== 'quantity') return null
  const { quantity } = diagram.outcome
  return isConstant(quantity) ? quantity.constant.coefficient : null
}
