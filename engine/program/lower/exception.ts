import type * as ast from '../../../grammar/ast.ts'
import { dependencyOrder } from '../../names/order.ts'
import { type Placed, type RuleSymbol, ruleId, type TableSymbol } from '../../names/symbols.ts'
import type { Exception } from '../program.ts'
import type { Context } from './context.ts'
import { provenanceOf } from './provenance.ts'
import { resultValue, type Target } from './rule.ts'

/** An exception of one rule, before its condition and value are read. */
export interface Assigned {
  readonly placed: Placed<'exception'>
  readonly value: ast.Expr
}

/** Gives every 例外 to the rules it changes: a 计算, a table's result, or results named one by one. */
export function assignExceptions(context: Context): ReadonlyMap<string, readonly Assigned[]> {
  const byRule = new Map<string, Assigned[]>()
  for (const placed of context.scope.exceptions) {
    for (const [rule, value] of targetsOf(context, placed)) byRule.set(rule, [...(byRule.get(rule) ?? []), { placed, value }])
  }
  return byRule
}

function targetsOf(context: Context, { entity, declaration }: Placed<'exception'>): [rule: string, value: ast.Expr][] {
  const { target, values } = declaration
  const table = context.scope.tables.get(ruleId(entity, target.text)) ?? context.scope.tables.get(target.text)
  const rule = context.rule(entity, target.text)
  if (rule && values[0]) return [[rule.id, values[0].value]]
  if (!table) {
    context.unknownName(
      target,
      [...context.scope.rules.values()].map((r) => r.name).concat([...context.scope.tables.values()].map((t) => t.name)),
    )
    return []
  }
  return tableTargets(context, table, declaration)
}

function tableTargets(context: Context, table: TableSymbol, declaration: Placed<'exception'>['declaration']): [string, ast.Expr][] {
  const results = table.declaration.results.map((r) => r.name.text)
  const [only] = results
  return declaration.values.flatMap(({ target, value, span }): [string, ast.Expr][] => {
    if (!target && results.length === 1 && only !== undefined) return [[ruleId(table.entity, only), value]]
    if (target && results.includes(target.text)) return [[ruleId(table.entity, target.text), value]]
    if (target) context.unknownName(target, results)
    else context.report('exception.values', span, { target: table.name, results })
    return []
  })
}

/** Reads the exceptions of one rule. */
export function lowerExceptions(context: Context, symbol: RuleSymbol, target: Target, assigned: readonly Assigned[]): Exception[] {
  checkBeats(context, symbol, assigned)
  return assigned.flatMap(({ placed, value }) => {
    const { declaration } = placed
    const when = context.boolean(target.frame, declaration.when)
    const result = resultValue(context, target, value)
    if (!when || !result) return []
    const name = declaration.name.text
    const provenance = provenanceOf(declaration.provenance, declaration.clause)
    return [
      {
        id: `${symbol.id}!${name}`,
        name,
        when,
        value: result,
        beats: declaration.beats.map((b) => b.text),
        provenance,
        span: declaration.headSpan,
      },
    ]
  })
}

function checkBeats(context: Context, symbol: RuleSymbol, assigned: readonly Assigned[]): void {
  const names = assigned.map(({ placed }) => placed.declaration.name.text)
  for (const { placed } of assigned) {
    for (const beaten of placed.declaration.beats) {
      if (!names.includes(beaten.text)) context.report('exception.beatsUnknown', beaten.span, { name: beaten.text, target: symbol.name })
    }
  }
  for (const [index, { placed }] of assigned.entries()) {
    const name = placed.declaration.name
    if (names.indexOf(name.text) < index) context.report('name.repeated', name.span, { name: name.text })
  }
  const nodes = assigned.map(({ placed: { declaration } }) => ({
    id: declaration.name.text,
    name: declaration.name.text,
    reads: declaration.beats.map((b) => ({ id: b.text, span: b.span })),
  }))
  for (const cycle of dependencyOrder(nodes).cycles)
    context.report('exception.beatsCycle', cycle.spans[0] as ast.Name['span'], { path: [...cycle.path] }, { related: cycle.spans.slice(1) })
}
