import type { IToken } from 'chevrotain'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import * as t from './tokens.ts'
import { type DeclarationKeyword, isDeclarationKeyword, type Keyword, keywordOf } from './vocabulary.ts'

/** A logical line: physical lines that an operator or an open bracket ties together. Never empty. */
export interface Line {
  readonly tokens: readonly IToken[]
  /** Offset behind the last character of its last physical line. */
  readonly end: number
}

/** The lines of one declaration; the first is its head. */
export interface Chunk {
  /** Undefined where the head starts with no declaration keyword. */
  readonly keyword: DeclarationKeyword | undefined
  readonly lines: readonly Line[]
  /** The first bracket nested deeper than `maximumDepth`: with one, the chunk is not parsed further. */
  readonly deep: IToken | null
}

/** Deeper nesting than any person writes; a limit keeps the parser's stack bounded. */
export const maximumDepth = 64

// Only these declarations hold expressions that may run over several physical lines.
const joining: ReadonlySet<string> = new Set([
  'compute',
  'parameter',
  'assert',
  'require',
  'exception',
  'enum',
  'entity',
  'exhortation',
  'context',
])

const continuing = new Set([
  t.Plus,
  t.Minus,
  t.Times,
  t.Divide,
  t.Equal,
  t.NotEqual,
  t.Less,
  t.LessOrEqual,
  t.Greater,
  t.GreaterOrEqual,
  t.Comma,
  t.Enumeration,
  t.keywordTokens.and,
  t.keywordTokens.or,
])
const opensItem: ReadonlySet<Keyword> = new Set(['when', 'other', 'expect', 'reading', 'quote', 'derived', 'assumed', 'basis'])

/** Cuts the tokens of one block into declarations and their logical lines: a declaration starts at the left margin. */
export function chunksOf(tokens: readonly IToken[], text: string, file: string): { chunks: Chunk[]; diagnostics: Diagnostic[] } {
  const found: Diagnostic[] = []
  const chunks: Chunk[] = []
  let margin = -1
  for (const physical of physicalLines(tokens, text)) {
    const head = physical.tokens[0] as IToken
    const column = head.startOffset - physical.start
    if (margin < 0) margin = column
    if (chunks.length === 0 || (column <= margin && startsDeclaration(head))) chunks.push(openChunk(head))
    append(chunks[chunks.length - 1] as MutableChunk, physical)
  }
  for (const chunk of chunks as MutableChunk[]) {
    if (!chunk.deep) continue
    const { startOffset, endOffset } = chunk.deep
    found.push(diagnostic('syntax.nestedTooDeep', { file, start: startOffset, end: (endOffset as number) + 1 }, { limit: maximumDepth }))
  }
  return { chunks, diagnostics: found }
}

/** A run of a block's lines that holds one declaration: offsets in the file. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/**
 * Cuts the text of one block into declarations without lexing it: `chunksOf` makes one chunk of each piece's tokens. What
 * a piece says depends on its own text alone, so that unchanged pieces need not be read again.
 */
export function piecesOf(text: string, from: number, to: number): Piece[] {
  const lines = text.slice(from, to).replace(/\r\n?/g, (end) => (end === '\r' ? '\n' : ' \n'))
  const starts: number[] = []
  let margin = -1
  for (let start = 0, end = 0; start < lines.length; start = end + 1) {
    end = lines.indexOf('\n', start)
    if (end < 0) end = lines.length
    const head = headOf(lines, start, end)
    if (head < 0) continue
    const column = start === 0 ? from + head - blockLineStart(text, from + head) : head - start
    if (margin < 0) margin = column
    if (starts.length === 0 || (column <= margin && declarationStartsAt(lines, head))) starts.push(from + start)
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? to }))
}

/** Where the first token of a line stands; -1 where it has none. */
function headOf(text: string, start: number, end: number): number {
  let head = start
  while (head < end && t.isBlank(text.charCodeAt(head))) head++
  return head === end || text.startsWith('//', head) ? -1 : head
}

