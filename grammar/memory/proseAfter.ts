import type { Passage } from '../ast.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { FencedBlock, Prose } from '../prose.ts'
import type { Span } from '../source.ts'
import type { Change } from './change.ts'
import { moved } from './moved.ts'

/** The structure of a text, with what was wrong in it. */
export interface ReadProse {
  readonly prose: Prose
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The structure of a text after a change within the rules of one block: what stands behind them moved, and that is all.
 * Null where the change may have changed more.
 */
export function proseAfter(before: string, { prose, diagnostics }: ReadProse, after: string, change: Change): ReadProse | null {
  const { from, to, by } = change
  const inside = ({ text }: FencedBlock) => text.start <= from && to - by <= text.end
  const block = prose.blocks.find(inside)
  if (!block?.closed || block.nested || mayFence(before, from, to - by) || mayFence(after, from, to)) return null
  const offset = (at: number) => (at <= block.text.start ? at : at + by)
  const place = ({ file, start, end }: Span): Span => ({ file, start: offset(start), end: offset(end) })
  const text = { ...block.text, end: block.text.end + by }
  const blocks = prose.blocks.map((each) => (each === block ? { ...each, text } : movedBehind(each, place)))
  const passages = prose.passages.map((each) => movedPassage(each, place, offset))
  return {
    prose: { passages, clauses: moved(prose.clauses, place), links: moved(prose.links, place), blocks },
    diagnostics: moved(diagnostics, place),
  }
}

/** Whether the lines of a stretch hold anything that a fence is made of. */
function mayFence(text: string, from: number, to: number): boolean {
  const end = text.indexOf('\n', to)
  return /[`~]/.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, end < 0 ? text.length : end))
}

const movedBehind = (block: FencedBlock, place: (span: Span) => Span): FencedBlock =>
  place(block.head).start === block.head.start ? block : moved(block, place)

function movedPassage(passage: Passage, place: (span: Span) => Span, offset: (at: number) => number): Passage {
  const span = place(passage.span)
  return span.start === passage.span.start ? passage : { ...passage, span, offsets: passage.offsets.map(offset) }
}
