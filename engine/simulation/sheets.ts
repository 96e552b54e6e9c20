import { parseDate } from '../number/date.ts'
import { coefficientAt, formatDecimal, normalize, parseDecimal } from '../number/decimal.ts'

/** A table of results in plain words: for a screen, a terminal, a CSV file, a sheet. */
export interface ResultTable extends Table {
  /** What it shows, or a sentence that says what is to be seen. */
  readonly title: string
}

interface Table {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Tables as they go into a spreadsheet. */
export interface Workbook {
  readonly sheets: readonly SheetDescription[]
}

export interface SheetDescription extends Table {
  readonly name: string
  /** Stands above the table and is read before it: that the people are synthetic, say. */
  readonly note?: string
}

export interface SheetColumn {
  readonly title: string
  readonly kind: SheetKind
}

/**
 * `amount` is yuan and `number` a number, as exact decimals ("27.5"); `percent` is so many percent ("5.27" is 5.27 %);
 * `date` is "2021-01-31".
 */
export type SheetKind = 'text' | 'number' | 'amount' | 'date' | 'percent'

/** null for nothing; a number is whole. A text that is no number may stand in a column of numbers. */
export type SheetCell = string | number | null

/** Columns by name, with the titles that a language has for them. */
export function columnsOf<Name extends string>(
  titles: Readonly<Record<Name, string>>,
  kinds: Readonly<Partial<Record<Name, SheetKind>>>,
): SheetColumn[] {
  return (Object.entries(kinds) as [Name, SheetKind][]).map(([name, kind]) => ({ title: titles[name], kind }))
}

/** The rows of a table as texts, its titles first, exact: what a CSV file holds. */
export function tableTexts({ columns, rows }: Table): string[][] {
  return [columns.map(({ title }) => title), ...rows.map((row) => row.map((cell) => String(cell ?? '')))]
}

/** A cell as the library that writes .xlsx files takes it. */
export interface WrittenCell {
  readonly value: string | number | Date
  readonly type: StringConstructor | NumberConstructor | DateConstructor
  readonly format?: string
  readonly fontWeight?: 'bold'
  readonly backgroundColor?: string
  readonly wrap?: boolean
  readonly columnSpan?: number
}

export interface WrittenSheet {
  readonly sheet: string
  readonly data: (WrittenCell | null)[][]
  /** In characters; a Chinese one counts two. */
  readonly columns: { readonly width: number }[]
  readonly stickyRowsCount: number
}

/**
 * The cells of a workbook. Numbers are numbers only where a spreadsheet keeps every digit, else texts; texts are never
 * formulas, whatever they begin with.
 */
export function workbookCells({ sheets }: Workbook): WrittenSheet[] {
  const names: string[] = []
  return sheets.map((sheet) => {
    names.push(sheetName(sheet.name, names))
    return { sheet: names.at(-1) as string, ...sheetCells(sheet) }
  })
}

function sheetCells({ columns, rows, note }: SheetDescription): Omit<WrittenSheet, 'sheet'> {
  const notes = note === undefined ? [] : [[noteCell(note, columns.length)]]
  const titles = columns.map(({ title }): WrittenCell => ({ ...text(title), fontWeight: 'bold' }))
  const data = rows.map((row) => columns.map(({ kind }, index) => writtenCell(row[index] ?? null, kind)))
  return {
    data: [...notes, titles, ...data],
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 24 : 18 })),
    stickyRowsCount: notes.length + 1,
  }
}

function noteCell(note: string, columnSpan: number): WrittenCell {
  return { ...text(note), fontWeight: 'bold', backgroundColor: '#fff3cd', ...(columnSpan > 1 ? { columnSpan } : {}) }
}

function writtenCell(value: SheetCell, kind: SheetKind): WrittenCell | null {
  if (value === null) return null
  if (kind === 'text') return text(String(value))
  if (kind === 'date') return dateCell(String(value))
  return decimalCell(String(value), kind)
}

/** Longer texts are no cells. */
const longest = 32_767
/** Characters that XML can't hold, and the one that says so, which the library would leave out as well. */
const unwritable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffd-\uffff]/gu

function text(value: string): WrittenCell {
  const written = value.replace(unwritable, '□')
  return { value: written.length > longest ? `${written.slice(0, longest - 1)}…` : written, type: String }
}

/** Days before are not those of the calendar in a spreadsheet, which has a 29 February 1900. */
const firstDate = '1900-03-01'

function dateCell(value: string): WrittenCell {
  const day = value < firstDate ? null : parseDate(value)
  return day === null ? text(value) : { value: new Date(day * 86_400_000), type: Date, format: 'yyyy-mm-dd' }
}

/** Spreadsheets keep so many digits, and so do floats. */
const keptDigits = 10n ** 15n

const formats = { amount: '#,##0.00', percent: '0.00%', number: '#,##0' } as const

function decimalCell(value: string, kind: 'amount' | 'percent' | 'number'): WrittenCell {
  const read = parseDecimal(value)
  if (read === null) return text(value)
  const exact = normalize(kind === 'percent' ? { ...read, scale: read.scale + 2 } : read)
  // An amount is shown to the fen: with finer places it would be shown as another.
  const places = kind === 'amount' ? 2 : kind === 'percent' ? 4 : exact.scale
  if (exact.scale > places) return text(value)
  const digits = coefficientAt(exact, places)
  if (digits >= keptDigits || digits <= -keptDigits) return text(value)
  const format = kind === 'number' && exact.scale > 0 ? `#,##0.${'0'.repeat(exact.scale)}` : formats[kind]
  return { value: Number(formatDecimal(exact)), type: Number, format }
}

/** A name that spreadsheets take and that no sheet before has: at most 31 characters, some not at all. */
function sheetName(name: string, before: readonly string[]): string {
  const plain =
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || '表'
  const taken = new Set(before.map((each) => each.toLowerCase()))
  const numbered = (count: number) => {
    const tail = count === 1 ? '' : ` (${count})`
    return plain.slice(0, 31 - tail.length) + tail
  }
  let count = 1
  while (taken.has(numbered(count).toLowerCase())) count++
  return numbered(count)
}
