import type { IToken } from 'chevrotain'
import type { Line } from '../lines.ts'
import { splitAt } from '../reader.ts'
import * as t from '../tokens.ts'
import type { PhysicalLine } from './physical.ts'

const k = t.keywordTokens

/** How much of a line is tokens: all of it, or up to a free text, with or without tokens behind that. */
export type Extent =
  | { readonly kind: 'tokens' }
  /** From behind token `index` to the end of the line, comment included, the text is the author's. */
  | { readonly kind: 'tail'; readonly index: number }
  /** From behind the first token to the colon at `index`. */
  | { readonly kind: 'title'; readonly index: number }
  /** A title that runs over several lines: too odd to touch. */
  | { readonly kind: 'opaque' }

const everything: Extent = { kind: 'tokens' }
const common = new Set([k.quote, k.derived, k.assumed, k.basis])

/** Where a line's free text stands, by its declaration: the same places that the readers of declarations take text from. */
export function extentOf(line: PhysicalLine): Extent {
  const first = line.tokens[0] as IToken
  const keyword = line.chunk?.keyword
  const entitled = keyword === 'assert' || keyword === 'require'
  if (entitled && line.logical !== undefined && line.logical === line.chunk?.lines[0]) return titleExtent(line, line.logical)
  if (line.role === 'head') return headExtent(line, keyword)
  const holdsItems = keyword === 'notice' || keyword === 'duty' || (keyword === 'scenario' && first.tokenType !== k.reading)
  return holdsItems && !common.has(first.tokenType) ? { kind: 'tail', index: 1 } : everything
}

function headExtent(line: PhysicalLine, keyword: string | undefined): Extent {
  if (keyword === 'duty' || keyword === 'case') return { kind: 'tail', index: 0 }
  return keyword === 'question' && line.tokens[2]?.tokenType === t.Colon ? { kind: 'tail', index: 2 } : everything
}

/** 断言 名：条件; the name may hold anything but a colon, the condition may go on over several lines. */
function titleExtent(line: PhysicalLine, head: Line): Extent {
  const [first] = line.tokens
  const colon = splitAt(head.tokens, t.Colon)?.at
  if (!colon) return head.tokens.length === line.tokens.length ? { kind: 'tail', index: 0 } : { kind: 'opaque' }
  const index = line.tokens.indexOf(colon)
  if (line.role === 'head') return index < 0 ? { kind: 'opaque' } : { kind: 'title', index }
  return first && colon.startOffset < first.startOffset ? everything : { kind: 'opaque' }
}

/** A title's line whose indentation is part of the title. */
export const isWithinTitle = (line: PhysicalLine): boolean => line.role === 'continuation' && extentOf(line).kind === 'opaque'
