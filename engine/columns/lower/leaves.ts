import { partsOf } from '../../program/map.ts'
import type { Expr, Rule, Table } from '../../program/program.ts'
import { columnExprs, ruleExprs } from '../../program/reads.ts'
import type { Lowering } from './lowering.ts'
import { roundingOf } from './rule.ts'

type Input = Extract<Expr, { kind: 'input' }>
type Result = Extract<Expr, { kind: 'result' }>
export type Leaf = Input | Result

/** What decides a value: fields and results of few values, and what it may simply hand on. */
export interface Leaves {
  /** By the text that tells them apart. */
  readonly finite: Map<string, Leaf>
  /** Numbers and dates that a branch gives as they are, and nothing else of the value looks at. */
  readonly passed: Map<string, Leaf>
}

/** Through so many rules, each read by the next, is seen; one beyond them is computed, and its readers too. */
const deepest = 8

/** What decides a rule's value, with how many rules one sees through; null where it can't be seen through. */
interface SeenThrough {
  readonly finite: ReadonlyMap<string, Leaf>
  readonly depth: number
}

/** By rule: what was found once, since a rule may be read in many places. */
const seen = new WeakMap<Lowering, Map<string, SeenThrough | null>>()

/** What a rule reads of the record; null where it looks at something that has more values than a table has room for. */
export function leavesOfRule(l: Lowering, rule: Rule): Leaves | null {
  const found: Leaves = { finite: new Map(), passed: new Map() }
  const passing = roundingOf(l, rule) === null
  const values = [rule.body, ...rule.exceptions.map(({ value }) => value)]
  const walk = new Walk(l, found)
  const whole = rule.exceptions.every(({ when }) => walk.looked(when)) && values.every((value) => walk.value(value, passing))
  return whole ? found : null
}

export function leavesOfExpr(l: Lowering, expr: Expr): Leaves | null {
  const found: Leaves = { finite: new Map(), passed: new Map() }
  return new Walk(l, found).looked(expr) ? found : null
}

export const leafKey = (leaf: Leaf): string => (leaf.kind === 'input' ? `field ${leaf.field}` : `rule ${leaf.rule}`)

class Walk {
  readonly found: Leaves
  /** Through how many rules, each read by the next, it has seen. */
  depth = 0
  private readonly l: Lowering

  constructor(l: Lowering, found: Leaves) {
    this.l = l
    this.found = found
  }

  /** Of an expression that gives the value: a number may be handed on. */
  value(expr: Expr, passing: boolean): boolean {
    if (this.l.constancy.of(expr)) return true
    if (expr.kind === 'choice') {
      const whens = expr.branches.every(({ when }) => this.looked(when))
      const passes = passing && expr.policy !== 'sum'
      const values = [...expr.branches.map(({ value }) => value), ...(expr.otherwise ? [expr.otherwise] : [])]
      return whens && values.every((value) => this.value(value, passes))
    }
    if (!passing || !isLeaf(expr) || expr.scope > 0 || hasFewValues(expr)) return this.looked(expr)
    if (expr.kind === 'result' && this.inlined(expr)) return true
    this.found.passed.set(leafKey(expr), expr)
    return true
  }

  /** Of an expression whose value is computed with. */
  looked(expr: Expr): boolean {
    if (this.l.constancy.of(expr)) return true
    if (isLeaf(expr)) return this.leaf(expr)
    if (expr.kind === 'aggregate' || expr.kind === 'parameter') return false
    if (expr.kind === 'table') return columnExprs(this.l.tables.get(expr.table) as Table, expr.column).every((part) => this.looked(part))
    return partsOf(expr).every((part) => this.looked(part))
  }

  private leaf(leaf: Leaf): boolean {
    if (leaf.scope > 0) return false
    if (!hasFewValues(leaf)) return leaf.kind === 'result' && this.inlined(leaf)
    this.found.finite.set(leafKey(leaf), leaf)
    return true
  }

  /** A number that is itself decided by few values is seen through. */
  private inlined({ rule }: Result): boolean {
    const inner = seenThrough(this.l, rule)
    if (!inner) return false
    for (const [key, leaf] of inner.finite) this.found.finite.set(key, leaf)
    this.depth = Math.max(this.depth, inner.depth)
    return true
  }
}

function seenThrough(l: Lowering, rule: string): SeenThrough | null {
  const known = seen.get(l) ?? new Map<string, SeenThrough | null>()
  seen.set(l, known)
  const before = known.get(rule)
  if (before !== undefined) return before
  const walk = new Walk(l, { finite: new Map(), passed: new Map() })
  const whole = ruleExprs(l.rules.get(rule) as Rule).every((expr) => walk.looked(expr))
  const found = whole && walk.depth < deepest ? { finite: walk.found.finite, depth: walk.depth + 1 } : null
  known.set(rule, found)
  return found
}

const isLeaf = (expr: Expr): expr is Leaf => expr.kind === 'input' || expr.kind === 'result'
const hasFewValues = ({ type }: Expr): boolean => type.kind === 'boolean' || type.kind === 'enum'
