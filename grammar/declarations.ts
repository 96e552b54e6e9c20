import type { IToken } from 'chevrotain'
import { textOf } from './actions.ts'
import type { Declaration, Name, ProvenanceNote, Quotation } from './ast.ts'
import { caseOf, readingChoice } from './declare/case.ts'
import { computeOf, exceptionOf } from './declare/compute.ts'
import { datedValueOf, fieldOf, nameList, readingOf, textItems } from './declare/data.ts'
import { tableOf } from './declare/table.ts'
import type { Chunk, Line } from './lines.ts'
import { type Reader, splitAt } from './reader.ts'
import type { Span } from './source.ts'
import { closest } from './suggest.ts'
import * as t from './tokens.ts'
import { declarationKeywords, keywords } from './vocabulary.ts'

const k = t.keywordTokens

/** What every kind of declaration has; the rest of its lines go to its own reader. */
interface Common {
  readonly span: Span
  readonly headSpan: Span
  readonly clause: string | null
  readonly quotations: Quotation[]
  readonly provenance: ProvenanceNote[]
}

/** Reads one declaration; `invalid` where its head can't be read, with what was wrong reported. */
export function declarationOf(chunk: Chunk, clause: string | null, reader: Reader): Declaration {
  const head = chunk.lines[0] as Line
  const last = chunk.lines[chunk.lines.length - 1] as Line
  const start = (head.tokens[0] as IToken).startOffset
  const common: Common = {
    span: { file: reader.file, start, end: last.end },
    headSpan: reader.spanOf(head.tokens, head.end),
    clause,
    quotations: [],
    provenance: [],
  }
  if (chunk.deep) return { kind: 'invalid', ...common }
  if (chunk.keyword === undefined) return unknownKeyword(head, common, reader)
  return read(chunk, common, takeCommon(chunk, common, reader), reader) ?? { kind: 'invalid', ...common }
}

function unknownKeyword(head: Line, common: Common, reader: Reader): Declaration {
  const first = head.tokens[0] as IToken
  const close = closest(
    first.image,
    declarationKeywords.flatMap((key) => keywords[key]),
  )
  const fix = close === undefined ? undefined : { edits: [{ span: reader.span(first), text: close }] }
  reader.report('syntax.unknownKeyword', reader.span(first), { word: first.image, close: close ?? '' }, { fix })
  return { kind: 'invalid', ...common }
}

/** Takes 原文 and provenance lines off a declaration; what is left is its own. */
function takeCommon(chunk: Chunk, common: Common, reader: Reader): Line[] {
  const rest: Line[] = [chunk.lines[0] as Line]
  for (const line of chunk.lines.slice(1)) {
    const quotation = reader.quotation(line)
    const type = line.tokens[0]?.tokenType
    if (quotation) common.quotations.push(quotation)
    else if (type === k.derived || type === k.assumed || type === k.basis)
      common.provenance.push(...(reader.parse((p) => p.provenance(), line.tokens, line.end) ?? []))
    else rest.push(line)
  }
  return rest
}

function read(chunk: Chunk, common: Common, lines: Line[], reader: Reader): Declaration | null {
  const [head, ...items] = lines as [Line, ...Line[]]
  const second = head.tokens.slice(1, 2)
  switch (chunk.keyword) {
    case 'notice':
      return named(reader.name(head.tokens.slice(1), head.end), (name) => ({
        kind: 'notice',
        name,
        items: textItems(items, reader),
        ...common,
      }))
    case 'scenario':
      return scenario(head, items, common, reader)
    case 'use':
      return use(head, common, reader)
    case 'enum':
      return enumeration(lines, common, reader)
    case 'entity':
      return named(reader.name(second, head.end), (name) => ({
        kind: 'entity',
        name,
        fields: items.flatMap((line) => fieldOf(line, reader) ?? []),
        ...common,
      }))
    case 'parameter':
      return parameter(head, items, common, reader)
    case 'question':
      return question(head, items, common, reader)
    case 'for':
      // 对于 通知 goes back to what concerns no record.
      if (second[0]?.tokenType === k.notice && head.tokens.length === 2) return { kind: 'for', entity: null, ...common }
      return named(reader.name(head.tokens.slice(1), head.end), (entity) => ({ kind: 'for', entity, ...common }))
    case 'compute':
      return merged('compute', computeOf(lines, reader), common)
    case 'table':
      return merged('table', tableOf(lines, reader), common)
    case 'exception':
      return merged('exception', exceptionOf(lines, reader), common)
    case 'assert':
    case 'require':
      return assertion(chunk.keyword, head, items, common, reader)
    case 'duty':
      return { kind: 'duty', name: restName(head, reader), items: textItems(items, reader), ...common }
    case 'exhortation':
    case 'context':
      return account(chunk.keyword, lines, common, reader)
    case 'case':
      return { kind: 'case', ...caseOf(lines, reader), ...common }
    case undefined:
      return null
  }
}

const named = (name: Name | null, make: (name: Name) => Declaration): Declaration | null => (name ? make(name) : null)

function merged(kind: 'compute' | 'table' | 'exception', parts: object | null, common: Common): Declaration | null {
  if (!parts) return null
  const own = (parts as { provenance?: readonly ProvenanceNote[] }).provenance ?? []
  return { kind, ...parts, ...common, provenance: [...common.provenance, ...own] } as unknown as Declaration
}

/** A name that is the rest of the head line: 职责, 算例, 断言 may have any title. */
function restName(head: Line, reader: Reader): Name {
  const { text, span } = reader.restOfLine(head.tokens[0] as IToken, head)
  return { text: text.replace(/[:：]$/, ''), span }
}

