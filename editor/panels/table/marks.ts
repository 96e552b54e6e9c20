import type { CellState, GridRow } from '../../grid/index.ts'
import type { CellAt } from '../../session/state.ts'

/** Places in the grid to go to. */
export interface Marked {
  /** Cells with something wrong in them; of a row that is wrong as a whole, its first. */
  readonly wrong: readonly CellAt[]
  /** Cells that are not what they were; of a new row, its first. */
  readonly changed: readonly CellAt[]
}

/** What is marked in the rows. A row with a warning is not wrong by itself: it overlaps with another. */
export function markedIn(rows: readonly GridRow[]): Marked {
  const wrong: CellAt[] = []
  const changed: CellAt[] = []
  const take = (state: CellState | undefined, cell: CellAt) => {
    if (state === 'changed') changed.push(cell)
    else if (state === 'error' || state === 'warning') wrong.push(cell)
  }
  for (const [row, { cells, state }] of rows.filter((each) => each.kind !== 'gap').entries()) {
    const before = wrong.length + changed.length
    // There may be tens of thousands of cells, most of them without a mark.
    for (let column = 0; column < cells.length; column++) if (cells[column]?.state) take(cells[column]?.state, { row, column })
    if (wrong.length + changed.length === before && state !== 'warning') take(state, { row, column: 0 })
  }
  return { wrong, changed }
}

/** The first of the cells behind another one, going round. */
export function nextIn(cells: readonly CellAt[], { row, column }: CellAt): CellAt | undefined {
  return cells.find((cell) => cell.row > row || (cell.row === row && cell.column > column)) ?? cells[0]
}
