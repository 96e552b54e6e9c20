import { readFile } from 'node:fs/promises'
import type { Unzipped } from 'fflate'
import {
  outspokenSheet,
  reasonOf,
  refuse,
  SheetNumber,
  type SheetTable,
  type SheetValue,
  sheetTable,
  UnusableSource,
  type Workbook,
  workbookCells,
} from '../../index.ts'

/** The sheets of an .xlsx file, in their order. It is held in memory as a whole. Throws an UnusableSource where it is none. */
export async function readWorkbook(path: string): Promise<SheetTable[]> {
  const { default: read } = await import('read-excel-file/node')
  const options = { trim: false, parseNumber: (text: string) => new SheetNumber(text) }
  const sheets = await read(await outspoken(await readFile(path)), options).catch((failure: unknown) => {
    throw new UnusableSource([refuse('input.xlsxUnreadable', { file: path, reason: reasonOf(failure) })])
  })
  // The library's types name the constructor of dates where it gives dates.
  return sheets.map(({ sheet, data }) => sheetTable(sheet, data as unknown as SheetValue[][]))
}

/** The file, changed where a cell would read as empty that is none. */
async function outspoken(bytes: Buffer): Promise<Buffer> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  const files = unzipped(() => unzipSync(bytes))
  const changed = Object.entries(files ?? {}).flatMap(([name, file]) => {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return []
    const xml = strFromU8(file)
    const said = outspokenSheet(xml)
    return said === xml ? [] : [[name, strToU8(said)] as const]
  })
  return changed.length === 0 ? bytes : Buffer.from(zipSync({ ...files, ...Object.fromEntries(changed) }, { level: 0 }))
}

/** Null where the bytes are no archive: the reader says so in its words. */
function unzipped(unzip: () => Unzipped): Unzipped | null {
  try {
    return unzip()
  } catch {
    return null
  }
}

/** A workbook as the bytes of an .xlsx file. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  return write(workbookCells(workbook)).toBuffer()
}
