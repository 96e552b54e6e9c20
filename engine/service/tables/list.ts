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
}

/** Every table of a file, in its order. */
export function tableList(document: Document, file: string): TableLine[] {
  const counts = new Map<string, number>()
  return rawTables(document, file).map((raw) => {
    const name = nameOf(raw.declaration, raw.text)
    const nth = counts.get(name) ?? 0
    counts.set(name, nth + 1)
    return { name, nth, head: raw.declaration.headSpan }
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