/** `方案 名 基于 通知 "路径"`, with 读法 lines and items that replace the header's. */
function scenario(head: Line, items: readonly Line[], common: Common, reader: Reader): Declaration | null {
  const parts = splitAt(head.tokens.slice(1), k.on)
  const last = head.tokens[head.tokens.length - 1] as IToken
  const path = last.tokenType === t.TextToken ? textOf(last) : null
  const name = reader.name(parts?.before ?? head.tokens.slice(1), head.end)
  const base = parts && reader.name(path === null ? parts.behind : parts.behind.slice(0, -1), head.end)
  if (!parts) reader.report('syntax.incomplete', common.headSpan, { expected: keywords.on[0] })
  const isReading = (line: Line) => line.tokens[0]?.tokenType === k.reading
  const readings = items.filter(isReading).flatMap((line) => readingChoice(line, reader))
  const texts = textItems(
    items.filter((line) => !isReading(line)),
    reader,
  )
  return name && base ? { kind: 'scenario', name, base, path, readings, items: texts, ...common } : null
}

function use(head: Line, common: Common, reader: Reader): Declaration | null {
  const path = head.tokens[1]
  if (path?.tokenType === t.TextToken) return { kind: 'use', path: textOf(path), pathSpan: reader.span(path), ...common }
  reader.report('syntax.incomplete', common.headSpan, { expected: '"…"' })
  return null
}

function enumeration(lines: readonly Line[], common: Common, reader: Reader): Declaration | null {
  const [head, ...items] = lines as [Line, ...Line[]]
  const parts = splitAt(head.tokens.slice(1), t.Colon)
  const name = reader.name(parts?.before ?? head.tokens.slice(1), head.end)
  const runs = [parts?.behind ?? [], ...items.map((line) => line.tokens)].filter((run) => run.length > 0)
  if (runs.length === 0) reader.report('syntax.incomplete', common.headSpan, { expected: '名称' })
  return name ? { kind: 'enum', name, members: runs.flatMap((run) => nameList(trimSeparators(run), reader, head.end)), ...common } : null
}

/** 、 at the start or end of a line separates lines, not names. */
function trimSeparators(run: readonly IToken[]): readonly IToken[] {
  const from = run[0]?.tokenType === t.Enumeration ? 1 : 0
  const to = run[run.length - 1]?.tokenType === t.Enumeration ? -1 : undefined
  return run.slice(from, to)
}

function parameter(head: Line, items: readonly Line[], common: Common, reader: Reader): Declaration | null {
  const parts = splitAt(head.tokens.slice(1), t.Colon)
  const name = reader.name(parts?.before ?? head.tokens.slice(1), head.end)
  if (!parts) reader.report('syntax.incomplete', common.headSpan, { expected: '：' })
  const equal = parts && splitAt(parts.behind, t.Equal)
  const type = parts && reader.parse((p) => p.type(), equal?.before ?? parts.behind, head.end)
  if (!name || !type) return null
  const dated = items.flatMap((line) => datedValueOf(line, reader) ?? [])
  if (!equal) return { kind: 'parameter', name, type, values: dated, ...common }
  const timeless = { label: '', from: null, to: null, ...reader.value(equal.behind, head.end), span: common.headSpan }
  return { kind: 'parameter', name, type, values: [timeless, ...dated], ...common }
}

function question(head: Line, items: readonly Line[], common: Common, reader: Reader): Declaration | null {
  const [, nameToken, colon] = head.tokens
  const name = reader.name(nameToken ? [nameToken] : [], head.end)
  const text = colon?.tokenType === t.Colon ? reader.restOfLine(colon, head).text : ''
  const readings = items.flatMap((line) => {
    const first = line.tokens[0] as IToken
    if (first.tokenType === k.reading) return readingOf(line, reader) ?? []
    reader.report('syntax.unexpected', reader.span(first), { found: first.image, expected: keywords.reading[0] })
    return []
  })
  return name ? { kind: 'question', name, text, readings, ...common } : null
}

function assertion(kind: 'assert' | 'require', head: Line, items: readonly Line[], common: Common, reader: Reader): Declaration {
  const colon = splitAt(head.tokens, t.Colon)
  const inline = colon && colon.behind.length > 0 ? { tokens: colon.behind, end: head.end } : undefined
  const line = inline ?? items[0]
  const end = colon ? colon.at.startOffset : head.end
  const name = restName({ tokens: head.tokens, end }, reader)
  const condition = line ? reader.expression(line.tokens, line.end) : reader.expression([], head.end)
  for (const extra of inline ? items : items.slice(1))
    reader.report('syntax.unexpected', reader.spanOf(extra.tokens, extra.end), { found: (extra.tokens[0] as IToken).image, expected: '' })
  return { kind, name, condition, ...common }
}

/** 宣示 and 说明: one or more quotations, on the head line or under it. */
function account(kind: 'exhortation' | 'context', lines: readonly Line[], common: Common, reader: Reader): Declaration {
  for (const [index, line] of lines.entries()) {
    for (const token of index === 0 ? line.tokens.slice(1) : line.tokens) {
      if (token.tokenType === t.TextToken) common.quotations.push({ text: textOf(token), span: reader.span(token) })
      else reader.report('syntax.unexpected', reader.span(token), { found: token.image, expected: '“…”' })
    }
  }
  if (common.quotations.length === 0) reader.report('syntax.incomplete', common.headSpan, { expected: '“…”' })
  return { kind, ...common }
}
