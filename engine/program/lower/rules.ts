import type { Span } from '../../../grammar/source.ts'
import { dependencyNodes } from '../../names/dependencies.ts'
import { dependencyOrder, type Node } from '../../names/order.ts'
import { type ParameterSymbol, type RuleSymbol, ruleId, type TableSymbol } from '../../names/symbols.ts'
import type { Expr, Rule, Table } from '../program.ts'
import type { Context, Frame } from './context.ts'
import { type Assigned, assignExceptions, lowerExceptions } from './exception.ts'
import { parameterOf } from './parameter.ts'
import { body, finishRule, numericOfAlternatives, type Target } from './rule.ts'
import { lowerTable } from './table.ts'
import { declaredType } from './types.ts'

/** Makes every rule's declared type known, so that bodies may be read in any order. */
export function declareRules(context: Context): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>()
  for (const symbol of context.scope.rules.values()) {
    if (!symbol.type) {
      context.report('type.missing', symbol.span, { name: symbol.name })
      continue
    }
    const declared = declaredType(context, symbol.type)
    if (!declared) continue
    context.rules.set(symbol.id, {
      type: declared.type,
      numeric: declared.type.kind === 'decimal' ? { scale: declared.scale, minimum: null, maximum: null } : null,
    })
    targets.set(symbol.id, { id: symbol.id, declared, frame: frameOf(symbol) })
  }
  return targets
}

const frameOf = (symbol: RuleSymbol): Frame => ({ entity: symbol.entity, relations: [] })

/** Parameters and rules in dependency order; a cycle is reported with every edge, and its rules become unknown. */
export function lowerRules(context: Context, targets: ReadonlyMap<string, Target>): { rules: Rule[]; tables: Table[] } {
  const nodes = dependencyNodes(context.scope)
  const { order, cycles } = dependencyOrder(nodes)
  for (const cycle of cycles) {
    const [first, ...rest] = cycle.spans
    if (first) context.report('name.cycle', first, { path: [...cycle.path] }, { related: rest })
  }
  const around: Around = {
    targets,
    exceptions: assignExceptions(context),
    tables: new Map(),
    nodes: new Map(nodes.map((node) => [node.id, node])),
    cyclic: new Set(cycles.flatMap((cycle) => cycle.path)),
  }
  const rules: Rule[] = []
  for (const id of order) {
    const parameter = context.scope.parameters.get(id)
    if (parameter) lowerParameter(context, parameter, around)
    const symbol = context.scope.rules.get(id)
    const target = targets.get(id)
    if (symbol && target) rules.push(recalledRule(context, symbol, target, around))
  }
  return { rules, tables: [...around.tables.values()].filter((t) => t !== null) }
}

interface Around {
  readonly targets: ReadonlyMap<string, Target>
  readonly exceptions: ReadonlyMap<string, readonly Assigned[]>
  readonly tables: Map<string, Table | null>
  /** What each rule and parameter reads. */
  readonly nodes: ReadonlyMap<string, Node>
  /** Names of what is part of a cycle: its body would read what is not known yet. */
  readonly cyclic: ReadonlySet<string>
}

function lowerParameter(context: Context, symbol: ParameterSymbol, { nodes }: Around): void {
  const { name, declaration } = symbol
  const make = () => parameterOf(context, symbol)
  const reads = nodes.get(name)?.reads ?? []
  const parameter = context.recollection ? context.recollection.of(`parameter ${name}`, [declaration], reads, make) : make()
  if (parameter) context.parameters.set(name, parameter)
}

function recalledRule(context: Context, symbol: RuleSymbol, target: Target, around: Around): Rule {
  const { id, source } = symbol
  const cyclic = around.cyclic.has(symbol.name)
  const table = source.kind === 'table' && !cyclic ? tableOf(context, source.table, around) : null
  const make = () =>
    cyclic ? finishRule(context, symbol, target.declared, null, [], [], null) : lowerRule(context, symbol, target, table, around)
  if (!context.recollection || cyclic) return make()
  const { declaration } = source.kind === 'compute' ? source : source.table
  const parts = [declaration, ...(around.exceptions.get(id) ?? []).map(({ placed }) => placed.declaration)]
  const rule = context.recollection.of(`rule ${id}`, parts, around.nodes.get(id)?.reads ?? [], make, table)
  // Its scale and range become known to what reads it.
  const typing = context.rules.get(id)
  if (typing) typing.numeric = rule.numeric
  return rule
}

function lowerRule(context: Context, symbol: RuleSymbol, target: Target, table: Table | null, around: Around): Rule {
  const { source } = symbol
  const assigned = around.exceptions.get(symbol.id) ?? []
  if (source.kind === 'compute') {
    const { declaration } = source
    const lowered = body(context, target, declaration.body)
    return finishRule(
      context,
      symbol,
      target.declared,
      lowered,
      lowerExceptions(context, symbol, target, assigned),
      declaration.provenance,
      declaration.clause,
    )
  }
  const lowered = table && tableRead(table, source.column, target, symbol.span)
  const { provenance, clause } = source.table.declaration
  return finishRule(context, symbol, target.declared, lowered, lowerExceptions(context, symbol, target, assigned), provenance, clause)
}

function tableOf(context: Context, symbol: TableSymbol, around: Around): Table | null {
  const known = around.tables.get(symbol.id)
  if (known !== undefined) return known
  const ids = symbol.declaration.results.map((r) => ruleId(symbol.entity, r.name.text))
  const targets = ids.map((id) => around.targets.get(id) ?? null)
  const make = () => lowerTable(context, symbol, targets)
  const reads = ids.flatMap((id) => around.nodes.get(id)?.reads ?? [])
  const table = context.recollection ? context.recollection.of(`table ${symbol.id}`, [symbol.declaration], reads, make) : make()
  around.tables.set(symbol.id, table)
  return table
}

function tableRead(table: Table, column: number, target: Target, span: Span): Expr {
  const { type } = target.declared
  const values = table.rows.flatMap((row) => row.values[column] ?? [])
  return { kind: 'table', table: table.id, column, type, span, ...numericOfAlternatives(type, values, table.policy === 'sum') }
}
