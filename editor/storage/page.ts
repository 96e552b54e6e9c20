import type { Store } from './store.ts'

/**
 * Stores what waits whenever the page might be ended: it is hidden, frozen or left. Asks before a page is closed whose texts
 * neither the database nor the copies hold. Returns what takes this off the page again.
 */
export function keepOnLeaving(store: Store, page: Window = window): () => void {
  const leave = () => store.leave()
  const hidden = () => page.document.visibilityState === 'hidden' && store.leave()
  const ask = (event: BeforeUnloadEvent) => {
    store.leave()
    if (store.unsaved().length > 0 && store.state.kind !== 'kept' && !store.state.rescued) event.preventDefault()
  }
  page.addEventListener('pagehide', leave)
  page.addEventListener('beforeunload', ask)
  page.document.addEventListener('visibilitychange', hidden)
  return () => {
    page.removeEventListener('pagehide', leave)
    page.removeEventListener('beforeunload', ask)
    page.document.removeEventListener('visibilitychange', hidden)
  }
}
