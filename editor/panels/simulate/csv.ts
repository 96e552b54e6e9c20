import { spreadsheetFile } from '../../../engine/service/index.ts'
import type { Cell, ResultTable } from './tables.ts'

/** A table as a file that spreadsheets open; `notes` say above it what it rests on, that it is synthetic among them. */
export function tableCsv({ title, head, rows }: ResultTable, notes: readonly string[]): string {
  const lines = [...notes.map((note) => [note]), [title], [], head, ...rows.map((row) => row.map(textOf))]
  return spreadsheetFile(lines)
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.number)
