import type { Control } from './control.ts'
import type { Position } from './selection.ts'

/** Scrolls a cell into what the header and the frozen columns leave free; a cell that is in sight stays where it is. */
export function reveal({ view, layout, lines, head }: Control, { row, column }: Position): void {
  const scroller = view.scroller.current
  const line = lines.lineOfRow[row]
  if (!scroller || line === undefined) return
  revealLine({ view, head }, line)
  if (column < layout.frozen) return
  const start = layout.starts[column] ?? 0
  scroller.scrollLeft = shifted(scroller.scrollLeft, layout.frozenEnd, scroller.clientWidth, start, layout.widths[column] ?? 0)
}

/** Scrolls a line into sight, a gap as well as a row of data. */
export function revealLine({ view, head }: Pick<Control, 'view' | 'head'>, line: number): void {
  const scroller = view.scroller.current
  if (!scroller) return
  const { top, height } = view.slotOf(line)
  scroller.scrollTop = shifted(scroller.scrollTop, head, scroller.clientHeight, top, height)
}

function shifted(scrolled: number, covered: number, room: number, start: number, size: number): number {
  if (start < scrolled + covered) return start - covered
  // What is larger than the room shows its beginning.
  const least = start + size - room
  return least > scrolled ? Math.min(least, start - covered) : scrolled
}
