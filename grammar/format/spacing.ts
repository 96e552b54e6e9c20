import type { IToken, TokenType } from 'chevrotain'
import { isLiteral } from '../actions.ts'
import * as t from '../tokens.ts'
import { keywords } from '../vocabulary.ts'
import type { Roles } from './roles.ts'

const k = t.keywordTokens

/** A token as it will be written. */
export interface Piece {
  readonly token: IToken
  readonly image: string
}

export interface Surroundings {
  readonly roles: Roles
  /** Of the file, for the space that stays as it is. */
  readonly source: string
  /** Whether the line lists a reading: `reading left_open (default)`. */
  readonly reading: boolean
}

/** A note stands this far behind what it explains, and behind another note. */
const noteGap = '    '
const nextNoteGap = '  '

/** The pieces of one line with canonical space between them. */
export function joined(pieces: readonly Piece[], around: Surroundings): string {
  let text = ''
  for (const [index, piece] of pieces.entries()) text += gapBefore(pieces, index, around) + piece.image
  return text
}

const punctuation: ReadonlySet<TokenType> = new Set([t.Comma, t.Semicolon, t.Colon, t.Enumeration])
const notes: ReadonlySet<TokenType> = new Set([k.derived, k.assumed, k.basis])
const names: ReadonlySet<TokenType> = new Set([t.Word, t.QuotedName])
const ranges: ReadonlySet<TokenType> = new Set([t.ToGlued, k.to])
const operandEnds: ReadonlySet<TokenType> = new Set([
  ...names,
  t.Close,
  t.BoundSuffix,
  t.RoundingPhrase,
  t.Other,
  k.any,
  k.other,
  k.part,
  k.roundDown,
  k.roundUp,
])

function gapBefore(pieces: readonly Piece[], index: number, around: Surroundings): string {
  const [left, right] = [pieces[index - 1], pieces[index]]
  if (!left || !right) return ''
  if (isOdd(left, right, around.roles)) return around.source.slice((left.token.endOffset as number) + 1, right.token.startOffset)
  const [a, b] = [left.token.tokenType, right.token.tokenType]
  if (notes.has(b)) return pieces.slice(0, index).some(({ token }) => notes.has(token.tokenType)) ? nextNoteGap : noteGap
  if (a === t.Open || b === t.Close || a === t.Dot || b === t.Dot || punctuation.has(b)) return ''
  if (punctuation.has(a)) return isWide(left.image) ? '' : ' '
  if (b === t.Open) return openGap(left, right, around)
  if (a === t.Minus && !endsOperand(pieces[index - 2])) return ''
  return isGlued(pieces, index) ? '' : ' '
}

/** Text in the shape of tokens, and characters that mean nothing here: their space is the author's. */
function isOdd(left: Piece, right: Piece, roles: Roles): boolean {
  if (left.token.tokenType === t.Other || right.token.tokenType === t.Other) return true
  return roles.get(left.token) === 'kept' && roles.get(right.token) === 'kept'
}

const isWide = (image: string): boolean => /[^\x20-\x7e]/.test(image)

function openGap(left: Piece, right: Piece, { reading }: Surroundings): string {
  const type = left.token.tokenType
  if (names.has(type)) return reading && !isWide(right.image) ? ' ' : ''
  return type === k.unknown || type === k.progressive ? '' : ' '
}

function endsOperand(piece: Piece | undefined): boolean {
  return piece !== undefined && (operandEnds.has(piece.token.tokenType) || isLiteral(piece.token))
}

/** Chinese writes 1元至5元, 60岁以上, 2020年起, 不超过5万元的部分 in one. */
function isGlued(pieces: readonly Piece[], index: number): boolean {
  const [left, right] = [pieces[index - 1] as Piece, pieces[index] as Piece]
  const [a, b] = [left.token.tokenType, right.token.tokenType]
  if (ranges.has(b)) return isWide(right.image) && endsPlainly(left) && endsRange(pieces[index + 1])
  if (ranges.has(a)) return isWide(left.image) && endsPlainly(pieces[index - 2]) && endsRange(right)
  if (a === t.BoundPrefix) return isWide(left.image) && startsPlainly(right)
  if (b === k.part && a === t.BoundSuffix) return isWide(left.image) && isWide(right.image)
  return (b === t.BoundSuffix || b === k.from || b === k.part) && isWide(right.image) && endsPlainly(left)
}

/** A number or date, as it is written in Chinese: a unit in letters would run into what follows. */
function endsPlainly(piece: Piece | undefined): boolean {
  return piece !== undefined && startsPlainly(piece) && !/[A-Za-z]$/.test(piece.image)
}

const startsPlainly = (piece: Piece | undefined): boolean => piece !== undefined && /^[0-9０-９]/.test(piece.image)

const endsRange = (piece: Piece | undefined): boolean => startsPlainly(piece) || piece?.image === keywords.baseDate[0]
