import { partsOf } from '../program/map.ts'
import type { Expr, Program, Table } from '../program/program.ts'
import { columnExprs, ruleExprs, withAllRead } from '../program/reads.ts'

/** A field of an entity, or a relation of it, that is read. */
export interface FieldUse {
  readonly entity: string
  readonly field: string
  readonly relation: boolean
}

/** The rules that give the wanted results of an entity's records: with all that these and the assertions read. */
export function rulesRun(program: Program, entity: string, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const concerned = program.assertions.filter((assertion) => assertion.entity === null || assertion.entity === entity)
  const asserted = concerned.flatMap(({ condition }) => resultsIn(condition))
  return withAllRead(program, [...wanted, ...asserted])
}

function resultsIn(expr: Expr): string[] {
  return [...(expr.kind === 'result' ? [expr.rule] : []), ...partsOf(expr).flatMap(resultsIn)]
}

/** Every field and relation that is read, directly or through other results, where these results of an entity are wanted. */
export function fieldsRead(program: Program, entity: string, wanted: ReadonlySet<string>): FieldUse[] {
  const run = rulesRun(program, entity, wanted)
  const found = new Map<string, FieldUse>()
  const add = (use: FieldUse) => found.set(`${use.entity}\n${use.field}`, use)
  for (const rule of program.rules) {
    if (!run.has(rule.id) || rule.entity === null) continue
    const exprs = [...ruleExprs(rule), ...tabled(program, rule.body)]
    for (const expr of exprs) visit(program, expr, [rule.entity], add)
  }
  for (const assertion of program.assertions) if (assertion.entity === entity) visit(program, assertion.condition, [entity], add)
  return [...found.values()]
}

function tabled(program: Program, body: Expr): readonly Expr[] {
  const table: Table | undefined = body.kind === 'table' ? program.tables.find(({ id }) => id === body.table) : undefined
  return table && body.kind === 'table' ? columnExprs(table, body.column) : []
}

/** `around`: the entities of the records that the expression is evaluated in, innermost first. */
function visit(program: Program, expr: Expr, around: readonly string[], add: (use: FieldUse) => void): void {
  if (expr.kind === 'input') add({ entity: around[expr.scope] as string, field: expr.field, relation: false })
  if (expr.kind !== 'aggregate') {
    for (const part of partsOf(expr)) visit(program, part, around, add)
    return
  }
  const holder = around[expr.scope] as string
  add({ entity: holder, field: expr.relation, relation: true })
  const relation = program.entities.find(({ name }) => name === holder)?.relations.find(({ name }) => name === expr.relation)
  const inner = [relation?.entity as string, ...around]
  for (const part of partsOf(expr)) visit(program, part, inner, add)
}
