import { decimal } from '../number/decimal.ts'
import type { Expr, HitPolicy } from '../program/program.ts'
import { bind, lift } from './combine.ts'
import { compareLeaves } from './compare.ts'
import type { Context } from './context.ts'
import { type Decision, decide } from './decide.ts'
import { type Diagram, type Leaf, TooLarge } from './diagram.ts'
import { conditional } from './logic.ts'
import { constantLeaf } from './monotone.ts'
import { plus } from './quantity.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'

type Choice = ExprOf<'choice'>

/** Which branches of a choice decide; the index after the last stands for 其它. */
export function choiceDecision(scope: Scope, choice: Choice): Decision {
  const { context } = scope
  return remembered(context, choice, () => {
    const conditions = choice.branches.map((b) => fold(scope, b.when))
    const decision = decide(context.store, choice.policy, conditions)
    return choice.otherwise ? { conditions, outcome: withOtherwise(context, decision.outcome, conditions.length) } : decision
  })
}

function withOtherwise({ store }: Context, outcome: Diagram, index: number): Diagram {
  const none = store.rows([])
  return bind(store, outcome, (leaf) => (leaf === none ? store.rows([index]) : leaf))
}

/** Which rows of a table decide. */
export function tableDecision(context: Context, id: string): Decision {
  const table = context.tables.get(id)
  if (!table) throw new Error(`no table ${id}`)
  return remembered(context, table, () => {
    const scope = { context, entity: table.entity }
    return decide(
      context.store,
      table.policy,
      table.rows.map((r) => fold(scope, r.when)),
    )
  })
}

function remembered({ decisions, tooLarge }: Context, key: object, make: () => Decision): Decision {
  const known = decisions.get(key)
  if (known) return known
  if (tooLarge.has(key)) throw new TooLarge()
  // Stays so marked where making it throws, so that the work is not done again.
  tooLarge.add(key)
  const made = make()
  tooLarge.delete(key)
  decisions.set(key, made)
  return made
}

export function foldChoice(scope: Scope, expr: Choice): Diagram {
  const decision = choiceDecision(scope, expr)
  const values = [...expr.branches.map((b) => b.value), ...(expr.otherwise ? [expr.otherwise] : [])]
  return decidedValue(scope, expr.policy, decision.outcome, values, expr)
}

export function foldTable({ context }: Scope, expr: ExprOf<'table'>): Diagram {
  const table = context.tables.get(expr.table)
  const decision = tableDecision(context, expr.table)
  const values = (table?.rows ?? []).map((r) => r.values[expr.column] as Expr)
  return decidedValue({ context, entity: table?.entity ?? null }, table?.policy ?? 'unique', decision.outcome, values, expr)
}

/** The values of the branches that decide, put together by the hit policy. */
export function decidedValue(scope: Scope, policy: HitPolicy, outcome: Diagram, values: readonly Expr[], origin: Expr): Diagram {
  const { store } = scope.context
  const folded: (Diagram | undefined)[] = []
  const valueOfRow = (row: number): Diagram => {
    folded[row] ??= fold(scope, values[row] as Expr)
    return folded[row]
  }
  return bind(store, outcome, (leaf) => {
    if (leaf.outcome.kind !== 'rows') return leaf
    const chosen = leaf.outcome.rows.map(valueOfRow)
    return policy === 'sum' ? total(scope.context, chosen, origin) : agreed(scope.context, chosen, origin)
  })
}

function total(context: Context, values: readonly Diagram[], origin: Expr): Diagram {
  const nothing: Diagram = constantLeaf(context, decimal(0n))
  return lift(context.store, `total ${values.length} ${origin.type.kind}`, [nothing, ...values], (leaves) => {
    const quantities = leaves.flatMap((l) => (l.outcome.kind === 'quantity' ? [l.outcome.quantity] : []))
    return context.store.leaf({ kind: 'quantity', quantity: quantities.reduce(plus) })
  })
}

/** Several rows may decide where they agree; where they differ there is no value. */
export function agreed(context: Context, values: readonly Diagram[], origin: Expr): Diagram {
  const { store } = context
  const [first, ...others] = [...new Set(values)]
  if (!first) return store.undefined
  return others.reduce((value, other) => {
    const same = lift(store, 'agree', [value, other], ([a, b]) => compareLeaves(context, 'equal', a as Leaf, b as Leaf, origin))
    return conditional(store, same, value, store.undefined)
  }, first)
}
