import { partsOf } from './map.ts'
import type { Expr, Program, Rule, Table } from './program.ts'

/** What an expression reads itself. */
export interface Reads {
  readonly rules: readonly string[]
  readonly parameters: readonly string[]
  /** Whether results may be those of other records: of the elements of a relation. */
  readonly ofElements: boolean
}

/** The rules and parameters that expressions read themselves, each once. */
export function readsIn(exprs: readonly Expr[]): Reads {
  const [rules, parameters] = [new Set<string>(), new Set<string>()]
  let ofElements = false
  const visit = (expr: Expr): void => {
    if (expr.kind === 'result') rules.add(expr.rule)
    if (expr.kind === 'parameter') parameters.add(expr.parameter)
    if (expr.kind === 'aggregate') ofElements = true
    partsOf(expr).forEach(visit)
  }
  exprs.forEach(visit)
  return { rules: [...rules], parameters: [...parameters], ofElements: ofElements && rules.size > 0 }
}

/** A rule's own expressions: its body and its exceptions. */
export const ruleExprs = ({ body, exceptions }: Rule): Expr[] => [body, ...exceptions.flatMap(({ when, value }) => [when, value])]

/** What one result of a table is read from: what the columns test, the conditions, the values of its column. */
export function columnExprs({ columns, rows }: Table, column: number): Expr[] {
  const tested = columns.flatMap(({ subject }) => subject ?? [])
  return [...tested, ...rows.flatMap(({ when, values }) => [when, ...(values[column] ? [values[column]] : [])])]
}

const known = new WeakMap<Program, ReadonlyMap<string, readonly string[]>>()

/** The rules that each rule reads itself; made once for each program. */
function rulesRead(program: Program): ReadonlyMap<string, readonly string[]> {
  const before = known.get(program)
  if (before) return before
  const tables = new Map(program.tables.map((table) => [table.id, table]))
  const exprs = (rule: Rule): Expr[] => {
    const table = rule.body.kind === 'table' ? tables.get(rule.body.table) : undefined
    return [...ruleExprs(rule), ...(table && rule.body.kind === 'table' ? columnExprs(table, rule.body.column) : [])]
  }
  const made = new Map(program.rules.map((rule) => [rule.id, readsIn(exprs(rule)).rules]))
  known.set(program, made)
  return made
}

/** Rules, and all that these read, directly or through others. */
export function withAllRead(program: Program, ids: Iterable<string>): ReadonlySet<string> {
  const reads = rulesRead(program)
  const all = new Set(ids)
  for (const id of all) for (const read of reads.get(id) ?? []) all.add(read)
  return all
}
