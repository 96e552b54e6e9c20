import { memo, useEffect, useRef } from 'react'
import type { GapRow } from './model.ts'

export interface GapLineProps {
  readonly gap: GapRow
  readonly line: number
  readonly ariaRow: number
  readonly top: number
  readonly span: number
  readonly room: number
  /** The focus is to be here. */
  readonly focused: boolean
  onAction(gap: string, action: string): void
  /** An arrow leaves upward or downward; Escape leaves to where the focus came from. */
  onLeave(line: number, to: 'up' | 'down' | 'back'): void
  measure(element: HTMLElement | null): void
}

/** Room for the sheet's vertical scroll bar. */
const scrollbar = 18

/** A gap between the rows, across the whole width: what is missing, and what may be done. */
export const GapLine = memo(function GapLine(props: GapLineProps) {
  const { gap, line, ariaRow, top, span, room, focused, onAction, onLeave, measure } = props
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused) (place.current?.querySelector('button') ?? place.current)?.focus()
  }, [focused])
  return (
    <div ref={measure} role="row" aria-rowindex={ariaRow} data-index={line} className="grid-gap" style={{ top }}>
      <div
        role="gridcell"
        ref={place}
        tabIndex={-1}
        aria-colindex={1}
        aria-colspan={span}
        className="grid-gap-body"
        style={{ maxWidth: Math.max(room - scrollbar, 200) }}
        onKeyDown={(event) => {
          const to = leavingKeys[event.key]
          if (to) onLeave(line, to)
          else if (!step(place.current, event.key)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <span className="grid-gap-mark" aria-hidden="true">
          ▒
        </span>
        <span className="grid-gap-text">{gap.message}</span>
        {gap.actions?.map(({ id, label }) => (
          <button key={id} type="button" className="grid-button" tabIndex={-1} onClick={() => onAction(gap.id, id)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  )
})

const leavingKeys: Readonly<Record<string, 'up' | 'down' | 'back'>> = { ArrowUp: 'up', ArrowDown: 'down', Escape: 'back' }

/** Left and right go from button to button. */
function step(place: HTMLElement | null, key: string): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false
  const buttons = [...(place?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[Math.min(Math.max(at + (key === 'ArrowRight' ? 1 : -1), 0), buttons.length - 1)]?.focus()
  return true
}
