import { partsOf } from '../program/map.ts'
import type { Expr, Program, Rule, Table } from '../program/program.ts'
import { columnExprs, ruleExprs } from '../program/reads.ts'

/** Tells what no record changes: it is evaluated once for a run and not for each row. */
export class Constancy {
  private readonly rules = new Set<string>()
  private readonly tables: ReadonlyMap<string, Table>
  private readonly known = new WeakMap<Expr, boolean>()

  constructor(program: Program) {
    this.tables = new Map(program.tables.map((table) => [table.id, table]))
    // In dependency order, so that what a rule reads is settled before.
    for (const rule of program.rules) if (this.isConstantRule(rule)) this.rules.add(rule.id)
  }

  ofRule(id: string): boolean {
    return this.rules.has(id)
  }

  of(expr: Expr): boolean {
    const before = this.known.get(expr)
    if (before !== undefined) return before
    const constant = this.decide(expr)
    this.known.set(expr, constant)
    return constant
  }

  private isConstantRule(rule: Rule): boolean {
    return rule.entity === null || ruleExprs(rule).every((expr) => this.of(expr))
  }

  private decide(expr: Expr): boolean {
    if (expr.kind === 'input' || expr.kind === 'aggregate') return false
    if (expr.kind === 'result') return this.rules.has(expr.rule)
    if (expr.kind === 'table') {
      const table = this.tables.get(expr.table) as Table
      return table.entity === null || columnExprs(table, expr.column).every((part) => this.of(part))
    }
    return partsOf(expr).every((part) => this.of(part))
  }
}
