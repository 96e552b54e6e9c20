import type { Batch, Cells, Column } from '../../batch/batch.ts'

/** A batch with the values of one field replaced: its cells are this one's own, to be written before it is evaluated. */
export interface Overlay {
  readonly batch: Batch
  readonly cells: Cells
}

export function overlaid(batch: Batch, field: string): Overlay {
  const column = batch.columns.get(field) as Column
  const cells = column.cells.slice()
  return { cells, batch: { ...batch, columns: new Map([...batch.columns, [field, { ...column, cells }]]) } }
}
