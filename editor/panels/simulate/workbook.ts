import { type ResultTable, type SheetDescription, workbookCells } from '../../../engine/index.ts'

/** All tables as one workbook, a sheet each; the first sheet says what they rest on. */
export async function workbookOf(
  tables: readonly ResultTable[],
  notes: readonly string[],
  first: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: write } = await import('write-excel-file/browser')
  const sheets = [notesSheet(first, notes), ...tables.map((table) => ({ ...table, name: table.title }))]
  return new Uint8Array(await (await write(workbookCells({ sheets })).toBlob()).arrayBuffer())
}

const notesSheet = (name: string, [head = '', ...others]: readonly string[]): SheetDescription => ({
  name,
  columns: [{ title: head, kind: 'text' }],
  rows: others.map((note) => [note]),
})
