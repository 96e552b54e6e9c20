import type { Batch, Cells, Children, Column } from './batch.ts'

/** The rows of a batch that are named, each once, in that order, with the elements that they relate to. */
export function pickRows(batch: Batch, rows: readonly number[]): Batch {
  const kept = rows.flatMap((row, place) => {
    const record = batch.kept.get(row)
    return record ? [[place, record] as const] : []
  })
  return {
    ...batch,
    rows: rows.length,
    columns: new Map([...batch.columns].map(([name, column]) => [name, pickColumn(column, rows)])),
    relations: new Map([...batch.relations].map(([name, children]) => [name, pickChildren(children, rows)])),
    kept: new Map(kept),
  }
}

function pickColumn(column: Column, rows: readonly number[]): Column {
  const given = column.given && (pickCells(column.given, rows) as Uint8Array)
  return { ...column, cells: pickCells(column.cells, rows), given }
}

function pickCells(cells: Cells, rows: readonly number[]): Cells {
  const picked = cells.slice(0, rows.length)
  rows.forEach((row, place) => {
    picked[place] = cells[row] as number
  })
  return picked
}

function pickChildren({ offsets, batch }: Children, rows: readonly number[]): Children {
  const picked = new Int32Array(rows.length + 1)
  const elements: number[] = []
  rows.forEach((row, place) => {
    for (let element = offsets[row] as number; element < (offsets[row + 1] as number); element++) elements.push(element)
    picked[place + 1] = elements.length
  })
  return { offsets: picked, batch: pickRows(batch, elements) }
}
