import type { Cell, ResultTable } from './tables.ts'

/** All tables as one workbook, a sheet each; the first sheet says what they rest on. */
export async function workbookOf(
  tables: readonly ResultTable[],
  notes: readonly string[],
  first: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: write } = await import('write-excel-file/browser')
  const sheets = [
    { sheet: first, data: notes.map((note) => [note]), columns: [{ width: 80 }] },
    ...tables.map(({ title, head, rows }, at) => ({
      sheet: sheetName(title, at),
      data: [head.map((name) => ({ value: name, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cellOf))],
      columns: head.map((name) => ({ width: Math.max(12, name.length * 2) })),
      stickyRowsCount: 1,
    })),
  ]
  return new Uint8Array(await (await write(sheets).toBlob()).arrayBuffer())
}

/** A spreadsheet keeps fifteen digits of a number; a longer one stays a text, whole. */
const cellOf = (cell: Cell) => (typeof cell === 'string' ? cell : digitsOf(cell.number) <= 15 ? Number(cell.number) : cell.number)

const digitsOf = (text: string): number => text.replace(/\D/g, '').replace(/^0+/, '').length

/** At most 31 characters, none of those that sheets refuse, no two alike. */
const sheetName = (title: string, at: number): string => `${at + 1} ${title.replace(/[[\]*?/\\:]/g, ' ')}`.slice(0, 31)
