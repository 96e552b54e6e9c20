import type { IToken } from 'chevrotain'
import type { Chunk, Line } from '../lines.ts'
import * as t from '../tokens.ts'

/** What a line of a block is: `continuation` goes on with the expression of the line before. */
export type LineRole = 'blank' | 'comment' | 'head' | 'body' | 'continuation'

/** A line as it stands in the file, with the declaration that it belongs to. */
export interface PhysicalLine {
  /** Without its line end. */
  readonly text: string
  readonly start: number
  /** `\n`, `\r\n`, `\r`, or empty behind the last line. */
  readonly lineEnd: string
  readonly tokens: readonly IToken[]
  readonly comment: IToken | undefined
  readonly role: LineRole
  /** Absent in front of the first declaration. */
  readonly chunk: Chunk | undefined
  /** The logical line of its first token. */
  readonly logical: Line | undefined
}

/** Where tokens belong: found once for each block. */
interface Owners {
  readonly chunk: ReadonlyMap<IToken, Chunk>
  readonly logical: ReadonlyMap<IToken, Line>
}

/** The lines of a text that starts at `start` in its file. */
export function physicalLines(
  text: string,
  start: number,
  tokens: readonly IToken[],
  trivia: readonly IToken[],
  chunks: readonly Chunk[],
): PhysicalLine[] {
  const owners = ownersOf(chunks)
  const comments = trivia.filter((token) => token.tokenType === t.Comment)
  const own = new Cursor(tokens.filter((token) => token.tokenType !== t.Newline))
  const said = new Cursor(comments)
  const lines: PhysicalLine[] = []
  let chunk: Chunk | undefined
  for (const { content, at, lineEnd } of split(text, start)) {
    const found = own.until(at + content.length)
    const [comment] = said.until(at + content.length)
    chunk = (found[0] && owners.chunk.get(found[0])) ?? chunk
    const logical = found[0] && owners.logical.get(found[0])
    const role = roleOf(found[0], comment, chunk, logical)
    lines.push({ text: content, start: at, lineEnd, tokens: found, comment, role, chunk, logical })
  }
  return lines
}

function* split(text: string, start: number): Generator<{ content: string; at: number; lineEnd: string }> {
  let from = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    yield { content: text.slice(from, match.index), at: start + from, lineEnd: match[0] }
    from = match.index + match[0].length
  }
  yield { content: text.slice(from), at: start + from, lineEnd: '' }
}

/** Takes tokens in their order, up to an offset. */
class Cursor {
  private next = 0
  private readonly tokens: readonly IToken[]

  constructor(tokens: readonly IToken[]) {
    this.tokens = tokens
  }

  until(offset: number): IToken[] {
    const from = this.next
    while (this.next < this.tokens.length && (this.tokens[this.next] as IToken).startOffset < offset) this.next++
    return this.tokens.slice(from, this.next)
  }
}

function ownersOf(chunks: readonly Chunk[]): Owners {
  const chunk = new Map<IToken, Chunk>()
  const logical = new Map<IToken, Line>()
  for (const each of chunks) {
    for (const line of each.lines) {
      for (const token of line.tokens) {
        chunk.set(token, each)
        logical.set(token, line)
      }
    }
  }
  return { chunk, logical }
}

function roleOf(first: IToken | undefined, comment: IToken | undefined, chunk: Chunk | undefined, logical: Line | undefined): LineRole {
  if (!first) return comment ? 'comment' : 'blank'
  if (first === chunk?.lines[0]?.tokens[0]) return 'head'
  return logical && logical.tokens[0] !== first ? 'continuation' : 'body'
}

/** The white space that a line begins with. */
export const leadingSpace = (text: string): string => /^[ \t\u3000\u00A0\uFEFF]*/.exec(text)?.[0] ?? ''
