import type * as ast from '../../grammar/ast.ts'
import { balancedSpan } from '../../grammar/balanced.ts'
import type { Words } from '../../grammar/messages/words.ts'
import type { Span } from '../../grammar/source.ts'
import type { Compiled } from '../compile.ts'
import { Interpreter } from '../interpret/evaluate.ts'
import type { Program } from '../program/program.ts'
import { same } from '../program/show.ts'
import type { Place } from './comparison.ts'

/** What of a compiled notice is compared. */
export interface Comparable extends Pick<Compiled, 'runnable' | 'draft' | 'module'> {
  readonly sources: Pick<ReadonlyMap<string, string>, 'get'>
}

/** One of the two notices: its program, or what could be read of it, with its texts. */
export interface Side {
  readonly program: Program
  readonly incomplete: boolean
  readonly module: ast.Module
  /** Evaluates what no record changes. */
  readonly interpreter: Interpreter
  /** What stands at a place, on one line. */
  written(span: Span): string
}

export function sideOf({ runnable, draft, module, sources }: Comparable): Side {
  return {
    program: runnable ?? draft,
    incomplete: runnable === null,
    module,
    interpreter: new Interpreter(runnable ?? draft),
    written: (span) => {
      const text = sources.get(span.file) ?? ''
      const { start, end } = balancedSpan(text, span)
      return text.slice(start, end).trim().replace(/\s+/g, ' ')
    },
  }
}

export const placeOf = (it: { readonly span: Span; readonly clause?: string | null }): Place => ({
  span: it.span,
  clause: it.clause ?? null,
})

/** The author's own words, the same in both languages. */
export const quoted = (side: Side, span: Span): Words => same(side.written(span))
