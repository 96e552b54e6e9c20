import type { IToken, TokenType } from 'chevrotain'
import type * as ast from '../../../grammar/ast.ts'
import { lineStarts } from '../../../grammar/source.ts'
import * as t from '../../../grammar/tokens.ts'
import { typeNameOf } from '../../../grammar/vocabulary.ts'
import { functionNames } from '../../program/lower/call.ts'
import { namesOf, treeOf } from '../names/names.ts'
import type { NameKind, Occurrence } from '../names/subject.ts'
import type { Document } from '../workspace.ts'

/** What a stretch of text is coloured as. Names come with their kind; `name` is a name that is not declared. */
export const semanticKinds = [
  'keyword',
  'type',
  'number',
  'string',
  'quotation',
  'operator',
  'punctuation',
  'comment',
  'function',
  'label',
  'text',
  'binding',
  'name',
  'notice',
  'enum',
  'member',
  'entity',
  'field',
  'relation',
  'parameter',
  'question',
  'reading',
  'rule',
  'table',
  'exception',
  'assertion',
  'duty',
  'case',
  'clause',
] as const satisfies readonly (NameKind | string)[]

export type SemanticKind = (typeof semanticKinds)[number]

export interface SemanticToken {
  readonly start: number
  readonly end: number
  readonly kind: SemanticKind
  readonly declaration: boolean
}

/** The colours of a file, in the order of place, none overlapping, none longer than its line; empty where it is no part. */
export function semanticTokens(document: Document, file: string): SemanticToken[] {
  const module = treeOf(document, file)
  return module ? tokensOf(module, namesOf(document).inFile.get(file) ?? []) : []
}

function tokensOf(module: ast.Module, occurrences: readonly Occurrence[]): SemanticToken[] {
  const painted = paint(module, occurrences)
  const found: SemanticToken[] = []
  for (const { start, end } of rulesIn(module)) {
    const { tokens, trivia } = t.tokenize(module.text.slice(start, end), start)
    for (const token of tokens) lexed(token, found)
    for (const token of trivia) lexed(token, found)
  }
  const free = uncovered(
    found.sort((a, b) => a.start - b.start),
    painted,
  )
  return [...painted, ...free].sort((a, b) => a.start - b.start)
}

/** Blocks of rules, and the targets of bound numbers. */
function rulesIn({ text, blocks, bindings }: ast.Module): { readonly start: number; readonly end: number }[] {
  const targets = bindings.map(({ textSpan, span }) => {
    const bracketed = text[textSpan.end + 2] === '<' ? 1 : 0
    return { start: textSpan.end + 3 + bracketed, end: span.end - 1 - bracketed }
  })
  return [...blocks.map(({ span }) => span), ...targets]
}

const colon = ({ tokenType }: IToken): boolean => tokenType === t.Colon

/** What is known from the tree: names with their kinds, labels, free text, quotations, bound numbers. */
function paint(module: ast.Module, occurrences: readonly Occurrence[]): SemanticToken[] {
  const names = occurrences.map(({ subject, role, span }) => tokenOf(span, subject.kind, role === 'declaration'))
  const others: SemanticToken[] = module.bindings.map(({ textSpan }) => tokenOf(textSpan, 'binding'))
  for (const declaration of module.declarations) {
    for (const { span } of declaration.quotations) others.push(tokenOf(span, 'quotation'))
    for (const item of 'items' in declaration ? declaration.items : []) {
      others.push(tokenOf(item.label.span, 'label'))
      others.push(...around(item.textSpan, names, 'text'))
    }
    if (declaration.kind === 'question') others.push(...questionText(module, declaration))
  }
  return [...names, ...others].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)
}

const tokenOf = (
  { start, end }: { readonly start: number; readonly end: number },
  kind: SemanticKind,
  declaration = false,
): SemanticToken => ({
  start,
  end,
  kind,
  declaration,
})

