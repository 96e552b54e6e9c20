import type * as ast from '../../../grammar/ast.ts'
import { tokenize, Word } from '../../../grammar/tokens.ts'
import { keywordOf, keywords } from '../../../grammar/vocabulary.ts'
import { type FileLine, lineStart, linesAround } from '../edits/lines.ts'
import { type Style, styleOf, tongueAt } from '../edits/notation.ts'
import type { Document } from '../workspace.ts'
import { isDouble, scan } from './scan.ts'

/** A table by its name, or by any offset within it. */
export type TableAt = string | number

/** A `| a | b || c |` line, cut at its bars. */
export interface RawRow {
  /** Of the line among the table's lines. */
  readonly line: number
  readonly indent: string
  /** The bars as written. One more than cells; as many, where the last cell is not closed. */
  readonly bars: readonly string[]
  /** What stands between the bars, white space included. */
  readonly raws: readonly string[]
  readonly cells: readonly string[]
  /** How many of the cells stand before `||`; -1 where the row has none. */
  readonly conditions: number
  /** What stands behind the last bar: notes and comment. */
  readonly tail: string
}

/** A table as it stands in its file, whether or not it can be read. */
export interface RawTable {
  readonly file: string
  /** Of the whole file. */
  readonly text: string
  readonly declaration: ast.Declaration
  readonly style: Style
  /** Whole lines, from the one with 表 to the last of the table. */
  readonly lines: readonly FileLine[]
  /** The first row with bars, which names the columns; null where there is none. */
  readonly head: RawRow | null
  readonly rows: readonly RawRow[]
  /** How many of the columns are conditions, and how many there are. */
  readonly conditions: number
  readonly columns: number
}

const tables = new WeakMap<Document, Map<ast.Declaration, RawTable>>()

/** The table of that name, or at that offset; null where there is none. Cut once for each document. */
export function rawTable(document: Document, file: string, at: TableAt): RawTable | null {
  const text = document.compiled.sources.get(file)
  const declarations = document.compiled.written.find((module) => module.file === file)?.declarations ?? []
  if (text === undefined) return null
  const declaration = declarations.find((d) => isTable(d, text) && (typeof at === 'number' ? holds(d, text, at) : nameOf(d, text) === at))
  if (!declaration) return null
  const known = tables.get(document) ?? new Map<ast.Declaration, RawTable>()
  tables.set(document, known)
  const table = known.get(declaration) ?? cut(file, text, declaration)
  known.set(declaration, table)
  return table
}

const tableWords: readonly string[] = keywords.table

/** Also a table that could not be read at all. */
export function isTable(declaration: ast.Declaration, text: string): boolean {
  if (declaration.kind === 'table') return true
  const { start } = declaration.span
  return declaration.kind === 'invalid' && tableWords.some((word) => text.startsWith(word, start))
}

function holds({ span }: ast.Declaration, text: string, offset: number): boolean {
  return lineStart(text, span.start) <= offset && offset <= span.end
}

/** The name behind 表; empty where there is none. */
export function nameOf(declaration: ast.Declaration, text: string): string {
  if (declaration.kind === 'table') return declaration.name.text
  const { start, end } = declaration.headSpan
  const [, name] = tokenize(text.slice(start, end), 0).tokens
  return name ? name.image.replace(/^「(.*)」$/, '$1') : ''
}

function cut(file: string, text: string, declaration: ast.Declaration): RawTable {
  const { start, end } = declaration.span
  const lines = linesAround(text, start, end)
  const rows: RawRow[] = []
  for (const [index, line] of lines.entries()) if (isRowLine(line.text)) rows.push(rowOf(line.text, index, rows[0]))
  const [head = null, ...body] = rows
  const conditions = head === null ? 0 : head.conditions >= 0 ? head.conditions : untitledConditions(head)
  const columns = head?.cells.length ?? 0
  return { file, text, declaration, style: styleOf(text, tongueAt(text, start)), lines, head, rows: body, conditions, columns }
}

const isRowLine = (line: string): boolean => /^[\s\uFEFF]*[|｜‖]/.test(line)

/** Where no `||` marks results off, a title with a type is the first of them. */
function untitledConditions({ cells }: RawRow): number {
  const at = cells.findIndex((cell) => /[:：∶]/.test(cell))
  return at < 0 ? cells.length : at
}

function rowOf(line: string, index: number, head: RawRow | undefined): RawRow {
  const { bars: found, comment } = scan(line)
  const bars: string[] = []
  const raws: string[] = []
  let from = 0
  for (const [at, length] of found) {
    if (bars.length > 0) raws.push(line.slice(from, at))
    bars.push(line.slice(at, at + length))
    from = at + length
  }
  let tail = line.slice(from)
  const open = line.slice(from, comment)
  // A last cell that nobody closed, and not what stands behind a row that is whole.
  if (head && raws.length < head.cells.length && open.trim() !== '' && !isNote(open)) {
    raws.push(open)
    tail = line.slice(comment)
  }
  const double = bars.findIndex((bar, at) => at > 0 && isDouble(bar))
  const cells = raws.map((raw) => raw.trim())
  return { line: index, indent: line.slice(0, (found[0] as readonly [number, number])[0]), bars, raws, cells, conditions: double, tail }
}

const noteWords: ReadonlySet<string> = new Set(['derived', 'assumed', 'basis'])

function isNote(text: string): boolean {
  const [first] = tokenize(text.trim(), 0).tokens
  return first !== undefined && first.tokenType !== Word && noteWords.has(keywordOf(first.image) ?? '')
}

/** Where the cells of a row stand among its raws, column by column; null for a missing one. */
export function slotsOf({ conditions, columns }: RawTable, row: RawRow): readonly (number | null)[] {
  const has = row.cells.length
  if (row.conditions === conditions && has === columns) return identity(columns)
  const own = row.conditions >= 0 ? row.conditions : Math.min(conditions, has)
  return Array.from({ length: columns }, (_, column) => {
    const slot = column < conditions ? column : own + column - conditions
    return slot < (column < conditions ? own : has) ? slot : null
  })
}

const identities = new Map<number, readonly number[]>()

function identity(length: number): readonly number[] {
  const known = identities.get(length) ?? Array.from({ length }, (_, index) => index)
  identities.set(length, known)
  return known
}

/** Whether the cells of a row are those that the head wants. */
export function isRegular({ conditions, columns, head }: RawTable, row: RawRow): boolean {
  return row.cells.length === columns && (row.conditions === conditions || (head?.conditions === -1 && row.conditions === -1))
}
