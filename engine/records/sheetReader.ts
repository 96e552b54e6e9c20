import { type ColumnNames, type Columns, readHeader } from './header.ts'
import { type Item, itemOf } from './items.ts'
import { readCells } from './readCells.ts'
import { refuse } from './refusal.ts'
import type { Schema } from './schema.ts'

/** Reads a table whose cells are texts, a sheet of a workbook say, as CSV is read. */
export interface SheetReader {
  /** What is wrong with the titles of the columns; nothing where they fit. */
  header(titles: readonly string[]): Item[]
  /** The record of a row; only after a header that fits. */
  row(cells: readonly string[]): Item
}

export function sheetReader(schema: Schema, names: ColumnNames = {}): SheetReader {
  let columns: Columns = { count: 0, places: new Map(), key: null }
  return {
    header(titles) {
      const read = titles.length === 0 ? null : readHeader(schema, titles, names)
      if (read) columns = read.columns
      const refusals = read?.refusals ?? [refuse('header.missing', {})]
      return refusals.length === 0 ? [] : [{ kind: 'unusable', refusals }]
    },
    row(cells) {
      return itemOf(readCells(schema, columns, cells))
    },
  }
}
