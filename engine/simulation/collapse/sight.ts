import { partsOf } from '../../program/map.ts'
import type { Expr, Program, Row, Rule, Table } from '../../program/program.ts'
import { ruleExprs } from '../../program/reads.ts'
import { rulesRun } from '../reads.ts'

/**
 * Which settings a key has to hold good for: those of the plan alone; any values of parameters under its readings; or any
 * readings too. The more is free, the more people are told apart.
 */
export type Settings = 'fixed' | 'values' | 'free'

/** What a program sees of a person, field by field. */
export interface Sight {
  /** Field → the largest expressions that read this field alone: the results depend on it through their values only. */
  readonly atoms: ReadonlyMap<string, readonly Expr[]>
}

/** The field that an expression reads alone; null where it reads none; `many` where it is more than that. */
type Reach = string | null | typeof many
const many = Symbol('more than one field')

/** What the rules see that give the wanted results of an entity, with its assertions. */
export function sightOf(program: Program, entity: string, wanted: ReadonlySet<string>, settings: Settings): Sight {
  const run = rulesRun(program, entity, wanted)
  const rules = program.rules.filter((rule) => rule.entity === entity && run.has(rule.id))
  const found = new Finder(program, settings)
  for (const rule of rules) found.rule(rule, wanted.has(rule.id))
  for (const assertion of program.assertions) if (assertion.entity === entity) found.expr(assertion.condition)
  return { atoms: found.atoms }
}

class Finder {
  readonly atoms = new Map<string, Expr[]>()
  private readonly tables: ReadonlyMap<string, Table>
  private readonly settings: Settings
  private readonly reachOfRule = new Map<string, Reach>()

  constructor(program: Program, settings: Settings) {
    this.tables = new Map(program.tables.map((table) => [table.id, table]))
    this.settings = settings
  }

  /** Rules come in dependency order, so that those that one reads were seen before. */
  rule(rule: Rule, wanted: boolean): void {
    const exprs = ruleExprs(rule)
    const reach = together(exprs.map((expr) => this.reach(expr)))
    this.reachOfRule.set(rule.id, reach)
    if (reach === many) for (const expr of exprs) this.expr(expr)
    // A rule is evaluated whether anything needs it or not, and may then refuse the record: its outcome is seen.
    else if (reach !== null || wanted) this.add(reach, { kind: 'result', rule: rule.id, scope: 0, type: rule.type, span: rule.span })
  }

  expr(expr: Expr): void {
    const reach = this.reach(expr)
    if (reach === many) for (const part of this.parts(expr)) this.expr(part)
    else this.add(reach, expr)
  }

  private add(field: string | null, expr: Expr): void {
    if (field === null) return
    const list = this.atoms.get(field) ?? []
    this.atoms.set(field, list)
    list.push(expr)
  }

  private reach(expr: Expr): Reach {
    switch (expr.kind) {
      case 'input':
        return expr.scope === 0 ? expr.field : many
      case 'result':
        return expr.scope === 0 ? (this.reachOfRule.get(expr.rule) ?? this.constant()) : many
      case 'aggregate':
        return many
      case 'parameter':
      case 'reading':
        // A reading that is settled is a literal by now.
        return together([this.constant(), ...this.parts(expr).map((part) => this.reach(part))])
      default:
        return together(this.parts(expr).map((part) => this.reach(part)))
    }
  }

  /** What no person changes, but a setting may. */
  private constant(): Reach {
    return this.settings === 'fixed' ? null : many
  }

  private parts(expr: Expr): readonly Expr[] {
    if (expr.kind !== 'table') return partsOf(expr)
    const rows = this.tables.get(expr.table)?.rows ?? []
    return rows.flatMap((row: Row) => [row.when, row.values[expr.column] as Expr])
  }
}

function together(reaches: readonly Reach[]): Reach {
  const fields = new Set(reaches.filter((reach) => reach !== null))
  if (fields.size > 1 || fields.has(many)) return many
  return [...fields][0] ?? null
}
