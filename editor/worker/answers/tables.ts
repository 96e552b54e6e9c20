import {
  type Document,
  type Edited,
  editRefusalText,
  editTable,
  rename,
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
import { type About, documentOf } from './about.ts'

/** Which table is meant: of several of one name in a file, the nth from 0. */
export interface TableKey {
  readonly file: string
  readonly name: string
  readonly nth: number
}

/** A table as a grid, and what the 算例 make of it. */
export interface TableView {
  readonly grid: TableGrid
  /** Of each row, the cases that it applied to; empty while the rules can't be read. */
  readonly hits: readonly (readonly string[])[]
  readonly clause: string | null
  /** The questions of the notice, for a new column. */
  readonly questions: readonly string[]
}

/** A table as the source pane draws it: the first of its rows. */
export interface DrawnTable extends TableLine {
  readonly columns: readonly DrawnColumn[]
  readonly rows: readonly DrawnRow[]
  /** Rows that are not drawn. */
  readonly more: number
  readonly gaps: readonly string[]
}

export interface DrawnColumn {
  readonly title: string
  readonly isResult: boolean
  readonly isNumber: boolean
}

export interface DrawnRow {
  readonly cells: readonly { readonly text: string; readonly quiet: boolean; readonly problem: string | null }[]
  /** Provenance and comment. */
  readonly notes: string
  readonly problem: string | null
  readonly hits: readonly string[]
}

/** Edits to make as one step; or why there are none, in words. */
export interface Answered {
  readonly edits: Edited['edits']
  readonly reasons: readonly string[]
}

/** More rows than an officer reads within a text: the rest is in the grid. */
const mostDrawn = 60

/** Tables as grids. */
export const tableAnswers = (workspace: Workspace) => ({
  tables({ file, ...about }: About & { readonly file: string }): TableLine[] {
    const document = documentOf(workspace, about)
    return document ? tableList(document, file) : []
  },
  drawnTables({ file, ...about }: About & { readonly file: string }): DrawnTable[] {
    const document = documentOf(workspace, about)
    return document ? tableList(document, file).flatMap((line) => drawnTable(document, file, line, about) ?? []) : []
  },
  table({ table: { file, name, nth }, ...about }: About & { readonly table: TableKey }): TableView | null {
    const document = documentOf(workspace, about)
    const at = document && tableNamed(document, file, name, nth)
    const grid = document && at !== null && tableGrid(document, file, at, about.language)
    if (!grid) return null
    const { tables, questions } = document.compiled.draft
    const clause = tables.find(({ span }) => span.file === file && span.start === at)?.clause ?? null
    return { grid, hits: tableHits(document, file, at), clause, questions: questions.map((question) => question.name) }
  },
  tablePlace({ file, offset, ...about }: About & { readonly file: string; readonly offset: number }) {
    const document = documentOf(workspace, about)
    return document && tablePlace(document, file, offset)
  },
  tableEdit({ table, operation, ...about }: About & { readonly table: TableKey; readonly operation: TableOperation }): Answered {
    const document = documentOf(workspace, about)
    const at = document && tableNamed(document, table.file, table.name, table.nth)
    if (!document) return nothing
    return said(editTable(document, table.file, at ?? table.name, operation), about)
  },
  /** Renames a result everywhere; a column whose name the rules don't know, only where it stands. */
  renameColumn({ table, column, name, ...about }: About & { readonly table: TableKey; readonly column: number; readonly name: string }) {
    const document = documentOf(workspace, about)
    const at = document && tableNamed(document, table.file, table.name, table.nth)
    if (!document || at === null) return nothing
    const found = tableGrid(document, table.file, at, about.language)?.columns[column]
    if (found?.kind === 'result' && found.type) {
      const renamed = rename(document, table.file, found.span.start, name, about.language)
      return renamed.kind === 'edits' ? { edits: renamed.edits, reasons: [] } : { edits: [], reasons: [renamed.reason] }
    }
    return said(editTable(document, table.file, at, { kind: 'renameHeader', column, text: name }), about)
  },
})

const nothing: Answered = { edits: [], reasons: [] }

const said = ({ edits, refusals }: Edited, { language }: Pick<About, 'language'>): Answered => ({
  edits,
  reasons: refusals.map((refusal) => editRefusalText(refusal, language)),
})

function drawnTable(document: Document, file: string, line: TableLine, { language }: Pick<About, 'language'>): DrawnTable | null {
  const grid = tableGrid(document, file, line.head.start, language)
  if (!grid || !line.lines) return null
  const hits = tableHits(document, file, line.head.start)
  const quiet = new Set([grid.words.any, grid.words.silent])
  const rows = grid.rows.slice(0, mostDrawn).map(({ cells, provenance, comment, problems }, index) => ({
    cells: cells.map((cell) => ({ text: cell.text, quiet: quiet.has(cell.text), problem: messages(cell.problems ?? []) })),
    notes: [provenance, comment && `// ${comment}`].filter(Boolean).join('  '),
    problem: messages(problems),
    hits: hits[index] ?? [],
  }))
  return {
    ...line,
    columns: grid.columns.map(({ label, kind, type }) => ({
      title: label,
      isResult: kind === 'result',
      isNumber: type?.kind === 'decimal',
    })),
    rows,
    more: grid.rows.length - rows.length,
    gaps: grid.findings.map(({ problem }) => problem.message),
  }
}

const messages = (problems: readonly { readonly message: string }[]): string | null =>
  problems.length === 0 ? null : problems.map(({ message }) => message).join('\n')
