import { memo } from 'react'
import type { CellState } from './model.ts'

/** Everything that a cell shows, in plain values: it is drawn again only when one of them changes. */
export interface CellProps {
  readonly id: string
  /** From 1, the margin being the first one. */
  readonly ariaColumn: number
  readonly text: string
  /** The text stands for no text of the cell's own. */
  readonly quiet: boolean
  readonly state: CellState | undefined
  /** The state and its message in words. */
  readonly mark: string | undefined
  readonly readOnly: boolean
  readonly selected: boolean
  /** Sides of the selection that run along the cell, as letters of `trbl`. */
  readonly sides: string
  /** How the column looks. */
  readonly className: string
  readonly left: number
  readonly width: number
  readonly frozen: boolean
}

export const Cell = memo(function Cell(props: CellProps) {
  const { id, ariaColumn, text, quiet, state, mark, readOnly, selected, sides, className, left, width, frozen } = props
  return (
    <div
      role="gridcell"
      id={id}
      className={className}
      style={{ left, width }}
      title={mark}
      aria-colindex={ariaColumn}
      aria-selected={selected}
      aria-readonly={readOnly || undefined}
      aria-invalid={state === 'error' || undefined}
      aria-describedby={mark === undefined ? undefined : `${id}-mark`}
      data-state={state === 'normal' ? undefined : state}
      data-sides={sides === '' ? undefined : sides}
      data-frozen={frozen || undefined}
    >
      <span className={quiet ? 'grid-text grid-quiet' : 'grid-text'}>{text}</span>
      {mark !== undefined && (
        <span id={`${id}-mark`} hidden>
          {mark}
        </span>
      )}
    </div>
  )
})
