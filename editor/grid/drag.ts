import type { Control, Latest } from './control.ts'

type Moved = (control: Control, event: PointerEvent) => void
type Ended = (control: Control, cancelled: boolean) => void

const tick = 40

/**
 * Follows the pointer until its button is let go; beyond the edges of the sheet the sheet scrolls on. Escape ends it without
 * effect.
 */
export function startDrag(latest: Latest, moved: Moved, ended: Ended = () => undefined, { scrolls = true } = {}): void {
  let last: PointerEvent | null = null
  const move = (event: PointerEvent) => {
    last = event
    moved(latest.current, event)
  }
  const timer = setInterval(() => {
    if (last && scrolls && scrollTowards(latest.current, last)) moved(latest.current, last)
  }, tick)
  const end = (cancelled: boolean) => {
    clearInterval(timer)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', cancel)
    window.removeEventListener('keydown', giveUp, true)
    ended(latest.current, cancelled)
  }
  const up = () => end(false)
  const cancel = () => end(true)
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end(true)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  window.addEventListener('pointercancel', cancel)
  window.addEventListener('keydown', giveUp, true)
}

/** Scrolls by as far as the pointer is outside; whether it did. */
function scrollTowards({ view, head, layout }: Control, { clientX, clientY }: PointerEvent): boolean {
  const scroller = view.scroller.current
  if (!scroller) return false
  const box = scroller.getBoundingClientRect()
  const x = outside(clientX - box.left, Math.min(layout.frozenEnd, scroller.clientWidth / 2), scroller.clientWidth)
  const y = outside(clientY - box.top, head, scroller.clientHeight)
  // Over the frozen columns nothing scrolls until the sheet was scrolled away from them.
  if ((x === 0 || (x < 0 && scroller.scrollLeft === 0)) && y === 0) return false
  scroller.scrollBy(x, y)
  return true
}

function outside(at: number, from: number, to: number): number {
  if (at < from) return Math.max(at - from, -60)
  return at > to ? Math.min(at - to, 60) : 0
}
