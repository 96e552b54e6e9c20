import type { IToken } from 'chevrotain'
import type { Band, Body, Branch, ExceptionValue, Expr, HitPolicy, Name, OwnParts, ProvenanceNote, TypeReference } from '../ast.ts'
import type { Line } from '../lines.ts'
import { type Reader, splitAll, splitAt } from '../reader.ts'
import * as t from '../tokens.ts'
import { keywords } from '../vocabulary.ts'
import { nameList } from './data.ts'

const k = t.keywordTokens
const invalidType = (name: Name | null, span: Expr['span']): TypeReference => ({
  name: name ?? { text: '', span },
  many: false,
  scale: null,
  unit: null,
  span,
})

export type Computed = OwnParts<'compute'> & { readonly provenance: readonly ProvenanceNote[] }

/** `计算 名：类型 ＝ 式` or `计算 名：类型 依次` with 当 … 则 … lines under it, or 累进（…） with bands. */
export function computeOf(lines: readonly Line[], reader: Reader): Computed | null {
  const [head, ...items] = lines as [Line, ...Line[]]
  const colon = splitAt(head.tokens.slice(1), t.Colon)
  const name = reader.name(colon?.before ?? head.tokens.slice(1, 2), head.end)
  if (!name) return null
  if (!colon) reader.report('syntax.incomplete', reader.spanOf(head.tokens, head.end), { expected: '：' })
  const parts = splitAt(colon?.behind ?? [], t.Equal)
  const { tokens: typeTokens, policy } = takePolicy(parts?.before ?? colon?.behind ?? [])
  const type = (colon && reader.parse((p) => p.type(), typeTokens, head.end)) || invalidType(null, reader.spanOf(typeTokens, head.end))
  if (!parts) return { name, type, body: casesOf(items, policy, reader, head, colon !== null), provenance: [] }
  return { name, type, ...bodyOf(parts.behind, items, reader, head) }
}

const policies = new Map([
  [k.first, 'first'],
  [k.collect, 'sum'],
  [k.unique, 'unique'],
] as const)

/** A hit policy at the end of the tokens: 依次, 累加; 唯一 is the default. */
export function takePolicy(tokens: readonly IToken[]): { tokens: readonly IToken[]; policy: HitPolicy } {
  const last = tokens[tokens.length - 1]
  const policy = last && policies.get(last.tokenType as never)
  return policy ? { tokens: tokens.slice(0, -1), policy } : { tokens, policy: 'unique' }
}

function bodyOf(
  tokens: readonly IToken[],
  items: readonly Line[],
  reader: Reader,
  head: Line,
): { body: Body; provenance: readonly ProvenanceNote[] } {
  const [first, open] = tokens
  if (first?.tokenType === k.progressive && open) return { body: progressiveOf(tokens, items, reader, head), provenance: [] }
  if (tokens.length === 0 && items.length > 0) return { body: casesOf(items, 'unique', reader, head, true), provenance: [] }
  const { value, provenance } = reader.value(tokens, head.end)
  for (const extra of items)
    reader.report('syntax.unexpected', reader.spanOf(extra.tokens, extra.end), { found: (extra.tokens[0] as IToken).image, expected: '' })
  return { body: { kind: 'expression', value, span: value.span }, provenance }
}

function casesOf(items: readonly Line[], policy: HitPolicy, reader: Reader, head: Line, typed: boolean): Body {
  const span = reader.spanOf(head.tokens, head.end)
  const isOther = (line: Line) => line.tokens[0]?.tokenType === k.other
  const read = items.filter((line) => !isOther(line)).map((line) => branchOf(line, reader))
  const branches = read.filter((branch) => branch !== null)
  const others = items.filter(isOther).map((line) => otherwiseOf(line, reader))
  const [otherwise, repeated] = others
  if (repeated) reader.report('syntax.itemRepeated', repeated.span, { word: keywords.other[0] })
  // A head that ends before its type was reported; its body is no second mistake.
  if (items.length === 0 && typed) reader.report('syntax.incomplete', span, { expected: '＝ / 当 … 则 …' })
  // Without the case that could not be read, the others would seem to leave a gap.
  if (items.length === 0 || branches.length < read.length) return { kind: 'invalid', span }
  return { kind: 'cases', policy, branches, otherwise: otherwise?.value ?? null, otherwiseNotes: otherwise?.provenance ?? [], span }
}

