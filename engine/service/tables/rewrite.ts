import type { Diagnostic, Edit } from '../../../grammar/diagnostic.ts'
import { alignedRow, type Measure, type Widths, widthsOf } from '../../../grammar/format/align.ts'
import { displayWidth } from '../../../grammar/format/width.ts'
import type { WrittenRow } from '../../../grammar/format/write.ts'
import { lineEdits, type NewLine } from '../edits/lines.ts'
import type { Document } from '../workspace.ts'
import { type RawRow, type RawTable, slotsOf } from './layout.ts'
import { rowAt } from './problems.ts'
import { isDouble } from './scan.ts'

/** A row as it shall stand: one of the file's as it is, or with other cells, or a new one. */
export type RowDraft = Pick<RawRow, 'indent' | 'bars' | 'raws' | 'cells' | 'tail'>

/** A line of the table as it shall stand. `from` is the line of the file that it becomes; null for a new or moved row. */
export type Item =
  | { readonly kind: 'line'; readonly from: number }
  | { readonly kind: 'row'; readonly from: number | null; readonly row: RowDraft }

/** The lines of a table as they are. */
export function itemsOf(raw: RawTable): Item[] {
  const rows = new Map([...(raw.head ? [raw.head] : []), ...raw.rows].map((row) => [row.line, row]))
  return raw.lines.map((_, from) => {
    const row = rows.get(from)
    return row ? { kind: 'row', from, row } : { kind: 'line', from }
  })
}

/** A row of the table's own shape. */
export function newRow({ head, conditions }: RawTable, cells: readonly string[], tail = '', at: number = conditions): RowDraft {
  const bars = Array.from({ length: cells.length + 1 }, (_, index) => (index === at && head?.conditions !== -1 ? '||' : '|'))
  return { indent: head?.indent ?? '  ', bars, raws: cells.map((cell) => ` ${cell} `), cells, tail }
}

/** A row apart from the line that it has in the file: one that is changed. */
export const bare = ({ indent, bars, raws, cells, tail }: RowDraft): RowDraft => ({ indent, bars, raws, cells, tail })

/** A row with another text in one of its cells; the white space around it stays. */
export function withCell(row: RowDraft, slot: number, text: string): RowDraft {
  if (row.cells[slot] === text) return row
  const raw = row.raws[slot] as string
  const lead = raw.trim() === '' ? ' ' : raw.slice(0, raw.length - raw.trimStart().length)
  const trail = raw.trim() === '' ? ' ' : raw.slice(raw.trimEnd().length)
  return { ...bare(row), raws: row.raws.with(slot, lead + text + trail), cells: row.cells.with(slot, text) }
}

/** A row that has a cell for every column, and a bar behind the last; cells without a column stay behind their like. */
export function whole(raw: RawTable, row: RawRow, missing: (column: number) => string): RowDraft {
  const slots = slotsOf(raw, row)
  const own = row.conditions >= 0 ? row.conditions : Math.min(raw.conditions, row.cells.length)
  const taken = new Set(slots)
  const cells = slots.map((slot, column) => (slot === null ? missing(column) : (row.cells[slot] as string)))
  const spare = (from: number, to: number) => row.cells.filter((_, slot) => from <= slot && slot < to && !taken.has(slot))
  const conditions = [...cells.slice(0, raw.conditions), ...spare(0, own)]
  const results = [...cells.slice(raw.conditions), ...spare(own, row.cells.length)]
  return { ...newRow(raw, [...conditions, ...results], row.tail, conditions.length), indent: row.indent }
}

/** The edits that make the table's lines these; its columns stay aligned where they were. */
export function rewritten(document: Document, raw: RawTable, items: readonly Item[]): Edit[] {
  const alignment = alignmentOf(document, raw)
  const textOf = alignment ? alignedText(raw, items, alignment) : (row: RowDraft) => plainText(raw, row)
  const next = items.map((item): NewLine => {
    if (item.kind === 'line') return { from: item.from, text: raw.lines[item.from]?.text as string }
    return { from: item.from, text: textOf(item.row) }
  })
  return lineEdits(raw, raw.lines, next)
}

