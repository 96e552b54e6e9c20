import type { Span } from '../../grammar/source.ts'
import type { Column, Expr, HitPolicy, Rule, Table } from '../program/program.ts'
import { choiceDecision, tableDecision } from './choose.ts'
import type { Context } from './context.ts'
import type { Decision } from './decide.ts'
import type { Diagram } from './diagram.ts'
import { both, either, negated } from './logic.ts'
import { inside } from './region.ts'
import { exceptionConditions } from './rule.ts'
import { type ExprOf, fold, type Scope } from './scope.ts'

/** A row of a table, or a 当 of a computation. */
export interface Case {
  readonly span: Span
  /** One value for each result. */
  readonly values: readonly Expr[]
  /** The cells as written; none in a computation. */
  readonly labels: readonly string[]
}

/** What tables and computations by cases have in common: conditions of which, by the policy, one decides. */
export interface Cases {
  readonly scope: Scope
  readonly what: 'table' | 'compute'
  readonly name: string
  readonly span: Span
  readonly policy: HitPolicy
  readonly cases: readonly Case[]
  /** Where 其它 stands; null where there is none. */
  readonly otherwise: Span | null
  /** Names of the results; null for a computation, which is its own. */
  readonly results: readonly string[] | null
  /** What the columns of a table test, for the row that would fill a gap. */
  readonly columns: readonly Column[]
  readonly decision: Decision
  /** For each result the records for which its base is asked: those for which no exception decides. */
  readonly neededFor: readonly Diagram[]
  /** The records for which the base of any result is asked. */
  readonly needed: Diagram
}

/** A table as cases. */
export function casesOfTable(context: Context, table: Table): Cases {
  const rules = table.results.flatMap((id) => context.rules.get(id) ?? [])
  return {
    scope: { context, entity: table.entity },
    what: 'table',
    name: table.name,
    span: table.span,
    policy: table.policy,
    cases: table.rows,
    otherwise: null,
    results: table.results.map((id) => context.rules.get(id)?.name ?? id),
    columns: table.columns,
    decision: tableDecision(context, table.id),
    ...neededBases(context, rules),
  }
}

/** A rule whose body is a choice as cases. */
export function casesOfRule(context: Context, rule: Rule, choice: ExprOf<'choice'>): Cases {
  const scope = { context, entity: rule.entity }
  return {
    scope,
    what: 'compute',
    name: rule.name,
    span: rule.span,
    policy: choice.policy,
    cases: choice.branches.map((b) => ({ span: b.span, values: [b.value], labels: [] })),
    otherwise: choice.otherwise?.span ?? null,
    results: null,
    columns: [],
    decision: choiceDecision(scope, choice),
    ...neededBases(context, [rule]),
  }
}

/** Where no exception applies, so that the base must have a value: of each rule, and of at least one. */
function neededBases(context: Context, rules: readonly Rule[]): Pick<Cases, 'needed' | 'neededFor'> {
  const { store } = context
  const neededFor = rules.map((rule) => {
    const apart = exceptionConditions(context, rule).map((c) => negated(store, c))
    return apart.length === 0 ? store.true : inside(store, both(store, apart))
  })
  return { neededFor, needed: rules.length === 0 ? store.true : either(store, neededFor) }
}

/** The value of a case in one result. */
export function caseValue({ scope, cases }: Cases, index: number, result: number): Diagram {
  return fold(scope, cases[index]?.values[result] as Expr)
}
