import type { Exception, Expr, Rule } from '../program/program.ts'
import { agreed } from './choose.ts'
import { bind, combine, type Settle } from './combine.ts'
import type { Context } from './context.ts'
import { type Diagram, isUnknown, type Leaf, type Store } from './diagram.ts'
import { opaque } from './opaque.ts'
import { rounded } from './round.ts'
import { type ExprOf, fold } from './scope.ts'

/** How many expansions one rule or table may take. */
export const budget = 200_000

/** What a rule comes to where another reads it; an opaque value where working it out would take too long. */
export function resultDiagram(context: Context, expr: ExprOf<'result'>): Diagram {
  const rule = context.rules.get(expr.rule)
  if (!rule || expr.scope > 0) return opaque(context, `result ${expr.scope} ${expr.rule}`, expr)
  return ruleDiagram(context, rule) ?? opaque(context, `result 0 ${expr.rule}`, expr)
}

/** What a rule comes to, exceptions and rounding included; null where that takes more than the budget. */
export function ruleDiagram(context: Context, rule: Rule): Diagram | null {
  const known = context.results.get(rule.id)
  if (known) return known
  if (context.tooLarge.has(rule)) return null
  if (context.depth.rules >= deepest) workOutBefore(context, rule)
  // Marked while under way: rules that read each other in a circle, an error of their own, end here.
  context.tooLarge.add(rule)
  context.depth.rules++
  const made = context.store.within(budget, () => workedOut(context, rule))
  context.depth.rules--
  if (!made) return null
  context.tooLarge.delete(rule)
  context.results.set(rule.id, made)
  return made
}

/** How many rules may be under way at once, each read by the one before. */
const deepest = 100

/** A long chain of rules is worked out in the program's order, from its end, so that it is no deep recursion. */
function workOutBefore(context: Context, rule: Rule): void {
  context.depth.rules = 0
  for (const earlier of context.program.rules) {
    if (earlier === rule) break
    ruleDiagram(context, earlier)
  }
  context.depth.rules = deepest
}

function workedOut(context: Context, rule: Rule): Diagram {
  const base = baseDiagram(context, rule)
  const overridden = rule.exceptions.length === 0 ? base : withExceptions(context, rule, base)
  return rule.rounding ? rounded(context, overridden, rule.rounding, rule.body) : overridden
}

/** What a rule comes to before its exceptions. */
export function baseDiagram(context: Context, rule: Rule): Diagram {
  return fold({ context, entity: rule.entity }, rule.body)
}

/** When each exception of a rule applies. */
export function exceptionConditions(context: Context, rule: Rule): Diagram[] {
  return rule.exceptions.map((e) => fold({ context, entity: rule.entity }, e.when))
}

function withExceptions(context: Context, rule: Rule, base: Diagram): Diagram {
  const { store } = context
  const deciding = decidingExceptions(store, rule.exceptions, exceptionConditions(context, rule))
  const values = rule.exceptions.map((e) => e.value)
  return bind(store, deciding, (leaf) => {
    if (leaf.outcome.kind !== 'rows') return leaf
    if (leaf.outcome.rows.length === 0) return base
    const chosen = leaf.outcome.rows.map((i) => fold({ context, entity: rule.entity }, values[i] as Expr))
    return agreed(context, chosen, rule.body)
  })
}

/** Which exceptions decide: those that apply and that no other that applies beats; none where the base does. */
function decidingExceptions(store: Store, exceptions: readonly Exception[], conditions: readonly Diagram[]): Diagram {
  const settle: Settle = (operands) => (operands.every((d) => d.kind === 'leaf') ? undefeated(store, exceptions, operands) : operands)
  return combine(store, conditions, settle, new Map())
}

/** As the interpreter: one that holds decides whatever is unknown of others, but for those that would beat it. */
function undefeated(store: Store, exceptions: readonly Exception[], leaves: readonly Leaf[]): Leaf {
  const beaten = new Set(exceptions.flatMap((e, i) => (leaves[i] === store.true ? e.beats : [])))
  const left = exceptions.flatMap((e, i) => (beaten.has(e.name) || leaves[i] === store.false ? [] : [i]))
  const chosen = left.filter((i) => !isUnknown(leaves[i] as Leaf))
  const matters = (i: number) => chosen.length === 0 || chosen.some((c) => exceptions[i]?.beats.includes((exceptions[c] as Exception).name))
  const unknown = left.map((i) => leaves[i] as Leaf).find((leaf, at) => isUnknown(leaf) && matters(left[at] as number))
  return unknown ?? store.rows(chosen)
}
