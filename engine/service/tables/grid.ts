import type { Diagnostic, Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import type { HitPolicy } from '../../program/program.ts'
import { type Tongue, wordIn } from '../edits/notation.ts'
import type { Document } from '../workspace.ts'
import { columnsOf, type GridColumn, startWithin } from './columns.ts'
import { type Finding, findingsOf } from './findings.ts'
import { policyOf } from './head.ts'
import { nameOf, type RawRow, type RawTable, rawTable, slotsOf, type TableAt } from './layout.ts'
import { partsOf } from './notes.ts'
import { type GridProblem, problemOf, rowAt } from './problems.ts'
import { alignmentOf } from './rewrite.ts'

export interface GridCell {
  /** As written, without the white space around it. */
  readonly text: string
  /** Offsets in the file; of a missing cell, the end of its row's cells. */
  readonly start: number
  readonly end: number
  /** The row is too short for it. */
  readonly missing?: true
  readonly problems?: readonly GridProblem[]
}

export interface GridRow {
  readonly cells: readonly GridCell[]
  /** Cells for which there is no column. */
  readonly extra: readonly string[]
  /** 推算 “…” and the like, as written; empty where there are none. */
  readonly provenance: string
  /** The comment behind the row, without `//`. */
  readonly comment: string
  /** What is wrong with the row as a whole, or behind its last bar. */
  readonly problems: readonly GridProblem[]
  /** From its first bar to its end. */
  readonly start: number
  readonly end: number
}

/** A table as a grid: plain data. */
export interface TableGrid {
  readonly file: string
  readonly name: string
  readonly entity: string | null
  readonly policy: HitPolicy
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  readonly findings: readonly Finding[]
  /** What concerns the table as a whole: its head, its columns, a line that is no row. */
  readonly problems: readonly GridProblem[]
  /** The words of the table's language that may stand in any cell. */
  readonly words: { readonly any: string; readonly other: string; readonly silent: string }
  readonly span: Span
}

/** A table as a grid; null where there is none of that name, or at that offset. It opens whatever is wrong with it. */
export function tableGrid(document: Document, file: string, at: TableAt, language: Language): TableGrid | null {
  const raw = rawTable(document, file, at)
  if (!raw) return null
  const { declaration, text, style } = raw
  const own = diagnosticsIn(document, raw)
  const { findings, others } = findingsOf(raw, own, language)
  const sorted = sortedOut(raw, others, language)
  // Known from now on, so that the first edit need not find out.
  alignmentOf(document, raw)
  const { file: of, start, end } = declaration.headSpan
  const table = document.compiled.draft.tables.find(({ span }) => span.file === of && span.start === start)
  return {
    file,
    name: nameOf(declaration, text),
    entity: table?.entity ?? null,
    policy: policyOf(raw),
    columns: columnsOf(document, raw),
    rows: raw.rows.map((row) => gridRow(raw, row, sorted.rows.get(row) ?? [])),
    findings,
    problems: sorted.table,
    words: wordsOf(style.tongue),
    span: { file: of, start, end: Math.max(end, declaration.span.end) },
  }
}

const wordsOf = (tongue: Tongue) => ({ any: wordIn(tongue, 'any'), other: wordIn(tongue, 'other'), silent: wordIn(tongue, 'silent') })

function diagnosticsIn({ compiled }: Document, { declaration }: RawTable): readonly Diagnostic[] {
  const { file, start, end } = declaration.span
  return compiled.diagnostics.filter(({ span }) => span.file === file && span.start >= start && span.end <= end)
}

/** Each problem to the row in which it stands; the rest to the table. */
function sortedOut(raw: RawTable, found: readonly Diagnostic[], language: Language) {
  const rows = new Map<RawRow, GridProblem[]>()
  const table: GridProblem[] = []
  for (const each of found) {
    const problem = problemOf(each, language)
    const row = rowAt(raw, each.span.start)
    if (row) rows.set(row, [...(rows.get(row) ?? []), problem])
    else table.push(problem)
  }
  return { rows, table }
}

function gridRow(raw: RawTable, row: RawRow, problems: readonly GridProblem[]): GridRow {
  const line = raw.lines[row.line] as { text: string; start: number }
  const places = placesOf(row, line.start)
  const slots = slotsOf(raw, row)
  const rowEnd = line.start + line.text.length
  const cells = slots.map((slot) => cellOf(row, slot, places, rowEnd - row.tail.length, problems))
  const taken = new Set(slots)
  const regular = row.cells.length === raw.columns
  const { notes, comment } = partsOf(row.tail)
  return {
    cells,
    extra: regular ? [] : row.cells.filter((_, slot) => !taken.has(slot)),
    provenance: notes,
    comment,
    problems:
      problems.length === 0 ? problems : problems.filter((p) => !row.raws.some((_, slot) => taken.has(slot) && isIn(p, places, slot))),
    start: line.start + row.indent.length,
    end: line.start + line.text.trimEnd().length,
  }
}

/** For each cell the offsets behind the bar before it and of the bar behind it. */
function placesOf({ bars, raws, indent }: RawRow, lineStart: number): readonly number[] {
  const places: number[] = []
  let at = lineStart + indent.length
  for (let slot = 0; slot < raws.length; slot++) {
    at += (bars[slot] as string).length
    const raw = raws[slot] as string
    places.push(at, at + raw.length)
    at += raw.length
  }
  return places
}

function cellOf(row: RawRow, slot: number | null, places: readonly number[], behind: number, problems: readonly GridProblem[]): GridCell {
  if (slot === null) return { text: '', start: behind, end: behind, missing: true }
  const text = row.cells[slot] as string
  const start = (places[2 * slot] as number) + startWithin(row.raws[slot] as string)
  if (problems.length === 0) return { text, start, end: start + text.length }
  const own = problems.filter((problem) => isIn(problem, places, slot))
  return own.length === 0 ? { text, start, end: start + text.length } : { text, start, end: start + text.length, problems: own }
}

/** Whether a problem is that of one cell: it stands between the bars of it, and not all along the row. */
function isIn({ span }: GridProblem, places: readonly number[], slot: number): boolean {
  return (places[2 * slot] as number) <= span.start && span.end <= (places[2 * slot + 1] as number)
}