/** What names leave of a free text. */
function around(
  span: { readonly start: number; readonly end: number },
  names: readonly SemanticToken[],
  kind: SemanticKind,
): SemanticToken[] {
  const inside = names.slice(firstFrom(names, span.start)).filter((name) => name.start < span.end)
  const parts: SemanticToken[] = []
  let from = span.start
  for (const name of inside) {
    if (name.start > from) parts.push(tokenOf({ start: from, end: name.start }, kind))
    from = name.end
  }
  if (span.end > from) parts.push(tokenOf({ start: from, end: span.end }, kind))
  return parts
}

function firstFrom(sorted: readonly SemanticToken[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as SemanticToken).start < offset) low = middle + 1
    else high = middle
  }
  return low
}

function questionText({ text }: ast.Module, { headSpan }: ast.Declaration): SemanticToken[] {
  const at = t.tokenize(text.slice(headSpan.start, headSpan.end), headSpan.start).tokens.find(colon)
  return at ? [tokenOf({ start: at.startOffset + 1, end: headSpan.end }, 'text')] : []
}

/** The tokens between those that are painted; both are in the order of place. */
function uncovered(found: readonly SemanticToken[], painted: readonly SemanticToken[]): SemanticToken[] {
  const free: SemanticToken[] = []
  let at = 0
  for (const token of found) {
    while (at < painted.length && (painted[at] as SemanticToken).end <= token.start) at++
    const next = painted[at]
    if (!next || next.start >= token.end) free.push(token)
  }
  return free
}

const functions: ReadonlySet<string> = new Set(functionNames)
const numbers: ReadonlySet<TokenType> = new Set([t.NumberToken, t.Day, t.Month, t.Year, t.Instant])
const punctuation: ReadonlySet<TokenType> = new Set([
  ...[t.Bar, t.DoubleBar, t.Open, t.Close, t.Comma, t.Enumeration, t.Colon, t.Semicolon, t.Dot, t.Other],
])

/** What a token is by itself. */
function lexed(token: IToken, found: SemanticToken[]): void {
  const kind = kindOf(token)
  if (kind) found.push({ start: token.startOffset, end: token.startOffset + token.image.length, kind, declaration: false })
}

function kindOf({ tokenType, image }: IToken): SemanticKind | null {
  if (tokenType === t.Newline || tokenType === t.Whitespace) return null
  if (tokenType === t.Comment) return 'comment'
  if (numbers.has(tokenType)) return 'number'
  if (tokenType === t.TextToken) return 'string'
  if (tokenType === t.QuotedName) return 'name'
  if (tokenType === t.Word) return typeNameOf(image) ? 'type' : functions.has(image) ? 'function' : 'name'
  if (punctuation.has(tokenType)) return 'punctuation'
  return tokenType.name.startsWith('Keyword_') || tokenType === t.ToGlued || tokenType === t.RoundingPhrase ? 'keyword' : 'operator'
}

/**
 * Tokens as editors take them: five numbers each (lines down, characters right, length, kind, 1 for a declaration), places
 * relative to the token before; kinds as in `semanticKinds`.
 */
export function packedTokens(tokens: readonly SemanticToken[], text: string): Uint32Array {
  const starts = lineStarts(text)
  const data = new Uint32Array(tokens.length * 5)
  let [line, before, beforeStart] = [0, 0, 0]
  for (const [index, { start, end, kind, declaration }] of tokens.entries()) {
    while (line + 1 < starts.length && (starts[line + 1] as number) <= start) line++
    const character = start - (starts[line] as number)
    const onSame = line === before
    data.set(
      [line - before, onSame ? character - beforeStart : character, end - start, kinds.get(kind) ?? 0, declaration ? 1 : 0],
      index * 5,
    )
    before = line
    beforeStart = character
  }
  return data
}

const kinds = new Map(semanticKinds.map((kind, index) => [kind, index]))
