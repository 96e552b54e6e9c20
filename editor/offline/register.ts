/** Keeps the editor itself in the browser, so that it opens without its server. Not for one HTML file, which is on the disk already. */
export async function keepEditor(): Promise<void> {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register('offline.js', { type: 'module' })
    registration.active?.postMessage('refresh')
  } catch {
    // Private windows refuse service workers: the editor then needs its server to open, as every page does.
  }
}
