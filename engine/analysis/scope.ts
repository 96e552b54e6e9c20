import type { Expr } from '../program/program.ts'
import type { Context } from './context.ts'
import type { Diagram } from './diagram.ts'

/** Where an expression is worked out: for records of which entity. */
export interface Scope {
  readonly context: Context
  readonly entity: string | null
}

export type ExprOf<K extends Expr['kind']> = Extract<Expr, { readonly kind: K }>

/** What an expression comes to in a scope. */
export type Fold = (scope: Scope, expr: Expr) => Diagram

export function fold(scope: Scope, expr: Expr): Diagram {
  return scope.context.fold(scope, expr)
}
