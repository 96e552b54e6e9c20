import { type ResultTable, tableTexts } from '../../../engine/index.ts'
import { spreadsheetFile } from '../../../engine/service/index.ts'

/** Tables one below the other in a file that spreadsheets open; `notes` say above them what they rest on, that it is synthetic among them. */
export function tablesCsv(tables: readonly ResultTable[], notes: readonly string[]): string {
  const below = tables.flatMap((table, at) => [...(at === 0 ? [] : [[]]), [table.title], [], ...tableTexts(table)])
  return spreadsheetFile([...notes.map((note) => [note]), ...below])
}
