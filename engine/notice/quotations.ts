import type * as ast from '../../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { type ProseText, type Range, rangeBetween } from './proseText.ts'

/** A quotation with the prose that it quotes. */
export interface Quoted {
  readonly declaration: ast.Declaration
  readonly quotation: ast.Quotation
  readonly range: Range
}

/** Finds every 原文 in the prose: in the clause where its block stands, or else anywhere. What is not found is reported. */
export function locateQuotations(module: ast.Module, prose: ProseText): { quoted: Quoted[]; diagnostics: Diagnostic[] } {
  const quoted: Quoted[] = []
  const diagnostics: Diagnostic[] = []
  const regions = clauseRegions(module, prose)
  for (const declaration of module.declarations) {
    for (const quotation of declaration.quotations) {
      const region = regions.get(declaration.clause ?? '')
      const range =
        (region && find(prose.text, quotation.text, region)) ?? find(prose.text, quotation.text, { from: 0, to: prose.text.length })
      if (range) quoted.push({ declaration, quotation, range })
      else diagnostics.push(diagnostic('quote.unmatched', quotation.span, { text: quotation.text }))
    }
  }
  return { quoted, diagnostics }
}

function clauseRegions(module: ast.Module, prose: ProseText): ReadonlyMap<string, Range> {
  return new Map(module.clauses.map(({ path, span }) => [path, rangeBetween(prose, span.start, span.end)]))
}

/** The shortest run within the region that holds the pieces of `开头…结尾` in order. */
function find(text: string, quotation: string, region: Range): Range | null {
  const pieces = quotation
    .replace(/\s/g, '')
    .split(/…+/)
    .filter((piece) => piece !== '')
  const [head, ...rest] = pieces
  if (head === undefined) return null
  let best: Range | null = null
  for (let from = text.indexOf(head, region.from); from >= 0 && from < region.to; from = text.indexOf(head, from + 1)) {
    const to = endOf(text, rest, from + head.length)
    if (to !== null && to <= region.to && (!best || to - from < best.to - best.from)) best = { from, to }
  }
  return best
}

function endOf(text: string, pieces: readonly string[], start: number): number | null {
  let at = start
  for (const piece of pieces) {
    const next = text.indexOf(piece, at)
    if (next < 0) return null
    at = next + piece.length
  }
  return at
}
