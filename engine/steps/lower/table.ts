import type { Expr, Table } from '../../program/program.ts'
import type { Case, Node } from '../node.ts'
import { isTrue, none, type Term } from '../term.ts'
import { apart } from './exclusive.ts'
import type { Lowering } from './lowering.ts'
import { aligned } from './numeric.ts'

/** A decision table of the notice in steps, for targets that keep tables tables. */
export interface FormTable {
  readonly table: Table
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
  readonly results: readonly FormTableResult[]
  /** Whether it shows that no two rows apply to one record. */
  readonly exclusive: boolean
}

export interface FormColumn {
  /** What its cells speak of: a quantity of the record, or the reading that is chosen. */
  readonly subject: Term
  /** What each row asks of it. */
  readonly cells: readonly Term[]
}

export interface FormRow {
  /** Whether all cells are known and hold. */
  readonly applies: Node
  /** One for each result column, all of a column at one scale. */
  readonly values: readonly Term[]
}

/** A result column: the same nodes as of the rule that reads it. */
export interface FormTableResult {
  readonly value: Node
  readonly scale: number
  /** What stands for the value where no row applies. Nobody reads it. */
  readonly otherwise: Node
  /** Whether the value is that of the first row that applies, whatever its value is known to be. */
  readonly first: boolean
}

/** A table's columns, rows and results for the record of the lowering's frame: the same nodes as the rules rest on that read it. */
export function tableOf(l: Lowering, table: Table): FormTable {
  const applies = table.rows.map(({ when }) => isTrue(l.make, l.term(when)))
  const columns = table.results.map((_, column) => resultColumn(l, table, column, applies))
  const rows = applies.map((each, row) => ({ applies: each, values: columns.map(({ values }) => values[row] as Term) }))
  return {
    table,
    columns: table.columns.map((_, column) => testedColumn(l, table, column)),
    rows,
    results: columns.map(({ result }) => result),
    exclusive: applies.every((one, index) => applies.slice(index + 1).every((other) => apart(one, other))),
  }
}

function testedColumn(l: Lowering, { columns, rows }: Table, column: number): FormColumn {
  const { subject, question } = columns[column] as Table['columns'][number]
  const place = l.settings.findIndex((each) => each.kind === 'reading' && each.question.name === question)
  const chosen = { value: subject ? l.make.false : l.setting(place), scale: 0, unknown: none, fault: none }
  return { subject: subject ? l.term(subject) : chosen, cells: rows.map(({ cells }) => l.term(cells[column] as Expr)) }
}

function resultColumn(
  l: Lowering,
  table: Table,
  column: number,
  applies: readonly Node[],
): { result: FormTableResult; values: readonly Term[] } {
  const { make } = l
  const exprs = table.rows.map(({ values }) => values[column] as Expr)
  const values = aligned(
    make,
    exprs.map((expr) => l.term(expr)),
  )
  const read = l.term({ ...(exprs[0] as Expr), kind: 'table', table: table.id, column })
  const cases = values.map(({ value }, row): Case => ({ when: applies[row] as Node, value }))
  const { value } = read
  const otherwise = value.kind === 'choose' ? value.otherwise : fallback(value, l)
  return { result: { value, scale: read.scale, otherwise, first: make.choose(cases, otherwise) === value }, values }
}

const fallback = ({ type }: Node, { make }: Lowering): Node => (type === 'flag' ? make.false : make.constant(type === 'text' ? '' : 0n))
