import type * as ast from '../../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { type ProseText, type Range, rangeBetween, spanOf } from './proseText.ts'
import { requoted } from './requote.ts'

/** A quotation with the prose that it quotes. */
export interface Quoted {
  readonly declaration: ast.Declaration
  readonly quotation: ast.Quotation
  readonly range: Range
}

export interface Located {
  readonly quoted: readonly Quoted[]
  readonly diagnostics: readonly Diagnostic[]
}

const known = new WeakMap<ast.Module, Located>()

/**
 * Finds every 原文 in the prose: in the clause where its block stands, or else anywhere. What is not found is reported.
 * Done once for each tree.
 */
export function locateQuotations(module: ast.Module, prose: ProseText): Located {
  const located = known.get(module) ?? locate(module, prose)
  known.set(module, located)
  return located
}

function locate(module: ast.Module, prose: ProseText): Located {
  const quoted: Quoted[] = []
  const diagnostics: Diagnostic[] = []
  const regions = clauseRegions(module, prose)
  for (const declaration of module.declarations) {
    for (const quotation of declaration.quotations) {
      const all = { from: 0, to: prose.text.length }
      const region = regions.get(declaration.clause ?? '') ?? all
      const range = find(prose.text, quotation.text, region) ?? find(prose.text, quotation.text, all)
      if (range) quoted.push({ declaration, quotation, range })
      else diagnostics.push(unmatched(module.file, prose, quotation, region))
    }
  }
  return { quoted, diagnostics }
}

function unmatched(file: string, prose: ProseText, { text, span }: ast.Quotation, region: Range): Diagnostic {
  const place = divergence(prose.text, text, region)
  const pieces = requoted(prose.text, piecesOf(text), region)
  const inside = { ...span, start: span.start + 1, end: span.end - 1 }
  const fix = pieces && { edits: [{ span: inside, text: pieces.join('…') }] }
  return diagnostic('quote.unmatched', span, { text }, { related: place ? [spanOf(prose, place, file)] : [], ...(fix ? { fix } : {}) })
}

function clauseRegions(module: ast.Module, prose: ProseText): ReadonlyMap<string, Range> {
  return new Map(module.clauses.map(({ path, span }) => [path, rangeBetween(prose, span.start, span.end)]))
}

const piecesOf = (quotation: string): string[] =>
  quotation
    .replace(/\s/g, '')
    .split(/…+/)
    .filter((piece) => piece !== '')

/** The shortest run within the region that holds the pieces of `开头…结尾` in order. */
function find(text: string, quotation: string, region: Range): Range | null {
  const [head, ...rest] = piecesOf(quotation)
  if (head === undefined) return null
  const ends = new Ends(text, rest)
  let best: Range | null = null
  for (let from = text.indexOf(head, region.from); from >= 0 && from < region.to; from = text.indexOf(head, from + 1)) {
    const to = ends.after(from + head.length)
    // A later start ends no earlier.
    if (to === null || to > region.to) break
    if (!best || to - from < best.to - best.from) best = { from, to }
  }
  return best
}

/** Where pieces that follow each other end. Asked of ever later places, it searches every stretch of the text once. */
class Ends {
  private readonly text: string
  private readonly pieces: readonly string[]
  private readonly found: number[] = []

  constructor(text: string, pieces: readonly string[]) {
    this.text = text
    this.pieces = pieces
  }

  after(start: number): number | null {
    let at = start
    for (const [index, piece] of this.pieces.entries()) {
      const known = this.found[index] ?? -1
      const next = known >= at ? known : this.text.indexOf(piece, at)
      if (next < 0) return null
      this.found[index] = next
      at = next + piece.length
    }
    return at
  }
}

/** Where the prose goes on differently from a quotation that is not found: the first characters that are not as quoted. */
function divergence(text: string, quotation: string, region: Range): Range | null {
  let at = region.from
  for (const piece of piecesOf(quotation)) {
    const next = text.indexOf(piece, at)
    if (next >= 0 && next + piece.length <= region.to) at = next + piece.length
    else return differing(text, piece, { from: at, to: region.to })
  }
  return null
}

/** The end of the longest beginning of a piece that stands in the region. */
function differing(text: string, piece: string, region: Range): Range | null {
  const within = text.slice(region.from, region.to)
  for (let length = Math.min(piece.length - 1, longest); length >= shortest; length--) {
    const at = within.indexOf(piece.slice(0, length))
    if (at >= 0) return { from: region.from + at, to: Math.min(region.from + at + length + 1, region.to) }
  }
  return null
}

/** Fewer characters could stand anywhere; more than a line need not be compared to find the place. */
const shortest = 2
const longest = 200
