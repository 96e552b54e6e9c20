import type { IToken } from 'chevrotain'
import { nameText } from '../actions.ts'
import type { CaseExpectation, CaseField, Name, OwnParts, ReadingChoice } from '../ast.ts'
import type { Line } from '../lines.ts'
import { isName, type Reader, splitAll, splitAt } from '../reader.ts'
import * as t from '../tokens.ts'
import { keywords } from '../vocabulary.ts'
import { type Cells, cellsOf } from './table.ts'

const k = t.keywordTokens

export type CaseParts = OwnParts<'case'>

/** `算例 名` with fields, 读法 and 期望; a relation's records are rows under its name. */
export function caseOf(lines: readonly Line[], reader: Reader): CaseParts {
  const [head, ...items] = lines as [Line, ...Line[]]
  const title = reader.restOfLine(head.tokens[0] as IToken, head)
  const readings: ReadingChoice[] = []
  const fields: CaseField[] = []
  const expectations: CaseExpectation[] = []
  for (let index = 0; index < items.length; index++) {
    const line = items[index] as Line
    const first = line.tokens[0] as IToken
    if (first.tokenType === k.reading) readings.push(...readingChoice(line, reader))
    else if (first.tokenType === k.expect) expectations.push(...expectationOf(line, reader))
    else {
      const rows = rowsAfter(items, index)
      const field = fieldOf(line, rows, reader)
      if (field) fields.push(field)
      index += rows.length
    }
  }
  return { name: { text: title.text.replace(/[:：]$/, ''), span: title.span }, readings, fields, expectations }
}

const isRow = (line: Line | undefined): boolean => line?.tokens[0]?.tokenType === t.Bar

function rowsAfter(items: readonly Line[], index: number): readonly Line[] {
  let end = index + 1
  while (isRow(items[end])) end++
  return items.slice(index + 1, end)
}

/** `读法 疑义：读法` */
export function readingChoice(line: Line, reader: Reader): ReadingChoice[] {
  const parts = splitAt(line.tokens.slice(1), t.Colon)
  const question = reader.name(parts?.before ?? line.tokens.slice(1), line.end)
  const reading = parts && reader.name(parts.behind, line.end)
  if (!parts) reader.report('syntax.incomplete', reader.spanOf(line.tokens, line.end), { expected: '：' })
  return question && reading ? [{ question, reading, span: reader.spanOf(line.tokens, line.end) }] : []
}

function fieldOf(line: Line, rows: readonly Line[], reader: Reader): CaseField | null {
  const parts = splitAt(line.tokens, t.Colon)
  const span = reader.spanOf(line.tokens, line.end)
  if (!parts) {
    reader.report('syntax.incomplete', span, { expected: '：' })
    return null
  }
  const name = reader.name(parts.before, line.end)
  if (!name) return null
  if (rows.length > 0) return { name, value: null, records: recordsOf(rows, reader), span }
  if (parts.behind.length === 0) reader.report('case.noValue', span, { word: name.text })
  return { name, value: parts.behind.length > 0 ? reader.expression(parts.behind, line.end) : null, records: null, span }
}

function recordsOf(rows: readonly Line[], reader: Reader): CaseField[][] {
  const [titles, ...bodies] = rows.flatMap((row) => cellsOf(row, reader) ?? [])
  if (!titles) return []
  const names = titles.conditions.map((cell) => reader.name(cell, titles.line.end))
  return bodies.map((row) => recordOf(row, titles, names, reader)).filter((record) => record !== null)
}

function recordOf(row: Cells, titles: Cells, names: readonly (Name | null)[], reader: Reader): CaseField[] | null {
  const [has, needs] = [row.conditions.length, titles.conditions.length]
  if (has !== needs) {
    reader.report('table.cellCount', reader.spanOf(row.line.tokens, row.line.end), { has, needs })
    return null
  }
  return row.conditions.flatMap((cell, index) => {
    const name = names[index]
    if (!name || cell.length === 0) return []
    return { name, value: reader.expression(cell, row.line.end), records: null, span: reader.spanOf(cell, row.line.end) }
  })
}

/** `期望 名：值` or `期望 名：未知（字段、参数（2021年））`. */
function expectationOf(line: Line, reader: Reader): CaseExpectation[] {
  const parts = splitAt(line.tokens.slice(1), t.Colon)
  const span = reader.spanOf(line.tokens, line.end)
  const name = reader.name(parts?.before ?? line.tokens.slice(1), line.end)
  if (!parts) reader.report('syntax.incomplete', span, { expected: '：' })
  if (!name || !parts) return []
  if (parts.behind[0]?.tokenType !== k.unknown) return [{ name, value: reader.expression(parts.behind, line.end), reasons: [], span }]
  return [{ name, value: null, reasons: reasonsOf(parts.behind.slice(1), reader), span }]
}

function reasonsOf(tokens: readonly IToken[], reader: Reader): string[] {
  const inner = tokens.slice(1, -1)
  const parts = splitAll(inner, [t.Enumeration, t.Comma]).filter((part) => part.length > 0)
  return parts.map((part) => {
    const span = reader.spanOf(part, 0)
    const [only, more] = part
    if (only?.tokenType === k.silent) return keywords.silent[0]
    if (isName(only) && !more) return nameText(only)
    const rest = more ? reader.text.slice(more.startOffset, span.end) : ''
    return isName(only) ? `${nameText(only)}${atYear(rest)}` : reader.text.slice(span.start, span.end)
  })
}

/** The year of a parameter as reasons write it, however it is written here: (2021), （2021 年）. */
function atYear(written: string): string {
  const year = /^[(（]\s*(\d{4})\s*年?\s*[)）]$/.exec(written)?.[1]
  return year === undefined ? written.replace(/\(/g, '（').replace(/\)/g, '）') : `（${year}年）`
}