const isAsItWas = (row: RowDraft): row is RawRow => 'line' in row

function plainText(raw: RawTable, row: RowDraft): string {
  if (isAsItWas(row)) return raw.lines[row.line]?.text as string
  return row.indent + row.bars.map((bar, index) => bar + (row.raws[index] ?? '')).join('') + row.tail
}

/** How the rows that were aligned, the changed and the new ones are written; none is touched that need not be. */
function alignedText(raw: RawTable, items: readonly Item[], { group, widths }: Alignment): (row: RowDraft) => string {
  const isMember = (row: RowDraft) => group.has(row) || !isAsItWas(row)
  const members = items.flatMap((item) => (item.kind === 'row' && isMember(item.row) ? [writtenRow(item.row)] : []))
  const next = widthsOf(members, measure)
  const same = sameWidths(widths, next)
  return (row) =>
    isMember(row) && !(same && isAsItWas(row)) ? row.indent + alignedRow(writtenRow(row), next, measure) : plainText(raw, row)
}

const sameWidths = (a: Widths, b: Widths): boolean => sameNumbers(a.cells, b.cells) && sameNumbers(a.bars, b.bars)

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

const writtenRows = new WeakMap<RowDraft, WrittenRow>()

function writtenRow(row: RowDraft): WrittenRow {
  const known = writtenRows.get(row)
  if (known) return known
  const bars = row.bars.map((bar) => (isDouble(bar) ? '||' : '|'))
  // A last cell that nobody closed is closed.
  if (bars.length === row.cells.length) bars.push('|')
  const made = { cells: row.cells, bars, behind: row.tail.trim() }
  writtenRows.set(row, made)
  return made
}

const measures = new WeakMap<WrittenRow, readonly number[]>()

/** Display widths, each row measured once: an edit leaves nearly all of them as they are. */
const measure: Measure = (row) => {
  const known = measures.get(row) ?? row.cells.map(displayWidth)
  measures.set(row, known)
  return known
}

/** The rows that stand aligned with each other, and in what widths. */
interface Alignment {
  readonly group: ReadonlySet<RowDraft>
  readonly widths: Widths
}

const alignments = new WeakMap<RawTable, Alignment | null>()

/** How a table is aligned: in all its rows, or in all that the formatter can read; null where it is not. */
export function alignmentOf(document: Document, raw: RawTable): Alignment | null {
  const known = alignments.get(raw)
  if (known !== undefined) return known
  const rows = [...(raw.head ? [raw.head] : []), ...raw.rows]
  const unread = unreadRows(document, raw)
  const found =
    alignmentIn(raw, rows) ??
    (unread.size > 0
      ? alignmentIn(
          raw,
          rows.filter((row) => !unread.has(row)),
        )
      : null)
  alignments.set(raw, found)
  return found
}

function alignmentIn(raw: RawTable, rows: readonly RawRow[]): Alignment | null {
  const widths = widthsOf(rows.map(writtenRow), measure)
  const isAligned = (row: RawRow) => raw.lines[row.line]?.text === row.indent + alignedRow(writtenRow(row), widths, measure)
  return rows.length > 0 && rows.every(isAligned) ? { group: new Set<RowDraft>(rows), widths } : null
}

/** Rows that the formatter leaves alone, since the parser can't read them. */
function unreadRows({ compiled }: Document, raw: RawTable): Set<RawRow> {
  const { file, start, end } = raw.declaration.span
  const inTable = ({ span }: Diagnostic) => span.file === file && span.start >= start && span.end <= end
  const unread = compiled.diagnostics.filter((d) => inTable(d) && (d.code.startsWith('syntax.') || d.code === 'table.cellCount'))
  return new Set(unread.flatMap(({ span }) => rowAt(raw, span.start) ?? []))
}
