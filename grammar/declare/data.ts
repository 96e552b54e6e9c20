import type { IToken } from 'chevrotain'
import type { DatedValue, Expr, FieldDeclaration, Name, ReadingDeclaration, Test, TextItem } from '../ast.ts'
import type { Line } from '../lines.ts'
import { lastDayOf, numbersOf, readDay } from '../literals.ts'
import { isName, type Reader, splitAll, splitAt } from '../reader.ts'
import * as t from '../tokens.ts'

const k = t.keywordTokens

/** `标签：文本` lines of 通知 and 职责: the value is free text. */
export function textItems(lines: readonly Line[], reader: Reader): TextItem[] {
  const items: TextItem[] = []
  for (const line of lines) {
    const [label, colon] = line.tokens as [IToken, IToken | undefined]
    if (colon?.tokenType !== t.Colon) {
      reader.report('syntax.unexpected', reader.span(colon ?? label), { found: (colon ?? label).image, expected: '：' })
      continue
    }
    const { text, span: textSpan } = reader.restOfLine(colon, line)
    const span = { ...textSpan, start: label.startOffset }
    items.push({ label: { text: label.image, span: reader.span(label) }, text, textSpan, span })
  }
  return items
}

/** Names separated by 、 or ，; a name that does not fit is reported and left out. */
export function nameList(tokens: readonly IToken[], reader: Reader, after: number): Name[] {
  const parts = splitAll(tokens, [t.Enumeration, t.Comma])
  return parts.flatMap((part) => reader.name(part, after) ?? [])
}

/** `甲、乙：类型 可选 默认 值 范围` */
export function fieldOf(line: Line, reader: Reader): FieldDeclaration | null {
  const parts = splitAt(line.tokens, t.Colon)
  const end = line.end
  if (!parts) {
    reader.report('syntax.incomplete', reader.spanOf(line.tokens, end), { expected: '：' })
    return null
  }
  const names = nameList(parts.before, reader, end)
  const cut = parts.behind.findIndex((token, index) => index > 0 && startsDetail(token, parts.behind[index - 1] as IToken))
  const typeTokens = cut < 0 ? parts.behind : parts.behind.slice(0, cut)
  const type = reader.parse((p) => p.type(), typeTokens, end)
  const detail = fieldDetail(cut < 0 ? [] : parts.behind.slice(cut), reader, end)
  return type ? { names, type, ...detail, span: reader.spanOf(line.tokens, end) } : null
}

// A field's type ends at the first word behind it: 可选, 默认, or the start of a range.
function startsDetail(token: IToken, previous: IToken): boolean {
  if (previous.tokenType === k.many || previous.tokenType === t.Open || token.tokenType === t.Open || token.tokenType === t.Close)
    return false
  return previous.tokenType !== t.NumberToken || token.tokenType !== t.Close
}

function fieldDetail(
  tokens: readonly IToken[],
  reader: Reader,
  after: number,
): { optional: boolean; default: Expr | null; range: Test | null } {
  const rest = [...tokens]
  let optional = false
  let fallback: Expr | null = null
  const take = (index: number, count: number) => rest.splice(index, count)
  const optionalAt = rest.findIndex((token) => token.tokenType === k.optional)
  if (optionalAt >= 0) {
    optional = true
    take(optionalAt, 1)
  }
  const defaultAt = rest.findIndex((token) => token.tokenType === k.default)
  if (defaultAt >= 0) {
    const [, value] = take(defaultAt, 2)
    fallback = reader.expression(value ? [value] : [], after)
  }
  // Commas set the details off from each other; one within a range stands between its bounds.
  while (rest[0]?.tokenType === t.Comma) rest.shift()
  while (rest[rest.length - 1]?.tokenType === t.Comma) rest.pop()
  return { optional, default: fallback, range: rest.length > 0 ? reader.test(rest, after) : null }
}

/** `读法 名（默认）` */
export function readingOf(line: Line, reader: Reader): ReadingDeclaration | null {
  const [, name, open, word] = line.tokens
  if (!isName(name)) {
    reader.report('syntax.incomplete', reader.spanOf(line.tokens, line.end), { expected: '名称' })
    return null
  }
  const isDefault = open?.tokenType === t.Open && word?.tokenType === k.default
  if (open && !isDefault) reader.report('syntax.unexpected', reader.span(open), { found: open.image, expected: '（默认）' })
  const read = reader.name([name], line.end) as Name
  return { name: read, default: isDefault, span: reader.spanOf(line.tokens, line.end) }
}

/** `2020年：550元`, `2020年起：…`, `2020年9月1日至2020年12月20日：…` */
export function datedValueOf(line: Line, reader: Reader): DatedValue | null {
  const parts = splitAt(line.tokens, t.Colon)
  if (!parts) {
    reader.report('syntax.incomplete', reader.spanOf(line.tokens, line.end), { expected: '：' })
    return null
  }
  const first = line.tokens[0] as IToken
  const label = reader.text.slice(first.startOffset, parts.at.startOffset).trim()
  const period = periodOf(parts.before, reader)
  const read = reader.value(parts.behind, line.end)
  return period ? { label, ...period, ...read, span: reader.spanOf(line.tokens, line.end) } : null
}

interface Period {
  readonly from: string | null
  readonly to: string | null
}

function periodOf(tokens: readonly IToken[], reader: Reader): Period | null {
  const [first, second, third] = tokens
  const start = first && dayRange(first)
  if (!first || !start) {
    const found = first?.image ?? ''
    const missing = first && t.isMissingDay(first)
    if (missing) reader.report('syntax.dayMissing', reader.span(first), { word: found })
    else reader.report('syntax.unexpected', reader.spanOf(tokens, 0), { found, expected: '2020年、2020年起、2020年1月1日至2020年6月30日' })
    return null
  }
  if (!second) return start
  if (second.tokenType === k.from && !third) return { from: start.from, to: null }
  const end = third && dayRange(third)
  if ((second.tokenType === t.ToGlued || second.tokenType === k.to) && end) return { from: start.from, to: end.to }
  reader.report('syntax.unexpected', reader.span(second), { found: second.image, expected: '起、至' })
  return null
}

/** The days that a year, month or day literal covers. A bare four-digit number is a year, for English. */
function dayRange(token: IToken): { from: string; to: string } | null {
  const [year = 0, month = 0] = numbersOf(token.image)
  const y = String(year).padStart(4, '0')
  if (token.tokenType === t.Year || (token.tokenType === t.NumberToken && /^\d{4}$/.test(token.image)))
    return { from: `${y}-01-01`, to: `${y}-12-31` }
  if (token.tokenType === t.Day) return ((day) => day && { from: day, to: day })(readDay(token.image)) || null
  if (token.tokenType !== t.Month || month < 1 || month > 12) return null
  return { from: `${y}-${String(month).padStart(2, '0')}-01`, to: lastDayOf(year, month) }
}
