import type { Batch, Cells, Column } from '../../batch/batch.ts'
import { cellsFor } from '../../batch/cells.ts'
import type { ColumnLayout } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'

/** Columns that rows of other batches are copied into. */
export class GrowingColumns {
  private readonly columns: { readonly layout: ColumnLayout; cells: Cells; given: Uint8Array | null }[]
  private capacity = 1024

  constructor(layouts: readonly ColumnLayout[]) {
    this.columns = layouts.map((layout) => ({
      layout,
      cells: cellsFor(layout.width, this.capacity),
      given: layout.optional ? new Uint8Array(this.capacity) : null,
    }))
  }

  copy(at: number, { columns }: Batch, row: number): void {
    if (at >= this.capacity) this.grow()
    for (const column of this.columns) {
      const from = columns.get(column.layout.field) as Column
      column.cells[at] = from.cells[row] as number
      if (column.given) column.given[at] = from.given ? (from.given[row] as number) : 1
    }
  }

  private grow(): void {
    this.capacity *= 2
    for (const column of this.columns) {
      column.cells = larger(column.cells, this.capacity)
      if (column.given) column.given = larger(column.given, this.capacity) as Uint8Array
    }
  }

  /** The first rows as a batch of its own. */
  batch(entity: string, rows: number, texts: Texts): Batch {
    const columns = this.columns.map(({ layout: { field, type, scale }, cells, given }) => {
      const column: Column = { field, type, scale, cells: cells.slice(0, rows), given: given?.slice(0, rows) ?? null }
      return [field, column] as const
    })
    return { entity, rows, columns: new Map(columns), relations: new Map(), texts, kept: new Map() }
  }
}

export function larger<T extends Cells>(cells: T, length: number): T {
  const grown = new (cells.constructor as new (length: number) => T)(length)
  grown.set(cells)
  return grown
}
