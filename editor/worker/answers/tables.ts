import {
  caseReport,
  type Document,
  type Edited,
  type EditRefusal,
  editRefusalText,
  editTable,
  type GridProblem,
  type GridRow,
  rename,
  sheetCells,
  spreadsheetFile,
  type TableGrid,
  type TableLine,
  type TableOperation,
  tableGrid,
  tableHits,
  tableList,
  tableNamed,
  tablePlace,
  type Workspace,
} from '../../../engine/service/index.ts'
import type { Place } from '../snapshot.ts'
import { type About, documentOf } from './about.ts'

/** Which table is meant: of several of one name in a file, the nth from 0. */
export interface TableKey {
  readonly file: string
  readonly name: string
  readonly nth: number
}

/** A row as the page is told it. As strings 30,000 cells go over in a millisecond, as objects in thirty. */
export interface TableRow extends Pick<GridRow, 'extra' | 'provenance' | 'comment' | 'problems'> {
  readonly cells: readonly string[]
  readonly marks: readonly CellMark[]
}

/** A cell that is missing from its row, or wrong. */
export interface CellMark {
  readonly column: number
  readonly missing: boolean
  readonly problems: readonly GridProblem[]
}

export interface ShownTable extends Omit<TableGrid, 'rows'> {
  readonly rows: readonly TableRow[]
}

/** A table as a grid, and what the 算例 make of it. */
export interface TableView {
  readonly grid: ShownTable
  /** Of each row, the cases that it applied to. */
  readonly hits: readonly (readonly string[])[]
  /** Whether every rule of the notice could be read: else nothing is known of gaps, overlaps and cases. */
  readonly sound: boolean
  readonly clause: string | null
  /** The questions of the notice, for a new column. */
  readonly questions: readonly string[]
  /** What may be asked of a record, likewise; and the enumerations, for a new result. */
  readonly fields: readonly string[]
  readonly enumerations: readonly string[]
  /** Which of the file's tables it is, from 0, and how many there are: a table that was renamed is found again by them. */
  readonly index: number
  readonly count: number
}

/** A cell that could not be written, and why, in words. Counted from 0, the notes and the comment behind the last column. */
export interface RefusedCell {
  readonly row: number
  readonly column: number
  readonly reason: string
}

/** Edits to make as one step; what of them can't be made, in words. */
export interface Answered {
  readonly edits: Edited['edits']
  /** What was not done at all. */
  readonly reasons: readonly string[]
  /** Cells that are not among the edits. */
  readonly cells: readonly RefusedCell[]
}

interface OfTable extends About {
  readonly table: TableKey
}

/** Tables as grids. */
export const tableAnswers = (workspace: Workspace) => ({
  /** Every table of the notice, the main file's first. */
  tables(about: About): TableLine[] {
    const document = documentOf(workspace, about)
    const files = new Set([document?.entry ?? '', ...(document?.compiled.written.map(({ file }) => file) ?? [])])
    return document ? [...files].flatMap((file) => tableList(document, file)) : []
  },
  table({ table, ...about }: OfTable): TableView | null {
    const document = documentOf(workspace, about)
    const grid = document && gridOf(document, table, about)
    if (!document || !grid) return null
    const { file, start } = grid.span
    const { tables, questions, entities, enumerations } = document.compiled.draft
    const lines = tableList(document, file)
    return {
      grid: { ...grid, rows: grid.rows.map(tableRow) },
      hits: tableHits(document, file, start),
      sound: caseReport(document) !== null,
      clause: tables.find(({ span }) => span.file === file && span.start === start)?.clause ?? null,
      questions: questions.map((question) => question.name),
      fields: entities.find(({ name }) => name === grid.entity)?.fields.map((field) => field.name) ?? [],
      enumerations: enumerations.map((enumeration) => enumeration.name),
      index: lines.findIndex(({ head }) => head.start === start),
      count: lines.length,
    }
  },
  tablePlace({ file, offset, ...about }: About & { readonly file: string; readonly offset: number }) {
    const document = documentOf(workspace, about)
    return document && tablePlace(document, file, offset)
  },
  /** Where a cell stands in the text; its row, for the notes behind it, and the head of the table where there is no such row. */
  cellPlace({ table, row, column, ...about }: OfTable & { readonly row: number; readonly column: number }): Place | null {
    const document = documentOf(workspace, about)
    const grid = document && gridOf(document, table, about)
    const { start, end } = grid?.rows[row]?.cells[column] ?? grid?.rows[row] ?? grid?.span ?? { start: 0, end: 0 }
    return grid && { file: grid.file, start, end }
  },
  /** A block of cells is written as far as it can be; anything else as a whole or not at all. */
  tableEdit({ table, operation, ...about }: OfTable & { readonly operation: TableOperation }): Answered {
    const document = documentOf(workspace, about)
    const at = document && (tableNamed(document, table.file, table.name, table.nth) ?? table.name)
    if (!document || at === null) return nothing
    const edit = (wanted: TableOperation) => editTable(document, table.file, at, wanted)
    if (operation.kind !== 'setCells') return said(edit(operation), about)
    return written(edit, operation, about)
  },
  /** Renames a result everywhere; a column whose name the rules don't know, only where it stands. */
  renameColumn({ table, column, name, ...about }: OfTable & { readonly column: number; readonly name: string }): Answered {
    const document = documentOf(workspace, about)
    const grid = document && gridOf(document, table, about)
    if (!document || !grid) return nothing
    const found = grid.columns[column]
    if (found?.kind !== 'result' || !found.type)
      return said(editTable(document, table.file, grid.span.start, { kind: 'renameHeader', column, text: name }), about)
    const renamed = rename(document, table.file, found.span.start, name, about.language)
    if (renamed.kind !== 'edits') return { ...nothing, reasons: [renamed.reason] }
    return { ...nothing, edits: renamed.edits }
  },
  /** The table as a CSV file; `behind` names the notes and the comments. Null where there is no such table. */
  tableSheet({ table, behind, ...about }: OfTable & { readonly behind: readonly [string, string] }): string | null {
    const document = documentOf(workspace, about)
    const grid = document && gridOf(document, table, about)
    return grid && spreadsheetFile(sheetCells(grid, behind))
  },
})

