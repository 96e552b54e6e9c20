import { defaultRangeExtractor, useVirtualizer, type Range as Visible } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useMemo } from 'react'
import { type ColumnLayout, gapHeight, rowHeight } from './layout.ts'
import type { Lines } from './lines.ts'

/** A line that is drawn, and where. */
export interface Slot {
  readonly line: number
  readonly top: number
  readonly height: number
}

/** The part of the sheet that is drawn. */
export interface Viewport {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly slots: readonly Slot[]
  readonly columns: readonly number[]
  readonly height: number
  readonly width: number
  slotOf(line: number): Slot
  /** The line at a distance from the top of the sheet; the nearest one beyond its ends. */
  lineAt(y: number): number
  /** Takes the height of a gap whose text needs more lines than one. */
  measure(element: HTMLElement | null): void
}

interface Seen {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly lines: Lines
  readonly layout: ColumnLayout
  readonly head: number
  /** Always drawn, since the cell that has the focus is there. */
  readonly activeLine: number
  readonly activeColumn: number
}

const keysOf = ({ lines }: Lines) => lines.map((line) => (line.kind === 'data' ? line.data.id : line.kind === 'gap' ? line.gap.id : 'new'))

/** Draws only what is in sight, a few lines around it, the frozen columns and the active cell. */
export function useViewport({ scroller, lines, layout, head, activeLine, activeColumn }: Seen): Viewport {
  const keys = useMemo(() => keysOf(lines), [lines])
  const vertical = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: lines.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((line: number) => (lines.lines[line]?.kind === 'gap' ? gapHeight : rowHeight), [lines]),
    getItemKey: useCallback((line: number) => keys[line] ?? line, [keys]),
    paddingStart: head,
    overscan: 6,
    useFlushSync: false,
    rangeExtractor: (range) => withActive(range, [activeLine]),
  })
  const frozen = Array.from({ length: layout.frozen }, (_, i) => i)
  const horizontal = useVirtualizer<HTMLDivElement, HTMLElement>({
    horizontal: true,
    count: layout.widths.length,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => layout.widths[column] ?? 0,
    paddingStart: layout.margin,
    overscan: 2,
    useFlushSync: false,
    rangeExtractor: (range) => withActive(range, [...frozen, activeColumn]),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is one object; the widths are what it measures
  useLayoutEffect(() => horizontal.measure(), [layout])

  const columns = horizontal.getVirtualItems().map(({ index }) => index)
  const columnsKey = columns.join()
  const at = (line: number): Slot => {
    const measured = vertical.measurementsCache[line]
    return { line, top: measured?.start ?? head + line * rowHeight, height: measured?.size ?? rowHeight }
  }
  return {
    scroller,
    slots: vertical.getVirtualItems().map(({ index, start, size }) => ({ line: index, top: start, height: size })),
    columns: useMemo(() => (columnsKey === '' ? [] : columnsKey.split(',').map(Number)), [columnsKey]),
    height: vertical.getTotalSize(),
    width: horizontal.scrollRect?.width ?? 0,
    slotOf: at,
    lineAt: (y) => vertical.getVirtualItemForOffset(y)?.index ?? 0,
    measure: vertical.measureElement,
  }
}

function withActive(range: Visible, active: readonly number[]): number[] {
  const shown = new Set(defaultRangeExtractor(range))
  for (const index of active) if (index >= 0 && index < range.count) shown.add(index)
  return [...shown].sort((a, b) => a - b)
}
