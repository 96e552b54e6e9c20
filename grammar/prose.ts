import type { SyntaxNode } from '@lezer/common'
import { parser as markdown } from '@lezer/markdown'
import type { Clause, Passage } from './ast.ts'
import { ClauseReader } from './clauses.ts'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import { maximumMarks, withFewMarks } from './marks.ts'
import type { Span } from './source.ts'
import { keywordOfToken, tokenize } from './tokens.ts'
import { isDeclarationKeyword } from './vocabulary.ts'

/** A fenced block of rules before parsing: where its text stands. */
export interface FencedBlock {
  readonly info: string
  /** Of the words behind the opening fence; of the empty place behind it where there are none. */
  readonly infoSpan: Span
  readonly text: Span
  /** The line of the opening fence. */
  readonly head: Span
  readonly clause: string | null
  readonly closed: boolean
  /** Inside a list or a quotation, whose marks its lines carry. */
  readonly nested: boolean
}

/** A link whose target begins with `=`, before parsing. */
export interface BoundLink {
  readonly text: string
  readonly textSpan: Span
  /** Of the expression behind `=`. */
  readonly target: Span
  readonly clause: string | null
  readonly span: Span
}

export interface Prose {
  readonly passages: readonly Passage[]
  readonly clauses: readonly Clause[]
  readonly blocks: readonly FencedBlock[]
  readonly links: readonly BoundLink[]
}

/** The structure of a Markdown notice: clauses, passages as published, blocks of rules, bound numbers. */
export function proseOf(file: string, text: string, diagnostics: Diagnostic[]): Prose {
  const reader = new ProseReader(file, text, diagnostics)
  reader.read(0, text.length)
  return { passages: reader.passages, clauses: reader.clauses.finish(text.length), blocks: reader.blocks, links: reader.links }
}

/** Every line end becomes `\n` and a byte order mark a space, without moving any offset. */
function sameLengthLines(text: string): string {
  return text
    .replace(/\r\n/g, ' \n')
    .replace(/\r/g, '\n')
    .replace(/^\uFEFF/, ' ')
}