/** `其它 值`, `其它：值`, `其它 则 值` */
function otherwiseOf(line: Line, reader: Reader): { value: Expr; provenance: readonly ProvenanceNote[]; span: Expr['span'] } {
  const [first, second] = line.tokens as [IToken, IToken | undefined]
  const skip = second && [t.Colon, k.then, t.Comma].includes(second.tokenType) ? 2 : 1
  return { ...reader.value(line.tokens.slice(skip), line.end), span: reader.span(first) }
}

function branchOf(line: Line, reader: Reader): Branch | null {
  const read = reader.parse((p) => p.branch(), line.tokens, line.end)
  if (read) reader.missingDays(line.tokens)
  return read ? { ...read, span: reader.spanOf(line.tokens, line.end) } : null
}

function progressiveOf(tokens: readonly IToken[], items: readonly Line[], reader: Reader, head: Line): Body {
  const base = reader.expression(tokens.slice(1), head.end)
  const bands = items.flatMap((line) => bandOf(line, reader) ?? [])
  return { kind: 'progressive', base, bands, span: reader.spanOf(tokens, head.end) }
}

/** `超过5万元、不超过10万元的部分：65%` */
function bandOf(line: Line, reader: Reader): Band | null {
  const parts = splitAt(line.tokens, t.Colon)
  if (!parts) {
    reader.report('syntax.incomplete', reader.spanOf(line.tokens, line.end), { expected: '：' })
    return null
  }
  const test = reader.test(parts.before, line.end)
  const rate = reader.expression(parts.behind, line.end)
  return { test, rate, span: reader.spanOf(line.tokens, line.end) }
}

export type ExceptionParts = OwnParts<'exception'> & { readonly provenance: readonly ProvenanceNote[] }

/** `例外 名 对于 目标 优先于 另一：` and `当 … 则 …`. */
export function exceptionOf(lines: readonly Line[], reader: Reader): ExceptionParts | null {
  const [head, ...items] = lines as [Line, ...Line[]]
  const colon = splitAt(head.tokens, t.Colon)
  const headTokens = colon?.before ?? head.tokens
  const rule = colon && colon.behind.length > 0 ? { tokens: colon.behind, end: head.end } : items[0]
  const names = headNames(headTokens, reader, head.end)
  if (!names || !rule) {
    if (!rule) reader.report('syntax.incomplete', reader.spanOf(head.tokens, head.end), { expected: '当 … 则 …' })
    return null
  }
  for (const extra of colon?.behind.length ? items : items.slice(1))
    reader.report('syntax.unexpected', reader.spanOf(extra.tokens, extra.end), { found: (extra.tokens[0] as IToken).image, expected: '' })
  return exceptionRule(names, rule, reader)
}

function headNames(tokens: readonly IToken[], reader: Reader, after: number): { name: Name; target: Name; beats: readonly Name[] } | null {
  const target = splitAt(tokens.slice(1), k.for)
  if (!target) {
    reader.report('syntax.incomplete', reader.spanOf(tokens, after), { expected: '对于' })
    return null
  }
  const over = splitAt(target.behind, k.beats)
  const name = reader.name(target.before, after)
  const of = reader.name(over?.before ?? target.behind, after)
  return name && of ? { name, target: of, beats: over ? nameList(over.behind, reader, after) : [] } : null
}

function exceptionRule(names: { name: Name; target: Name; beats: readonly Name[] }, line: Line, reader: Reader): ExceptionParts | null {
  const then = splitAt(line.tokens, k.then)
  const first = line.tokens[0] as IToken
  if (first.tokenType !== k.when || !then) {
    reader.report('syntax.incomplete', reader.spanOf(line.tokens, line.end), { expected: '当 … 则 …' })
    return null
  }
  const when = reader.expression(then.before.slice(1), line.end)
  const parts = splitAll(then.behind, [t.Comma])
  const values: ExceptionValue[] = []
  const provenance: ProvenanceNote[] = []
  for (const part of parts) {
    const named = splitAt(part, t.Colon)
    const read = reader.value(named?.behind ?? part, line.end)
    provenance.push(...read.provenance)
    values.push({ target: named ? reader.name(named.before, line.end) : null, value: read.value, span: reader.spanOf(part, line.end) })
  }
  return { ...names, when, values, provenance }
}
