import type { SummaryTable } from '../../../../engine/index.ts'
import type { Cell, ResultTable } from '../tables.ts'

/** A table of the engine as the screen shows it and hands it on. */
export function shownTable({ title, columns, rows }: Pick<SummaryTable, 'title' | 'columns' | 'rows'>): ResultTable {
  const cell = (value: string | number | boolean | null | undefined, at: number): Cell => {
    if (value === null || value === undefined) return ''
    return columns[at]?.kind === 'text' ? String(value) : { number: String(value) }
  }
  return { title, head: columns.map((column) => column.title), rows: rows.map((row) => row.map(cell)) }
}

/** Several tables one below the other, for one file. */
export function joined(title: string, tables: readonly ResultTable[]): ResultTable {
  const [first, ...others] = tables
  const below = others.flatMap((table) => [[], [table.title], table.head, ...table.rows])
  return { title, head: first?.head ?? [], rows: [...(first?.rows ?? []), ...below] }
}