/** Every block of rules begins with this; where it stands inside another, that one was never closed. */
const opening = /^ {0,3}(?:`{3,}|~{3,})\s*tiaoli\b/

class ProseReader {
  readonly passages: Passage[] = []
  readonly blocks: FencedBlock[] = []
  readonly links: BoundLink[] = []
  readonly clauses: ClauseReader
  readonly file: string
  readonly text: string
  private readonly lines: string
  /** The lines as Markdown is read from them. */
  private readonly marked: ReturnType<typeof withFewMarks>
  private readonly diagnostics: Diagnostic[]
  /** Where the piece that is read begins; its nodes count from there. */
  private base = 0

  constructor(file: string, text: string, diagnostics: Diagnostic[]) {
    this.file = file
    this.text = text
    this.lines = sameLengthLines(text)
    this.marked = withFewMarks(this.lines)
    this.diagnostics = diagnostics
    this.clauses = new ClauseReader(file, diagnostics)
  }

  private span(from: number, to: number): Span {
    return { file: this.file, start: from, end: to }
  }

  /** Reads a piece of the file as Markdown. */
  read(from: number, to: number): void {
    const outer = this.base
    this.base = from
    this.visit(markdown.parse(this.marked.text.slice(from, to)).topNode)
    this.base = outer
  }

  private visit(node: SyntaxNode): void {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'FencedCode') this.block(child)
      else if (child.name === 'Paragraph') this.passage(child, 'paragraph')
      else if (/^(ATX|Setext)Heading/.test(child.name)) this.passage(child, 'heading')
      else if (child.name === 'CommentBlock') continue
      else this.visit(child)
    }
  }

  private block(node: SyntaxNode): void {
    const [from, to] = [this.base + node.from, this.base + node.to]
    const closed = node.getChildren('CodeMark').length > 1
    const info = node.getChild('CodeInfo')
    const isRules = info !== null && this.text.slice(this.base + info.from, this.base + info.to).trim() === 'tiaoli'
    // A block inside a quotation or a list is left as it is: its lines carry the marks of what is around it.
    const nested = node.parent?.name !== 'Document'
    const recovers = isRules && !nested
    if (recovers && (!closed || this.opensInside(from, to))) this.unclosed(from, to, closed)
    else this.add(from, this.bodyOf(node), closed, nested)
  }

  private bodyOf(node: SyntaxNode): Span {
    const texts = node.getChildren('CodeText')
    const [first, last] = [texts[0], texts[texts.length - 1]]
    if (first && last) return this.span(this.base + first.from, this.base + last.to)
    const empty = Math.min(this.lineEnd(this.base + node.from) + 1, this.base + node.to)
    return this.span(empty, empty)
  }

  private add(from: number, text: Span, closed: boolean, nested: boolean): void {
    const head = this.span(from, this.lineEnd(from))
    const fence = /^(?:`+|~+)[ \t]*/.exec(this.lines.slice(head.start, head.end))?.[0].length ?? 0
    const infoText = this.text.slice(head.start + fence, head.end).trimEnd()
    const infoSpan = this.span(head.start + fence, head.start + fence + infoText.length)
    this.blocks.push({ info: infoText, infoSpan, text, head, clause: this.clauses.path(), closed, nested })
  }

  private lineEnd(from: number): number {
    const end = this.lines.indexOf('\n', from)
    return end < 0 ? this.text.length : end
  }

  private opensInside(from: number, to: number): boolean {
    return this.lines
      .slice(from, to)
      .split('\n')
      .slice(1)
      .some((line) => opening.test(line))
  }

  /**
   * A block that was never closed swallows the prose behind it, and what opens the next block with it. So it ends before
   * the first line at the margin that begins no declaration; what follows is prose again, up to the next opening fence.
   */
  private unclosed(from: number, to: number, closed: boolean): void {
    const lines = this.lines.slice(from, to).split('\n')
    const lastOpening = lines.findLastIndex((line) => opening.test(line))
    let start = from
    let inRules = true
    let at = from
    for (const [index, line] of lines.entries()) {
      // The closing fence belongs to the last block that opens; all of that block is rules.
      const ends: boolean = inRules && isProse(line) && !(closed && index > lastOpening)
      if (index > 0 && (ends || opening.test(line))) {
        this.piece(start, at, inRules, false)
        inRules = !ends
        start = at
      }
      at += line.length + 1
    }
    this.piece(start, to, inRules, closed)
  }

  /** A run of rules with its opening fence, or a run of prose. */
  private piece(from: number, to: number, isRules: boolean, closed: boolean): void {
    const body = Math.min(this.lineEnd(from) + 1, to)
    const end = closed ? this.lines.lastIndexOf('\n', to - 1) : to
    if (isRules) this.add(from, this.span(body, Math.max(body, end)), closed, false)
    else this.read(from, to)
  }

  private passage(node: SyntaxNode, kind: Passage['kind']): void {
    this.reportMarks(this.base + node.from, this.base + node.to)
    const pending: Omit<BoundLink, 'clause'>[] = []
    const published = this.published(node, pending)
    let taken = 0
    for (const part of splitAtNumbers(published, this.text)) {
      const first = part[0]
      if (first === undefined) continue
      const text = part.map((offset) => this.text[offset] as string).join('')
      const end = (part[part.length - 1] as number) + 1
      this.clauses.enter(text, part)
      this.passages.push({ kind, text, offsets: part, clause: this.clauses.path(), span: this.span(first, end) })
      const clause = this.clauses.path()
      for (let link = pending[taken]; link && link.span.start < end; link = pending[++taken]) this.links.push({ ...link, clause })
    }
  }

  private reportMarks(from: number, to: number): void {
    for (const place of this.marked.places)
      if (from <= place && place < to)
        this.diagnostics.push(diagnostic('source.tooManyMarks', this.span(place, place + 1), { limit: maximumMarks }))
  }

  /** Offsets of the characters that a reader of the notice sees; bound links are collected on the way. */
  private published(node: SyntaxNode, links: Omit<BoundLink, 'clause'>[]): number[] {
    const hidden: [number, number][] = []
    const walk = (parent: SyntaxNode) => {
      for (let child = parent.firstChild; child; child = child.nextSibling) {
        if (child.name === 'HeaderMark' || child.name === 'Comment' || child.name === 'QuoteMark')
          hidden.push([this.base + child.from, this.base + child.to])
        else if (child.name === 'Escape') hidden.push([this.base + child.from, this.base + child.from + 1])
        else if (child.name === 'Link') this.link(child, hidden, links)
        else walk(child)
      }
    }
    walk(node)
    const offsets: number[] = []
    let next = 0
    for (let offset = this.base + node.from; offset < this.base + node.to; offset++) {
      while (hidden[next] && (hidden[next] as [number, number])[1] <= offset) next++
      const range = hidden[next]
      if (!range || offset < range[0]) offsets.push(offset)
    }
    return offsets
  }

  private link(node: SyntaxNode, hidden: [number, number][], links: Omit<BoundLink, 'clause'>[]): void {
    const url = node.getChild('URL')
    const marks = node.getChildren('LinkMark')
    const [open, close] = marks
    if (!url || !open || !close) return
    const at = (offset: number) => this.base + offset
    const bracketed = this.text[at(url.from)] === '<'
    const from = at(url.from) + (bracketed ? 1 : 0)
    if (this.text[from] !== '=' && this.text[from] !== '＝') return
    hidden.push([at(open.from), at(open.to)], [at(close.from), at(node.to)])
    links.push({
      text: this.text.slice(at(open.to), at(close.from)),
      textSpan: this.span(at(open.to), at(close.from)),
      target: this.span(from + 1, at(url.to) - (bracketed ? 1 : 0)),
      span: this.span(at(node.from), at(node.to)),
    })
  }
}

/** A line at the margin that begins neither a declaration nor a row nor a comment. */
function isProse(line: string): boolean {
  if (opening.test(line) || /^(?:\s|$|\||｜|\/\/)/.test(line)) return false
  const first = tokenize(line.slice(0, 40), 0).tokens[0]
  const keyword = first && keywordOfToken(first)
  return keyword === undefined || !isDeclarationKeyword(keyword)
}

/** A line that starts with an official number starts a clause, even where no empty line stands before it. */
function splitAtNumbers(offsets: readonly number[], source: string): number[][] {
  const text = offsets.map((offset) => source[offset]).join('')
  const starts = [...text.matchAll(/(?<=[\n\r])[ \t]*(?=[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]\D)/g)].map(
    (m) => m.index,
  )
  const bounds = [0, ...starts, offsets.length]
  return bounds.slice(0, -1).map((from, index) => offsets.slice(from, bounds[index + 1]))
}
