import type { Span } from '../../../grammar/source.ts'
import { caseReport } from '../caseReport.ts'
import type { Document } from '../workspace.ts'
import { cellSpans } from './columns.ts'
import { isTable, nameOf, type RawRow, type RawTable, rawTable, slotsOf } from './layout.ts'
import { rowAt } from './problems.ts'

/** A table as lists show it. */
export interface TableLine {
  readonly name: string
  /** Which of the tables of that name in the file it is, from 0: a second one is a mistake, but opens. */
  readonly nth: number
  /** Of 表 and what stands behind it on its line. */
  readonly head: Span
  /** All lines from its first row to its last; null where it has none. */
  readonly lines: Span | null
  /** Lines among its rows that are no rows: comments, and what can't be read. */
  readonly remarks: readonly Remark[]
}

export interface Remark {
  /** The row before which it stands, from 0. */
  readonly before: number
  readonly text: string
}

/** Every table of a file, in its order. */
export function tableList(document: Document, file: string): TableLine[] {
  const counts = new Map<string, number>()
  return rawTables(document, file).map((raw) => {
    const name = nameOf(raw.declaration, raw.text)
    const nth = counts.get(name) ?? 0
    counts.set(name, nth + 1)
    return { name, nth, head: raw.declaration.headSpan, lines: linesOf(raw), remarks: remarksOf(raw) }
  })
}

/** Where the nth table of that name begins; null where there is none. */
export function tableNamed(document: Document, file: string, name: string, nth: number): number | null {
  return tableList(document, file).filter((line) => line.name === name)[nth]?.head.start ?? null
}

/** A table, and one of its cells: rows and columns from 0, −1 being the head. */
export interface TablePlace {
  readonly name: string
  readonly nth: number
  readonly row: number
  readonly column: number
}

/** The table that holds an offset, and the cell that is nearest to it; null where none does. */
export function tablePlace(document: Document, file: string, offset: number): TablePlace | null {
  const raw = rawTable(document, file, offset)
  if (!raw) return null
  const { name, nth } = tableList(document, file).find(({ head }) => head.start === raw.declaration.headSpan.start) as TableLine
  const row = rowAt(raw, offset)
  const slot = row ? cellSpans(raw, row).findIndex(({ end }) => offset <= end) : -1
  const slots = row ? slotsOf(raw, row) : []
  const column = slot < 0 ? -1 : slots.indexOf(slot)
  return { name, nth, row: row ? raw.rows.indexOf(row) : -1, column: row && column < 0 ? Math.max(0, slots.length - 1) : column }
}

/** Of each row of a table, the 算例 to which it applied; none while the rules can't be read. */
export function tableHits(document: Document, file: string, at: number): readonly (readonly string[])[] {
  const raw = rawTable(document, file, at)
  const cases = caseReport(document)?.cases ?? []
  const start = raw?.declaration.headSpan.start
  const table = document.compiled.draft.tables.find(({ span }) => span.file === file && span.start === start)
  if (!raw || !table) return []
  const hits = new Map<RawRow, readonly string[]>()
  for (const { id, span } of table.rows) {
    const row = rowAt(raw, span.start)
    if (row)
      hits.set(
        row,
        cases.filter(({ fired }) => fired.has(id)).map((each) => each.case.name),
      )
  }
  return raw.rows.map((row) => hits.get(row) ?? [])
}

function rawTables(document: Document, file: string): RawTable[] {
  const text = document.compiled.sources.get(file)
  const declarations = document.compiled.written.find((module) => module.file === file)?.declarations ?? []
  if (text === undefined) return []
  return declarations.flatMap((d) => (isTable(d, text) ? (rawTable(document, file, d.span.start) ?? []) : []))
}

function linesOf({ file, lines, head, rows }: RawTable): Span | null {
  const first = head && lines[head.line]
  const last = lines[(rows.at(-1) ?? head)?.line ?? -1]
  return first && last ? { file, start: first.start, end: last.start + last.text.length } : null
}

function remarksOf({ lines, head, rows }: RawTable): Remark[] {
  const own = new Map(rows.map((row, index) => [row.line, index]))
  const remarks: Remark[] = []
  let before = 0
  const end = rows.at(-1)?.line ?? -1
  for (let line = (head?.line ?? 0) + 1; line < end; line++) {
    const row = own.get(line)
    const text = lines[line]?.text.trim() ?? ''
    if (row !== undefined) before = row + 1
    else if (text !== '') remarks.push({ before, text })
  }
  return remarks
}
