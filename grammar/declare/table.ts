import type { IToken } from 'chevrotain'
import type { Column, OwnParts, ResultColumn, Row } from '../ast.ts'
import type { Line } from '../lines.ts'
import { type Reader, splitAt } from '../reader.ts'
import * as t from '../tokens.ts'
import { takePolicy } from './compute.ts'

const k = t.keywordTokens

export type TableParts = OwnParts<'table'>

/** The cells of a `| a | b || c |` line, and what stands behind its last bar. */
export interface Cells {
  readonly conditions: IToken[][]
  readonly results: IToken[][]
  /** The bar before each cell, of conditions and then of results. */
  readonly bars: readonly IToken[]
  readonly behind: IToken[]
  readonly line: Line
}

/** `表 名 依次` and its rows. */
export function tableOf(lines: readonly Line[], reader: Reader): TableParts | null {
  const [head, ...items] = lines as [Line, ...Line[]]
  const last = head.tokens[head.tokens.length - 1] as IToken
  const { tokens, policy } = takePolicy(head.tokens.slice(1, last.tokenType === t.Colon ? -1 : undefined))
  const name = reader.name(tokens, head.end)
  const [titles, ...rows] = divided(
    items.flatMap((line) => cellsOf(line, reader) ?? []),
    tokens,
    reader,
  )
  if (!titles) reader.report('table.noHead', reader.spanOf(head.tokens, head.end), {})
  if (!name || !titles) return null
  if (rows.length === 0) reader.report('table.noRows', reader.spanOf(head.tokens, head.end), { name: name.text })
  const columns = titles.conditions.map((cell) => columnOf(cell, reader, titles.line.end))
  const results = titles.results.flatMap((cell) => resultOf(cell, reader, titles.line.end) ?? [])
  const read = rows.flatMap((row) => rowOf(row, titles, reader) ?? [])
  return { name, policy, columns, results, rows: read, incomplete: read.length < items.length - 1 }
}

/** Cuts a row at its bars; null, with a diagnostic, for a line that is no row. */
export function cellsOf(line: Line, reader: Reader): Cells | null {
  const first = line.tokens[0] as IToken
  if (first.tokenType !== t.Bar && first.tokenType !== t.DoubleBar) {
    reader.report('syntax.unexpected', reader.span(first), { found: first.image, expected: '|' })
    return null
  }
  const groups: IToken[][][] = [[]]
  const bars: IToken[] = [first]
  let cell: IToken[] = []
  const close = () => groups[groups.length - 1]?.push(cell)
  for (const token of line.tokens.slice(1)) {
    if (token.tokenType === t.Bar || token.tokenType === t.DoubleBar) {
      close()
      cell = []
      bars.push(token)
      if (token.tokenType === t.DoubleBar) groups.push([])
    } else cell.push(token)
  }
  const [conditions = [], ...results] = groups
  return { conditions, results: results.flat(), bars, behind: cell, line }
}

/**
 * Rows whose results are not marked off by `||`: a title with a type is a result and so is what stands behind it. Reported,
 * with a fix that doubles the bars.
 */
function divided(lines: readonly Cells[], name: readonly IToken[], reader: Reader): readonly Cells[] {
  const [titles] = lines
  if (!titles || titles.results.length > 0) return lines
  const at = titles.conditions.findIndex((cell) => splitAt(cell, t.Colon) !== null)
  const plain = lines.filter((line) => at >= 0 && line.results.length === 0 && line.conditions.length > at)
  const edits = plain.map(({ bars }) => ({ span: reader.span(bars[at] as IToken), text: '||' }))
  const span = reader.spanOf(titles.line.tokens, titles.line.end)
  reader.report(
    'table.resultCount',
    span,
    { name: name.map((token) => token.image).join('') },
    { fix: edits.length > 0 ? { edits } : undefined },
  )
  return lines.map((line) =>
    plain.includes(line) ? { ...line, conditions: line.conditions.slice(0, at), results: line.conditions.slice(at) } : line,
  )
}

function columnOf(cell: readonly IToken[], reader: Reader, after: number): Column {
  const span = reader.spanOf(cell, after)
  const label = reader.text.slice(span.start, span.end)
  const [first, ...rest] = cell
  if (first?.tokenType === k.question) return { label, subject: null, question: reader.name(rest, after), span }
  return { label, subject: reader.expression(cell, after), question: null, span }
}

function resultOf(cell: readonly IToken[], reader: Reader, after: number): ResultColumn | null {
  const parts = splitAt(cell, t.Colon)
  const name = reader.name(parts?.before ?? cell, after)
  const type = parts ? reader.parse((p) => p.type(), parts.behind, after) : null
  return name ? { name, type, span: reader.spanOf(cell, after) } : null
}

function rowOf(row: Cells, titles: Cells, reader: Reader): Row | null {
  const { line } = row
  const has = row.conditions.length + row.results.length
  const needs = titles.conditions.length + titles.results.length
  if (row.conditions.length !== titles.conditions.length || has !== needs) {
    reader.report(
      'table.cellCount',
      reader.spanOf(line.tokens, line.end),
      { has, needs },
      { related: [reader.spanOf(titles.line.tokens, titles.line.end)] },
    )
    return null
  }
  const provenance = row.behind.length > 0 ? (reader.parse((p) => p.provenance(), row.behind, line.end) ?? []) : []
  return {
    tests: row.conditions.map((cell) => reader.test(cell, line.end)),
    labels: row.conditions.map((cell) => ((span) => reader.text.slice(span.start, span.end))(reader.spanOf(cell, line.end))),
    values: row.results.map((cell) => reader.expression(cell, line.end)),
    provenance,
    span: reader.spanOf(line.tokens, line.end),
  }
}
