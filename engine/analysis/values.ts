import type { Expr, LiteralValue, Program } from '../program/program.ts'
import { literalOf } from '../program/show.ts'
import { contextOf } from './analysis.ts'
import { bind, combine, type Settle } from './combine.ts'
import { spelledOut } from './compare.ts'
import { constantOf } from './constant.ts'
import type { Context } from './context.ts'
import { cubeIn } from './cube.ts'
import { type Diagram, type Leaf, leavesOf, type Reason } from './diagram.ts'
import { certain, possible } from './region.ts'
import { budget } from './rule.ts'
import { fold, type Scope } from './scope.ts'
import { type Witness, witnessOf } from './witness.ts'

/** What an expression comes to for some of the records. */
export type Coming =
  | { readonly kind: 'value'; readonly value: LiteralValue; readonly certain: boolean; readonly witness: Witness }
  | { readonly kind: 'unknown'; readonly reason: Reason; readonly certain: boolean; readonly witness: Witness }
  /** It depends on more than the analysis decides: the value differs from record to record. */
  | { readonly kind: 'varies'; readonly certain: boolean; readonly witness: Witness }

/**
 * Every value that an expression takes for records that meet a condition (null: all records), at the default readings,
 * each with a record. None where no record meets the condition; null where there are too many cases to tell.
 * A coming that is not `certain` may not happen: it hangs on a condition beyond decision.
 */
export function valuesUnder(
  program: Program,
  expr: Expr,
  condition: Expr | null,
  entity: string | null = program.mainEntity,
): Coming[] | null {
  const context = contextOf(program)
  return context.store.within(budget, () => {
    const within = narrowedTo(context, { context, entity }, expr, condition)
    return leavesOf(within).flatMap((leaf) => coming(context, expr, within, leaf) ?? [])
  })
}

/** The expression where the condition is true and the readings are the defaults; no row at all elsewhere. */
function narrowedTo(context: Context, scope: Scope, expr: Expr, condition: Expr | null): Diagram {
  const { store } = context
  const test = condition ? fold(scope, condition) : store.true
  const value = bind(store, fold(scope, expr), (leaf) => spelledOut(context, leaf))
  const settle: Settle = (operands) => {
    const [where, what] = operands as readonly [Diagram, Diagram]
    if (where.kind === 'leaf' && where !== store.true) return store.rows([])
    return where === store.true && what.kind === 'leaf' ? what : operands
  }
  return combine(store, [atDefaults(context, test), atDefaults(context, value)], settle, new Map())
}

/** A diagram at the default reading of every question. */
function atDefaults({ store }: Context, diagram: Diagram): Diagram {
  const memo = new Map<Diagram, Diagram>()
  const visit = (d: Diagram): Diagram => {
    if (d.kind === 'leaf') return d
    const known = memo.get(d)
    if (known) return known
    const { origin } = d.dimension
    const made =
      origin.kind === 'question'
        ? visit(d.branches[d.cuts.filter((c) => c <= origin.preferred).length] as Diagram)
        : store.split(d.dimension, d.cuts, d.branches.map(visit))
    memo.set(d, made)
    return made
  }
  return visit(diagram)
}

function coming(context: Context, expr: Expr, within: Diagram, leaf: Leaf): Coming | null {
  const { store } = context
  if (leaf.outcome.kind === 'rows') return null
  const region = bind(store, within, (l) => (l === leaf ? store.true : store.false))
  const surely = certain(store, region)
  const shared = {
    certain: surely !== store.false,
    witness: witnessOf(context, cubeIn(store, surely === store.false ? possible(store, region) : surely)),
  }
  if (leaf.outcome.kind === 'unknown') return { kind: 'unknown', reason: leaf.outcome.reason, ...shared }
  const value = constantOf(expr.type, leaf.outcome)
  return value === null ? { kind: 'varies', ...shared } : { kind: 'value', value: literalOf(expr.type, value), ...shared }
}
