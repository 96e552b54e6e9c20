import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** A list of which one entry is current: arrows go through it, F8 too, wherever on the screen the focus is. */
export interface CurrentList {
  readonly list: RefObject<HTMLUListElement | null>
  readonly index: number
  choose(index: number): void
  onKeyDown(event: KeyboardEvent): void
}

/** What an entry's head is found by, so that it can take the focus. */
export const headClass = 'problem-head'

/** `keys` name the entries, in their order; where the current one goes, the one in its place becomes current. */
export function useCurrent(keys: readonly string[], first: number): CurrentList {
  const list = useRef<HTMLUListElement>(null)
  const focused = useRef(false)
  const [at, setAt] = useState({ key: keys[first] ?? '', index: first })
  const found = keys.indexOf(at.key)
  const index = found >= 0 ? found : Math.max(0, Math.min(at.index, keys.length - 1))
  const choose = (next: number) => setAt({ key: keys[next] ?? '', index: next })
  const focus = (next: number) => list.current?.querySelectorAll<HTMLElement>(`.${headClass}`)[next]?.focus()
  const move = (next: number) => {
    const wrapped = (next + keys.length) % keys.length
    choose(wrapped)
    focus(wrapped)
  }
  useStepKey(keys.length, (by) => move(index + by))
  // An entry that went took the focus with it.
  useEffect(() => {
    if (focused.current && document.activeElement === document.body) focus(index)
    focused.current = list.current?.contains(document.activeElement) ?? false
  })
  const onKeyDown = (event: KeyboardEvent) => {
    focused.current = true
    if (!(event.target instanceof Element && event.target.classList.contains(headClass))) return
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: keys.length - 1 }[event.key]
    if (next === undefined || next < 0 || next >= keys.length) return
    event.preventDefault()
    move(next)
  }
  return { list, index, choose, onKeyDown }
}

/** F8 and Shift+F8 step through this list while it is shown, before the page takes them to the source. */
function useStepKey(length: number, step: (by: 1 | -1) => void): void {
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    if (length === 0) return
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8' || event.isComposing || document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      latest.current(event.shiftKey ? -1 : 1)
    }
    addEventListener('keydown', pressed, { capture: true })
    return () => removeEventListener('keydown', pressed, { capture: true })
  }, [length])
}
