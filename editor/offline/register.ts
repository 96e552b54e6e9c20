/** How long between two looks for a newer build while the page stays open, in milliseconds. */
const interval = 3_600_000

/**
 * Keeps the editor itself in the browser, so that it opens without its server, and calls back when a newer build than this page's
 * has been taken in. Not for one HTML file, which is on the disk already.
 */
export async function keepEditor(newVersion: () => void): Promise<void> {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.kind === 'build' && !isOfThisPage(data.files)) newVersion()
  })
  try {
    const registration = await navigator.serviceWorker.register('offline.js')
    lookAgain(registration)
  } catch {
    // Private windows refuse service workers: the editor then needs its server to open, as every page does.
  }
}

/** The page's own script is among the files of its build, and its name carries a hash of all that it loads. */
function isOfThisPage(files: readonly string[]): boolean {
  return files.some((file) => new URL(file, document.baseURI).href === import.meta.url)
}

/** A page may stay open for days: looks when the officer comes back to it. */
function lookAgain(registration: ServiceWorkerRegistration): void {
  let last = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < interval) return
    last = Date.now()
    // Without a server there is nothing newer.
    registration.update().catch(() => undefined)
  })
}