const nothing: Answered = { edits: [], reasons: [], cells: [] }

function tableRow({ cells, extra, provenance, comment, problems }: GridRow): TableRow {
  const marks = cells.flatMap(({ missing = false, problems: own = [] }, column) =>
    missing || own.length > 0 ? [{ column, missing, problems: own }] : [],
  )
  return { cells: cells.map(({ text }) => text), marks, extra, provenance, comment, problems }
}

type InLanguage = Pick<About, 'language'>

function gridOf(document: Document, { file, name, nth }: TableKey, { language }: InLanguage): TableGrid | null {
  const at = tableNamed(document, file, name, nth)
  return at === null ? null : tableGrid(document, file, at, language)
}

const said = ({ edits, refusals }: Edited, { language }: InLanguage): Answered => ({
  ...nothing,
  edits,
  reasons: refusals.map((refusal) => editRefusalText(refusal, language)),
})

type Writing = Extract<TableOperation, { readonly kind: 'setCells' }>

/** Cells that are to blame are left out until the others can be written: each time there are fewer of them. */
function written(edit: (operation: TableOperation) => Edited, operation: Writing, about: InLanguage): Answered {
  const cells: RefusedCell[] = []
  let left = operation
  for (;;) {
    const edited = edit(left)
    const blamed = edited.refusals.filter((refusal): refusal is Blamed => refusal.cell !== undefined)
    if (blamed.length === 0) return { ...said(edited, about), cells }
    cells.push(...blamed.map((refusal) => ({ ...refusal.cell, reason: editRefusalText(refusal, about.language) })))
    left = without(left, blamed)
    if (isEmpty(left)) return { ...nothing, cells }
  }
}

const isEmpty = ({ texts, tails = [] }: Writing): boolean =>
  texts.every((line) => line.every((text) => text === null)) && tails.every((tail) => tail === null)

type Blamed = EditRefusal & { readonly cell: NonNullable<EditRefusal['cell']> }

function without({ row, column, texts, tails, ...kind }: Writing, blamed: readonly Blamed[]): Writing {
  const isBlamed = new Set(blamed.map(({ cell }) => `${cell.row} ${cell.column}`))
  // A row whose notes or comment can't be written keeps both as they were.
  const widths = Math.max(...texts.map((line) => line.length), 0) + column
  const keeps = new Set(blamed.filter(({ cell }) => cell.column >= widths).map(({ cell }) => cell.row))
  return {
    ...kind,
    row,
    column,
    texts: texts.map((line, down) => line.map((text, across) => (isBlamed.has(`${row + down} ${column + across}`) ? null : text))),
    ...(tails && { tails: tails.map((tail, down) => (keeps.has(row + down) ? null : tail)) }),
  }
}
