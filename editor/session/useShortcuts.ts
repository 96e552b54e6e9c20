import { useEffect } from 'react'
import { useSession } from './hooks.ts'
import { shortcutOf } from './shortcuts.ts'

/** Obeys the keys that hold everywhere; the source, a table and text fields take theirs first. */
export function useShortcuts(): void {
  const session = useSession()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // While an input method composes, keys are its own.
      if (event.defaultPrevented || event.isComposing || event.key === 'Process' || inDialog(event.target)) return
      const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event
      const found = shortcutOf({ key, code, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey })
      if (!found?.run || (isHistory(found.keys) && isText(event.target)) || found.run(session) === false) return
      event.preventDefault()
      requestAnimationFrame(keepFocus)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [session])
}

const isHistory = (keys: string): boolean => /^Ctrl\+(?:Shift\+)?[ZY]$/.test(keys)

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName))

/** What lies under an open dialog is out of reach. */
const inDialog = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[aria-modal="true"]') !== null

/** A screen that went took the focus with it: it goes to the new one, so that Tab goes on from there. */
function keepFocus(): void {
  if (document.activeElement === document.body || document.activeElement === null) document.getElementById('screen')?.focus()
}
