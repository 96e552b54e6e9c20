import type { IToken } from 'chevrotain'
import type { Chunk } from '../lines.ts'
import { readRounding } from '../literals.ts'
import * as t from '../tokens.ts'
import { labelOf } from '../vocabulary.ts'
import type { Facts } from './facts.ts'
import { extentOf } from './freeText.ts'
import { dayIn, type KeywordLanguage, roundingIn } from './literals.ts'
import type { PhysicalLine } from './physical.ts'
import { type Roles, rolesOf } from './roles.ts'
import { joined, type Piece } from './spacing.ts'
import { type Images, symbolIn, translated } from './translate.ts'

/** A comment stands this far behind what it comments. */
const commentGap = '  '

/** A row of a table before its columns are aligned: `bars` has one more than `cells`. */
export interface WrittenRow {
  readonly cells: readonly string[]
  readonly bars: readonly string[]
  /** Notes and comment behind the last bar. */
  readonly behind: string
}

/** A line as it would be written, and the tokens that must be read back from it. */
interface Attempt {
  readonly text: string
  readonly images: readonly string[]
}

type ImageOf = (token: IToken) => string

/** Writes the lines of a file, in the wanted language if one is wanted. */
export class LineWriter {
  private readonly source: string
  private readonly facts: Facts
  private readonly to: KeywordLanguage | undefined
  private readonly known = new Map<Chunk, { readonly roles: Roles; readonly images: Images }>()

  constructor(source: string, facts: Facts, to: KeywordLanguage | undefined) {
    this.source = source
    this.facts = facts
    this.to = to
  }

  /** The line without its indentation; null where no rewriting of it would be read as the same tokens. */
  line(line: PhysicalLine): string | null {
    const found = this.spellings(line).map((imageOf) => this.attempt(line, imageOf))
    return found.find((each) => each && readsAs(each))?.text ?? null
  }

  /** The cells of a row; null as for lines. */
  row(line: PhysicalLine): WrittenRow | null {
    for (const imageOf of this.spellings(line)) {
      const row = this.cells(line, imageOf)
      const images = line.tokens.map((token) => barOf(token) ?? imageOf(token))
      if (readsAs({ text: plainRow(row), images })) return row
    }
    return null
  }

  /** As wanted; where that would not read the same, as it is. */
  private spellings(line: PhysicalLine): ImageOf[] {
    const { to } = this
    const original: ImageOf = (token) => token.image
    if (!to) return [original]
    const images = line.chunk && this.of(line.chunk).images
    return [(token) => images?.get(token) ?? symbolIn(token, to), original]
  }

  private of(chunk: Chunk): { readonly roles: Roles; readonly images: Images } {
    const before = this.known.get(chunk)
    if (before) return before
    const roles = rolesOf(chunk, this.facts)
    const made = { roles, images: this.to ? translated(chunk, roles, this.facts, this.to) : new Map<IToken, string>() }
    this.known.set(chunk, made)
    return made
  }

  private attempt(line: PhysicalLine, imageOf: ImageOf): Attempt | null {
    const extent = extentOf(line)
    const { tokens } = line
    switch (extent.kind) {
      case 'tokens':
        return { text: this.tokens(line, tokens, imageOf) + commentOf(line), images: tokens.map(imageOf) }
      case 'tail':
        return this.withTail(line, extent.index, imageOf)
      case 'title':
        return this.withTitle(line, extent.index, imageOf)
      case 'opaque':
        return null
    }
  }

  private tokens(line: PhysicalLine, tokens: readonly IToken[], imageOf: ImageOf): string {
    const pieces = tokens.map((token): Piece => ({ token, image: imageOf(token) }))
    const roles: Roles = line.chunk ? this.of(line.chunk).roles : new Map()
    return joined(pieces, { roles, source: this.source, reading: line.chunk?.keyword === 'question' })
  }

  private withTail(line: PhysicalLine, index: number, imageOf: ImageOf): Attempt | null {
    const last = line.tokens[index]
    if (!last || (index === 1 && last.tokenType !== t.Colon)) return null
    const raw = this.source.slice((last.endOffset as number) + 1, line.start + line.text.length)
    const { text, comment } = freeText(raw)
    const before = line.tokens.slice(0, index + 1)
    const head = this.tokens(line, before, imageOf)
    // Of the header, what is a date or a rounding is no text of the author's.
    const said = this.to ? typedItem(line, text, this.to) : text
    const images = [...before.map(imageOf), ...(said === text ? line.tokens.slice(index + 1).map((token) => token.image) : [said])]
    return { text: head + tailGap(head, said) + said + (comment && commentGap + comment), images }
  }

  private withTitle(line: PhysicalLine, index: number, imageOf: ImageOf): Attempt {
    const [keyword, ...rest] = line.tokens as [IToken, ...IToken[]]
    const colon = line.tokens[index] as IToken
    const title = this.source.slice((keyword.endOffset as number) + 1, colon.startOffset).trim()
    const behind = this.tokens(line, line.tokens.slice(index), imageOf)
    const images = rest.map((token, at) => (at + 1 < index ? token.image : imageOf(token)))
    return { text: imageOf(keyword) + (title && ` ${title}`) + behind + commentOf(line), images: [imageOf(keyword), ...images] }
  }

  private cells(line: PhysicalLine, imageOf: ImageOf): WrittenRow {
    const cells: string[] = []
    const bars: string[] = []
    let from = 0
    for (const [index, token] of line.tokens.entries()) {
      const bar = barOf(token)
      if (bar === undefined) continue
      if (bars.length > 0) cells.push(this.tokens(line, line.tokens.slice(from, index), imageOf))
      bars.push(bar)
      from = index + 1
    }
    return { cells, bars, behind: this.tokens(line, line.tokens.slice(from), imageOf) + commentOf(line) }
  }
}

const barOf = (token: IToken): string | undefined => (token.tokenType === t.Bar ? '|' : token.tokenType === t.DoubleBar ? '||' : undefined)

const plainRow = ({ cells, bars, behind }: WrittenRow): string => bars.map((bar, index) => `${bar} ${cells[index] ?? behind} `).join('')

const commentOf = ({ comment }: PhysicalLine): string => (comment ? commentGap + comment.image.trimEnd() : '')

/** What readers of declarations take for the text, and the comment behind it. */
function freeText(raw: string): { text: string; comment: string } {
  const comment = /[ \t\u3000]+\/\/.*$/.exec(raw)
  return comment ? { text: raw.slice(0, comment.index).trim(), comment: comment[0].trim() } : { text: raw.trim(), comment: '' }
}

/** `文号：甲`, `number: A`, `算例 甲`; behind a space `//` would be a comment. */
function tailGap(head: string, text: string): string {
  return text === '' || text.startsWith('//') || /[：∶]$/.test(head) ? '' : ' '
}

/** A date or a rounding in the header, in the wanted language; every other text as it is. */
function typedItem({ tokens, chunk }: PhysicalLine, text: string, to: KeywordLanguage): string {
  const [label, , only] = tokens
  if (!label || !only || only.image !== text || chunk?.keyword === 'duty') return text
  const wanted = labelOf(label.image)
  if (wanted === 'rounding' && readRounding(text)) return roundingIn(text, to)
  return (wanted === 'baseDate' || wanted === 'issued') && only.tokenType === t.Day ? dayIn(text, to) : text
}

/** Whether the text, read again, is those tokens. */
function readsAs({ text, images }: Attempt): boolean {
  const { tokens } = t.tokenize(text, 0)
  return tokens.length === images.length && tokens.every((token, index) => token.image === images[index])
}
