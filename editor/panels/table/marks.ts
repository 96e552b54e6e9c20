import type { CellState, DataRow, GridRow } from '../../grid/index.ts'
import type { CellAt } from '../../session/state.ts'

/** Cells with something wrong in them; of a row that is wrong as a whole, its first. A row with a warning only overlaps with another. */
export const problemCells = (rows: readonly GridRow[]): CellAt[] =>
  marked(
    rows,
    (state) => state === 'error' || state === 'warning',
    (state) => state === 'error',
  )

/** Cells that are not what they were; of a new row, its first. */
export const changedCells = (rows: readonly GridRow[]): CellAt[] => marked(rows, isChanged, isChanged)

type IsMeant = (state: CellState | undefined) => boolean
const isChanged: IsMeant = (state) => state === 'changed'

function marked(rows: readonly GridRow[], isMeant: IsMeant, isMeantOfRow: IsMeant): CellAt[] {
  return dataOf(rows).flatMap(({ cells, state }, row) => {
    const own = cells.flatMap((cell, column) => (isMeant(cell.state) ? [{ row, column }] : []))
    return own.length === 0 && isMeantOfRow(state) ? [{ row, column: 0 }] : own
  })
}

const dataOf = (rows: readonly GridRow[]): DataRow[] => rows.filter((row): row is DataRow => row.kind !== 'gap')

/** The first of the cells behind another one, going round. */
export function nextIn(cells: readonly CellAt[], { row, column }: CellAt): CellAt | undefined {
  return cells.find((cell) => cell.row > row || (cell.row === row && cell.column > column)) ?? cells[0]
}
