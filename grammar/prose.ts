import type { SyntaxNode } from '@lezer/common'
import { parser as markdown } from '@lezer/markdown'
import type { Clause, Passage } from './ast.ts'
import { ClauseReader } from './clauses.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Span } from './source.ts'

/** A fenced block of rules before parsing: where its text stands. */
export interface FencedBlock {
  readonly info: string
  readonly text: Span
  readonly span: Span
  readonly clause: string | null
  readonly closed: boolean
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
  reader.visit(markdown.parse(sameLengthLines(text)).topNode)
  return { passages: reader.passages, clauses: reader.clauses.finish(text.length), blocks: reader.blocks, links: reader.links }
}

/** Every line end becomes `\n` and a byte order mark a space, without moving any offset. */
function sameLengthLines(text: string): string {
  return text
    .replace(/\r\n/g, ' \n')
    .replace(/\r/g, '\n')
    .replace(/^\uFEFF/, ' ')
}

class ProseReader {
  readonly passages: Passage[] = []
  readonly blocks: FencedBlock[] = []
  readonly links: BoundLink[] = []
  readonly clauses: ClauseReader
  readonly file: string
  readonly text: string

  constructor(file: string, text: string, diagnostics: Diagnostic[]) {
    this.file = file
    this.text = text
    this.clauses = new ClauseReader(file, diagnostics)
  }

  private span(from: number, to: number): Span {
    return { file: this.file, start: from, end: to }
  }

  visit(node: SyntaxNode): void {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'FencedCode') this.block(child)
      else if (child.name === 'Paragraph') this.passage(child, 'paragraph')
      else if (/^(ATX|Setext)Heading/.test(child.name)) this.passage(child, 'heading')
      else if (child.name === 'CommentBlock') continue
      else this.visit(child)
    }
  }

  private block(node: SyntaxNode): void {
    const info = node.getChild('CodeInfo')
    const body = node.getChild('CodeText')
    const marks = node.getChildren('CodeMark')
    const last = node.getChildren('CodeText').at(-1)
    const from = body ? body.from : Math.min((info ?? node).to + 1, node.to)
    this.blocks.push({
      info: info ? this.text.slice(info.from, info.to).trim() : '',
      text: this.span(from, last ? last.to : from),
      span: this.span(node.from, node.to),
      clause: this.clauses.path(),
      closed: marks.length > 1,
    })
  }

  private passage(node: SyntaxNode, kind: Passage['kind']): void {
    const pending: Omit<BoundLink, 'clause'>[] = []
    const published = this.published(node, pending)
    for (const part of splitAtNumbers(published, this.text)) {
      const first = part[0]
      if (first === undefined) continue
      const text = part.map((offset) => this.text[offset] as string).join('')
      const end = (part[part.length - 1] as number) + 1
      this.clauses.enter(text, part)
      this.passages.push({ kind, text, offsets: part, clause: this.clauses.path(), span: this.span(first, end) })
      const inside = pending.filter((link) => link.span.start < end)
      pending.splice(0, inside.length)
      for (const link of inside) this.links.push({ ...link, clause: this.clauses.path() })
    }
  }

  /** Offsets of the characters that a reader of the notice sees; bound links are collected on the way. */
  private published(node: SyntaxNode, links: Omit<BoundLink, 'clause'>[]): number[] {
    const hidden: [number, number][] = []
    const walk = (parent: SyntaxNode) => {
      for (let child = parent.firstChild; child; child = child.nextSibling) {
        if (child.name === 'HeaderMark' || child.name === 'Comment' || child.name === 'QuoteMark') hidden.push([child.from, child.to])
        else if (child.name === 'Escape') hidden.push([child.from, child.from + 1])
        else if (child.name === 'Link') this.link(child, hidden, links)
        else walk(child)
      }
    }
    walk(node)
    const offsets: number[] = []
    let next = 0
    for (let offset = node.from; offset < node.to; offset++) {
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
    const bracketed = this.text[url.from] === '<'
    const from = url.from + (bracketed ? 1 : 0)
    if (this.text[from] !== '=' && this.text[from] !== '＝') return
    hidden.push([open.from, open.to], [close.from, node.to])
    links.push({
      text: this.text.slice(open.to, close.from),
      textSpan: this.span(open.to, close.from),
      target: this.span(from + 1, url.to - (bracketed ? 1 : 0)),
      span: this.span(node.from, node.to),
    })
  }
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
