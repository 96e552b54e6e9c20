import type { IToken } from 'chevrotain'
import type * as ast from '../../../../grammar/ast.ts'
import * as t from '../../../../grammar/tokens.ts'
import { type DeclarationKeyword, isDeclarationKeyword } from '../../../../grammar/vocabulary.ts'
import { namesOf } from '../../names/names.ts'
import { type Frame, frameOf, type Resolver } from '../../names/resolve.ts'
import type { Document } from '../../workspace.ts'
import { lineAround, type RulesAt, rulesAt } from './tokensAt.ts'

/** Where in the rules an offset stands, from the tokens: it must work while the line is being written. */
export interface Place {
  readonly document: Document
  readonly resolver: Resolver
  readonly module: ast.Module
  readonly offset: number
  /** In the target of a bound number, and not in a block. */
  readonly inTarget: boolean
  /** The word that is being typed at the offset, whole; empty where none is. */
  readonly typed: { readonly start: number; readonly end: number; readonly text: string }
  /** The tokens of the line before that word. */
  readonly before: readonly IToken[]
  /** Whether the line begins at the left margin. */
  readonly atMargin: boolean
  /** The declaration that the line belongs to, and its lines before this one; null where the line begins one or none does. */
  readonly inside: Inside | null
  readonly frame: Frame
}

export interface Inside {
  readonly keyword: DeclarationKeyword
  /** Its head and the lines up to this one, without those that are empty. */
  readonly lines: readonly (readonly IToken[])[]
  /** The declaration as it was read, as far as it could be. */
  readonly declaration: ast.Declaration | null
}

/** Null outside rules. */
export function placeAt(document: Document, module: ast.Module, offset: number): Place | null {
  const rules = rulesAt(module, offset) ?? openTarget(module, offset)
  if (!rules) return null
  const { start, end } = lineAround(module.text, offset, rules)
  const { tokens, trivia } = t.tokenize(module.text.slice(start, end), start)
  // Nothing is completed in a comment.
  if (trivia.some(({ tokenType, startOffset }) => tokenType === t.Comment && startOffset < offset)) return null
  const typed = typedWord(tokens, offset)
  const before = tokens.filter((token) => token.startOffset + token.image.length <= typed.start)
  const atMargin = Math.min(tokens[0]?.startOffset ?? offset, typed.start) - start <= marginOf(module.text, rules)
  const resolver = namesOf(document).resolver
  const inTarget = rules.binding !== null || isTarget(rules)
  const inside = inTarget ? null : insideOf(module, rules, start, atMargin ? before : null)
  const entity = inTarget ? resolver.scope.mainEntity : entityAt(module, offset, resolver)
  return { document, resolver, module, offset, inTarget, typed, before, atMargin, inside, frame: frameOf(entity) }
}

/** How far the declarations of a block are indented. */
function marginOf(text: string, { start, end }: RulesAt): number {
  const first = /^(?:[ \t\u3000]*[\r\n]+)*([ \t\u3000]*)/.exec(text.slice(start, Math.min(end, start + 2000)))
  return first?.[1]?.length ?? 0
}

interface TargetAt extends RulesAt {
  readonly target: true
}

const isTarget = (rules: RulesAt): rules is TargetAt => 'target' in rules

/** The target of a bound number that is still open: `[550 元](=人均`. */
function openTarget(module: ast.Module, offset: number): TargetAt | null {
  const start = Math.max(module.text.lastIndexOf('\n', offset - 1), module.text.lastIndexOf('\r', offset - 1)) + 1
  const match = /\]\(<?[=＝]([^)\n\r]*)$/.exec(module.text.slice(start, offset))
  return match ? { start: offset - (match[1]?.length ?? 0), end: offset, binding: null, target: true } : null
}

const wordTypes: ReadonlySet<unknown> = new Set([t.Word, t.QuotedName, t.BoundPrefix, t.BoundSuffix])
const isWord = (token: IToken): boolean => wordTypes.has(token.tokenType) || t.keywordOfToken(token) !== undefined

function typedWord(tokens: readonly IToken[], offset: number): Place['typed'] {
  const token = tokens.find(({ startOffset, image }) => startOffset < offset && offset <= startOffset + image.length)
  // 「 alone, before the name is closed.
  if (token && !isWord(token) && token.image !== '「') return { start: offset, end: offset, text: '' }
  if (!token) return { start: offset, end: offset, text: '' }
  return { start: token.startOffset, end: token.startOffset + token.image.length, text: token.image.slice(0, offset - token.startOffset) }
}

/** The declaration that a line belongs to, found upward: the nearest line at the margin that begins one. */
function insideOf(module: ast.Module, rules: RulesAt, lineStart: number, atMargin: readonly IToken[] | null): Inside | null {
  if (atMargin) {
    const keyword = keywordOf(atMargin)
    return keyword && { keyword, lines: [], declaration: declarationAt(module, atMargin[0]?.startOffset ?? 0) }
  }
  const margin = marginOf(module.text, rules)
  const lines: (readonly IToken[])[] = []
  for (let end = lineStart - 1; end > rules.start && lines.length <= mostLines; ) {
    const { start } = lineAround(module.text, end, rules)
    const { tokens } = t.tokenize(module.text.slice(start, end), start)
    const words = tokens.filter(({ tokenType }) => tokenType !== t.Newline)
    const [first] = words
    if (first) lines.unshift(words)
    const keyword = first && first.startOffset - start <= margin ? keywordOf(words) : null
    if (first && keyword) return { keyword, lines, declaration: declarationAt(module, first.startOffset) }
    end = start - 1
  }
  return null
}

/** Longer declarations are looked through no further. */
const mostLines = 1500

function keywordOf([first]: readonly IToken[]): DeclarationKeyword | null {
  const keyword = first && t.keywordOfToken(first)
  return keyword && isDeclarationKeyword(keyword) ? keyword : null
}

function declarationAt(module: ast.Module, start: number): ast.Declaration | null {
  return module.declarations.find(({ span }) => span.start === start) ?? null
}

/** What the last 对于 before an offset names. */
function entityAt(module: ast.Module, offset: number, { scope }: Resolver): string | null {
  const isScenario = module.declarations.some(({ kind }) => kind === 'scenario')
  const last = module.declarations.findLast((d) => d.kind === 'for' && d.span.start < offset)
  if (last?.kind === 'for') return last.entity?.text ?? null
  return isScenario ? scope.mainEntity : null
}
