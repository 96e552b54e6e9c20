import type * as ast from '../../../grammar/ast.ts'
import { treeOf } from '../names/names.ts'
import type { Document } from '../workspace.ts'

/** What can be folded away: from the end of the line that holds `start` to `end`. */
export interface Fold {
  readonly kind: 'clause' | 'block' | 'declaration'
  readonly start: number
  readonly end: number
}

/** Clauses, blocks of rules and declarations of several lines. */
export function folding(document: Document, file: string): Fold[] {
  const module = treeOf(document, file)
  return module ? foldsOf(module) : []
}

function foldsOf(module: ast.Module): Fold[] {
  const { text } = module
  const severalLines = ({ start, end }: Fold) => /[\r\n]/.test(text.slice(start, end))
  const closing = (end: number) => filledLength(text.slice(0, end))
  const folds: Fold[] = [
    ...module.clauses.map(({ span }): Fold => ({ kind: 'clause', start: span.start, end: closing(span.end) })),
    ...module.blocks.map(({ span }) => blockFold(text, span.start, span.end)),
    ...module.declarations.map(({ span }): Fold => ({ kind: 'declaration', start: span.start, end: span.end })),
  ]
  return folds.filter(severalLines).sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Where a text ends but for white space. */
const filledLength = (text: string): number => text.trimEnd().length

/** A block with its fences: a folded block shows its opening fence alone. */
function blockFold(text: string, from: number, to: number): Fold {
  const fence = Math.max(text.lastIndexOf('\n', from - 2), text.lastIndexOf('\r', from - 2)) + 1
  const closing = /^\s*(?:`{3,}|~{3,})/.exec(text.slice(to, to + 80))?.[0].length ?? 0
  return { kind: 'block', start: fence, end: to + closing }
}
