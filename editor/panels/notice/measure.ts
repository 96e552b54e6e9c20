import type { Mark, Measured } from './sheets.ts'

/** A block as the browser sets it; a break leads to its place in the text, or to the row of a table. */
export interface MeasuredBlock extends Measured {
  markAt(at: number): Mark
  rowAt(at: number): number
}

/** Measures the blocks of a flow that is as wide as the page; `line` is the height of a line in pixels. */
export function measureBlocks(flow: HTMLElement, line: number): MeasuredBlock[] {
  return [...flow.querySelectorAll<HTMLElement>('[data-block]')].map((element) => measureBlock(element, line))
}

function measureBlock(element: HTMLElement, line: number): MeasuredBlock {
  const { top, height } = element.getBoundingClientRect()
  const rows = [...element.querySelectorAll('tr')].slice(1).map((row) => (row.getBoundingClientRect().top - top) / line)
  const lines = element.dataset.whole === undefined ? Math.round(height / line) : 1
  const text = rows.length > 0 ? [] : Array.from({ length: Math.max(0, lines - 1) }, (_, index) => index + 1)
  return {
    height: height / line,
    breaks: rows.length > 0 ? rows : text,
    rowAt: (at) => at + 1,
    markAt: (at) => markBelow(element, top + (text[at] ?? 0) * line),
  }
}

interface Run {
  readonly node: Text
  readonly piece: number
  readonly start: number
}

/** The first character whose line begins at or under a height; found by halves, since characters stand in order. */
function markBelow(element: HTMLElement, height: number): Mark {
  const runs = runsOf(element)
  const length = runs.reduce((sum, { node }) => sum + node.length, 0)
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (middleOf(runs, middle, length) < height) low = middle + 1
    else high = middle
  }
  const run = runAt(runs, low)
  return run ? { piece: run.piece, offset: low - run.start } : { piece: Number.MAX_SAFE_INTEGER, offset: 0 }
}

function runsOf(element: HTMLElement): Run[] {
  let start = 0
  return [...element.querySelectorAll<HTMLElement>('[data-piece]')].flatMap((piece) => {
    const node = piece.firstChild
    if (!(node instanceof Text)) return []
    const run = { node, piece: Number(piece.dataset.piece), start }
    start += node.length
    return run
  })
}

const runAt = (runs: readonly Run[], at: number): Run | undefined => runs.findLast(({ start }) => start <= at)

/** The height of the middle of a character; white space that shows nothing stands with what comes behind it. */
function middleOf(runs: readonly Run[], from: number, length: number): number {
  const range = document.createRange()
  for (let at = from; at < length; at++) {
    const run = runAt(runs, at)
    if (!run) break
    range.setStart(run.node, at - run.start)
    range.setEnd(run.node, at - run.start + 1)
    const rect = range.getClientRects()[0]
    if (rect && rect.height > 0) return (rect.top + rect.bottom) / 2
  }
  return Number.POSITIVE_INFINITY
}
