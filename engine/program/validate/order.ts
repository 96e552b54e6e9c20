import { partsOf } from '../map.ts'
import type { Expr, Program, Rule, Table } from '../program.ts'
import type { Names } from './names.ts'
import { at, type Problems } from './problem.ts'

/** Every rule stands after the rules that it reads, those that its table reads included; parameters likewise. */
export function checkOrder(program: Program, names: Names, problems: Problems): void {
  const done = new Set<string>()
  for (const [place, rule] of program.rules.entries()) {
    for (const name of readsOf(rule, names)) {
      if (names.rules.has(name) && !done.has(name)) problems.report('program.order', at(null, 'rules', place), { name })
    }
    done.add(rule.id)
  }
  const known = new Set<string>()
  for (const [place, { name, values }] of program.parameters.entries()) {
    const reads = new Set(values.flatMap(({ value }) => within(value).flatMap((e) => (e.kind === 'parameter' ? [e.parameter] : []))))
    for (const read of reads) {
      if (names.parameters.has(read) && !known.has(read)) problems.report('program.order', at(null, 'parameters', place), { name: read })
    }
    known.add(name)
  }
}

/** An expression and all that is in it. */
export function within(expr: Expr): Expr[] {
  return [expr, ...partsOf(expr).flatMap(within)]
}

function readsOf(rule: Rule, names: Names): Set<string> {
  const own = [rule.body, ...rule.exceptions.flatMap((exception) => [exception.when, exception.value])].flatMap(within)
  const columns = own.flatMap((e) => (e.kind === 'table' ? [{ table: names.tables.get(e.table), column: e.column }] : []))
  const tabled = columns.flatMap(({ table, column }) => (table ? partsOfTable(table, column).flatMap(within) : []))
  return new Set([...own, ...tabled].flatMap((e) => (e.kind === 'result' ? [e.rule] : [])))
}

function partsOfTable(table: Table, column: number): Expr[] {
  return [
    ...table.columns.flatMap(({ subject }) => subject ?? []),
    ...table.rows.flatMap((row) => [row.when, ...row.cells, ...(row.values[column] ? [row.values[column]] : [])]),
  ]
}
