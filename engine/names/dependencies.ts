import type * as ast from '../../grammar/ast.ts'
import type { Node } from './order.ts'
import { type RuleSymbol, ruleId, type Scope } from './symbols.ts'

/** The direct parts of an expression, those of its tests included. */
function partsOf(expr: ast.Expr): readonly ast.Expr[] {
  switch (expr.kind) {
    case 'call':
      return expr.arguments
    case 'binary':
      return [expr.left, expr.right]
    case 'negate':
    case 'not':
    case 'round':
    case 'clamp':
      return [expr.argument]
    case 'test':
      return [expr.subject, ...valuesIn(expr.test)]
    case 'aggregate':
      return expr.condition ? [expr.body, expr.condition] : [expr.body]
    default:
      return []
  }
}

/** The expressions that a test compares with. */
function valuesIn(test: ast.Test): readonly ast.Expr[] {
  if (test.kind === 'bound' || test.kind === 'value') return [test.value]
  if (test.kind === 'between') return [test.from, test.to]
  if (test.kind === 'not') return valuesIn(test.test)
  return test.kind === 'list' ? test.tests.flatMap(valuesIn) : []
}

/** Calls back for every name that an expression mentions, with the relation in front of it for members. */
export function visitNames(expr: ast.Expr, visit: (name: ast.Name, object: ast.Name | null) => void): void {
  if (expr.kind === 'name' || expr.kind === 'call') visit(expr.name, null)
  if (expr.kind === 'member') visit(expr.member, expr.object)
  for (const part of partsOf(expr)) visitNames(part, visit)
}

/** The first name in an expression for which something holds. */
export function firstName(expr: ast.Expr, holds: (name: string) => boolean): ast.Name | null {
  const found: ast.Name[] = []
  visitNames(expr, (name) => {
    if (found.length === 0 && holds(name.text)) found.push(name)
  })
  return found[0] ?? null
}

function bodyExprs(body: ast.Body): ast.Expr[] {
  if (body.kind === 'expression') return [body.value]
  if (body.kind === 'progressive') return [body.base, ...body.bands.flatMap((band) => [...valuesIn(band.test), band.rate])]
  if (body.kind === 'invalid') return []
  const branches = body.branches.flatMap((branch) => [branch.when, branch.value])
  return body.otherwise ? [...branches, body.otherwise] : branches
}

function tableExprs(table: Extract<ast.Declaration, { kind: 'table' }>, column: number): ast.Expr[] {
  const subjects = table.columns.flatMap((c) => c.subject ?? [])
  return [
    ...subjects,
    ...table.rows.flatMap((row) => [...row.tests.flatMap(valuesIn), ...(row.values[column] ? [row.values[column]] : [])]),
  ]
}

/** Which rules and parameters each rule and parameter reads, for ordering: exact enough that no read is missed. */
export function dependencyNodes(scope: Scope): Node[] {
  const parameters = [...scope.parameters.values()].map((p) =>
    nodeOf(
      p.name,
      p.name,
      null,
      p.declaration.values.map((v) => v.value),
      scope,
    ),
  )
  const exceptionsOf = exceptionsByTarget(scope)
  const rules = [...scope.rules.values()].map((rule) => ruleNode(rule, exceptionsOf, scope))
  return [...parameters, ...rules]
}

function exceptionsByTarget(scope: Scope): ReadonlyMap<string, readonly ast.Expr[]> {
  const byTarget = new Map<string, ast.Expr[]>()
  for (const { entity, declaration } of scope.exceptions) {
    const key = ruleId(entity, declaration.target.text)
    byTarget.set(key, [...(byTarget.get(key) ?? []), declaration.when, ...declaration.values.map((v) => v.value)])
  }
  return byTarget
}

function ruleNode(rule: RuleSymbol, exceptionsOf: ReadonlyMap<string, readonly ast.Expr[]>, scope: Scope): Node {
  const own = exceptionsOf.get(rule.id) ?? []
  if (rule.source.kind === 'compute')
    return nodeOf(rule.id, rule.name, rule.entity, [...bodyExprs(rule.source.declaration.body), ...own], scope)
  const { table, column } = rule.source
  const exprs = tableExprs(table.declaration, column)
  return nodeOf(rule.id, rule.name, rule.entity, [...exprs, ...own, ...(exceptionsOf.get(table.id) ?? [])], scope)
}

const nodeOf = (id: string, name: string, entity: string | null, exprs: readonly ast.Expr[], scope: Scope): Node => ({
  id,
  name,
  reads: readsOf(entity, exprs, scope),
})

/** Which rules and parameters expressions read, for records of an entity. */
export function readsOf(entity: string | null, exprs: readonly ast.Expr[], scope: Scope): Node['reads'] {
  const reads: { id: string; span: ast.Name['span'] }[] = []
  for (const expr of exprs) {
    visitNames(expr, (used, object) => {
      const target = targetOf(used.text, object?.text ?? null, entity, scope)
      if (target) reads.push({ id: target, span: used.span })
    })
  }
  return reads
}

/** The entity that a relation leads to: of the record itself, or of the records that it holds, nearest first. */
function targetOfRelation(relation: string, entity: string, scope: Scope): string | undefined {
  const reached = new Set([entity])
  for (const holder of reached) {
    const members = scope.entities.get(holder)?.members
    const found = members?.get(relation)
    if (found?.kind === 'relation') return found.declaration.type.name.text
    for (const member of members?.values() ?? []) if (member.kind === 'relation') reached.add(member.declaration.type.name.text)
  }
  return undefined
}

function targetOf(name: string, object: string | null, entity: string | null, scope: Scope): string | undefined {
  if (object !== null) {
    const target = entity === null ? undefined : targetOfRelation(object, entity, scope)
    const id = target && ruleId(target, name)
    return id !== undefined && scope.rules.has(id) ? id : undefined
  }
  const own = entity === null ? undefined : ruleId(entity, name)
  if (own !== undefined && scope.rules.has(own)) return own
  if (scope.rules.get(name)?.entity === null) return name
  return scope.parameters.has(name) ? name : undefined
}
