import type { Control } from './control.ts'
import { columnAt } from './layout.ts'

/** What lies under the pointer. */
export interface Hit {
  readonly area: 'corner' | 'columns' | 'rows' | 'cells' | 'gap' | 'outside'
  /** The row of data, or the nearest one; likewise the column. */
  readonly row: number
  readonly column: number
  /** The boundary nearest to the pointer: before the row or column of that index. */
  readonly rowBoundary: number
  readonly columnBoundary: number
  /** The column whose right edge is under the pointer, in the header. */
  readonly edge: number | null
}

const grip = 5

export function hit(control: Control, clientX: number, clientY: number): Hit {
  const { view, layout, head } = control
  const scroller = view.scroller.current
  const box = scroller?.getBoundingClientRect()
  const across = clientX - (box?.left ?? 0)
  const down = clientY - (box?.top ?? 0)
  const x = across < layout.frozenEnd ? across : across + (scroller?.scrollLeft ?? 0)
  const y = Math.max(down, head) + (scroller?.scrollTop ?? 0)
  const column = columnAt(layout, x)
  const start = layout.starts[column] ?? 0
  const middle = start + (layout.widths[column] ?? 0) / 2
  const { row, isGap, below } = rowAt(control, y)
  const inside =
    scroller !== null &&
    across >= 0 &&
    down >= 0 &&
    across < scroller.clientWidth &&
    down < scroller.clientHeight &&
    x < layout.total + grip
  return {
    area: inside ? areaOf(across < layout.margin, down < head, isGap, y >= view.height) : 'outside',
    row,
    column,
    rowBoundary: row + (below ? 1 : 0),
    columnBoundary: x > middle ? column + 1 : column,
    edge: inside && down < head ? edgeAt(control, x, column) : null,
  }
}

function areaOf(inMargin: boolean, inHead: boolean, isGap: boolean, below: boolean): Hit['area'] {
  if (inHead) return inMargin ? 'corner' : 'columns'
  if (below) return 'outside'
  if (isGap) return 'gap'
  return inMargin ? 'rows' : 'cells'
}

function rowAt({ view, lines }: Control, y: number): { row: number; isGap: boolean; below: boolean } {
  const index = view.lineAt(y)
  const line = lines.lines[index]
  const { top, height } = view.slotOf(index)
  if (line?.kind === 'gap') return { row: Math.max(0, line.after), isGap: true, below: line.after >= 0 }
  return { row: line?.row ?? 0, isGap: false, below: y > top + height / 2 }
}

function edgeAt({ layout }: Control, x: number, column: number): number | null {
  const start = layout.starts[column] ?? 0
  const end = start + (layout.widths[column] ?? 0)
  if (Math.abs(x - end) <= grip) return column
  return column > 0 && x - start <= grip ? column - 1 : null
}