function declarationStartsAt(text: string, offset: number): boolean {
  const word = t.wordAt(text, offset)
  const keyword = word === null ? undefined : keywordOf(word)
  return word !== null && (keyword === undefined || isDeclarationKeyword(keyword))
}

interface PhysicalLine {
  readonly start: number
  readonly end: number
  readonly tokens: IToken[]
}

function physicalLines(tokens: readonly IToken[], text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = []
  let current: IToken[] = []
  // Unknown for the first line only: the block may start in the middle of the file.
  let start = -1
  const close = (end: number, next: number) => {
    const first = current[0]
    if (first) lines.push({ start: start < 0 ? blockLineStart(text, first.startOffset) : start, end, tokens: current })
    current = []
    start = next
  }
  for (const token of tokens) {
    if (token.tokenType === t.Newline) close(token.startOffset, (token.endOffset as number) + 1)
    else current.push(token)
  }
  const last = current[current.length - 1]
  if (last) close(lineEndAfter(text, last.endOffset as number), text.length)
  return lines
}

function blockLineStart(text: string, offset: number): number {
  let start = offset
  // A byte order mark takes no column.
  while (start > 0 && !/[\n\r\uFEFF]/.test(text[start - 1] as string)) start--
  return start
}

function lineEndAfter(text: string, offset: number): number {
  let end = offset
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

interface MutableChunk extends Chunk {
  readonly lines: { tokens: IToken[]; end: number }[]
  depth: number
  deep: IToken | null
}

const startsDeclaration = (token: IToken): boolean => token.tokenType === t.Word || isDeclarationToken(token) !== undefined

function isDeclarationToken(token: IToken): DeclarationKeyword | undefined {
  const keyword = t.keywordOfToken(token)
  return keyword && isDeclarationKeyword(keyword) ? keyword : undefined
}

function openChunk(head: IToken): MutableChunk {
  return { keyword: isDeclarationToken(head), lines: [], depth: 0, deep: null }
}

function append(chunk: MutableChunk, physical: PhysicalLine): void {
  const previous = chunk.lines[chunk.lines.length - 1]
  const joined = previous !== undefined && continues(chunk, previous.tokens, physical.tokens[0] as IToken)
  if (!joined) chunk.depth = 0
  for (const part of statements(chunk, physical)) {
    const target = joined && part.first ? previous : undefined
    if (target) {
      target.tokens.push(...part.tokens)
      target.end = physical.end
    } else if (part.tokens.length > 0) chunk.lines.push({ tokens: part.tokens, end: part.end })
  }
}

/** Splits `当 … 则 …；其它 …` at semicolons outside brackets, and measures nesting. */
function statements(chunk: MutableChunk, physical: PhysicalLine): { first: boolean; tokens: IToken[]; end: number }[] {
  const splits = chunk.keyword === 'compute' || chunk.keyword === 'exception'
  const parts: { first: boolean; tokens: IToken[]; end: number }[] = [{ first: true, tokens: [], end: physical.end }]
  for (const token of physical.tokens) {
    if (token.tokenType === t.Open && ++chunk.depth > maximumDepth && !chunk.deep) {
      chunk.deep = token
    }
    if (token.tokenType === t.Close) chunk.depth = Math.max(0, chunk.depth - 1)
    const part = parts[parts.length - 1] as (typeof parts)[number]
    if (splits && chunk.depth === 0 && token.tokenType === t.Semicolon) {
      part.end = token.startOffset
      parts.push({ first: false, tokens: [], end: physical.end })
    } else part.tokens.push(token)
  }
  return parts
}

function continues(chunk: MutableChunk, previous: readonly IToken[], next: IToken): boolean {
  if (chunk.keyword === undefined || !joining.has(chunk.keyword)) return false
  const keyword = t.keywordOfToken(next)
  if (next.tokenType === t.Bar || (keyword && opensItem.has(keyword))) return false
  const last = previous[previous.length - 1] as IToken
  return chunk.depth > 0 || continuing.has(next.tokenType) || continuing.has(last.tokenType)
}
