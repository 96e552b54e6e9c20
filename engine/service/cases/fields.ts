import { literalValue, sameValue } from '../../program/apply.ts'
import type { CaseValue, LiteralValue, Program, Type } from '../../program/program.ts'
import type { NewLine } from '../edits/lines.ts'
import { scan } from '../tables/scan.ts'
import type { Document } from '../workspace.ts'
import { caseRow } from './draft.ts'
import { added, behind, type Changed, find, type Items, isQuotation, newItem, replaced, without, withValue } from './items.ts'
import { type CaseItem, type CaseText, isRow } from './layout.ts'
import { alignedRows, entityOf, fieldLines, isRefusal, memberNames } from './write.ts'

/** The case's lines with another value of a field, or without it. */
export function withField(document: Document, text: CaseText, items: Items, field: string, value: CaseValue | null): Changed {
  const program = document.compiled.draft
  const old = find(items, 'field', field)
  // Records that could not be read are none to the form: they are not taken away unseen.
  if (Array.isArray(value) && value.length === 0 && !isRead(document, text, field)) return items
  if (value === null || (Array.isArray(value) && value.length === 0)) return without(items, 'field', field)
  if (old && isSame(program, document, text, field, value)) return items
  const lines = fieldLines(program, text.entity, field, value, text.style)
  if (isRefusal(lines)) return lines
  const [first = '', ...rows] = lines
  if (old) return replaced(items, old, rows.length === 0 ? withValue(old, first, []) : withRows(text, old, rows))
  const order = memberNames(program, text.entity)
  const isBefore = ({ kind, name }: CaseItem) => kind === 'field' && order.indexOf(name) < order.indexOf(field)
  const start = (item: CaseItem) => item.kind === 'head' || item.kind === 'reading' || isQuotation(item)
  return added(items, items.some(isBefore) ? isBefore : start, newItem(text, 'field', field, lines))
}

const isRead = (document: Document, text: CaseText, field: string): boolean =>
  Object.hasOwn(caseRow(document, text.declaration.span.start)?.record ?? {}, field)

/** Whether the field says this already, in whatever notation. */
function isSame(program: Program, document: Document, text: CaseText, field: string, value: CaseValue): boolean {
  const now = caseRow(document, text.declaration.span.start)?.record ?? {}
  if (!Object.hasOwn(now, field)) return false
  const type = entityOf(program, text.entity)?.fields.find(({ name }) => name === field)?.type
  const before = now[field] as CaseValue
  if (!type || Array.isArray(before)) return JSON.stringify(before) === JSON.stringify(value)
  return sameLiteral(type, before as LiteralValue, value as LiteralValue)
}

/** A relation's records as new rows; comments between the old ones and behind them stay. */
function withRows(text: CaseText, old: CaseItem, rows: readonly string[]): CaseItem {
  const [first, ...rest] = old.lines as [NewLine, ...NewLine[]]
  const kept = rest.filter((line) => !isRow(line.text))
  const tails = rest.filter((line) => isRow(line.text)).map(({ text: row }) => ((found) => row.slice(found.comment))(scan(row)))
  const cells = rows.map((row) => cellsIn(row.trim()))
  const lines = alignedRows(cells, tails).map((line, index): NewLine => ({ text: `${text.indent}    ${line}`, from: fromRow(rest, index) }))
  const head = { ...first, text: first.text.slice(0, old.valueAt).trimEnd() + behind(first.text, old.end) }
  return { ...old, end: head.text.length, lines: [head, ...merged(rest, lines, kept)] }
}

/** The cells of a row between bars. */
export function cellsIn(row: string): string[] {
  const { bars } = scan(row)
  return bars.slice(1).map(([at], index) => row.slice((bars[index]?.[0] as number) + 1, at).trim())
}

const fromRow = (rest: readonly NewLine[], index: number): number | null => rest.filter((line) => isRow(line.text))[index]?.from ?? null

/** The new rows in the places of the old ones, with the lines that are none between them as they were. */
function merged(rest: readonly NewLine[], rows: readonly NewLine[], kept: readonly NewLine[]): NewLine[] {
  if (kept.length === 0) return [...rows]
  const left = [...rows]
  const placed = rest.flatMap((line) => (isRow(line.text) ? left.splice(0, 1) : [line]))
  return [...placed, ...left]
}

/** Whether two values of a type are equal, in whatever notation. */
export function sameLiteral(type: Type, a: LiteralValue, b: LiteralValue): boolean {
  if (typeof a !== typeof b) return false
  return a === b || (type.kind === 'decimal' && sameValue(literalValue(type, a), literalValue(type, b)))
}
