/// <reference lib="webworker" />

// The editor without its server: a service worker that keeps the built files of one build, and nothing else. Notices are kept
// elsewhere. The browser takes in a new build beside the one that is used; pages that are open go on with the files of theirs.

declare const self: ServiceWorkerGlobalScope

/** What this build is called, and its files by their path beside the page; put in by vite.config.ts. */
declare const __TIAOLI_BUILD__: { readonly name: string; readonly files: readonly string[] }
const build = __TIAOLI_BUILD__

const prefix = 'tiaoli-'
const cacheName = prefix + build.name

self.addEventListener('install', (event) => event.waitUntil(takeIn().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const path = new URL(request.url).pathname.slice(new URL(self.registration.scope).pathname.length)
  if (request.method !== 'GET' || path.startsWith('api/')) return
  if (request.mode === 'navigate') event.respondWith(newest(request))
  else if (path.startsWith('assets/')) event.respondWith(kept(request))
})

/** All files of the build or none: a build that is not whole never takes over. */
async function takeIn(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll(['./', ...build.files].map((file) => new Request(file, { cache: 'no-cache' })))
}

/** Keeps the files of the build before, of which a page may be open, drops older ones, and tells the pages which build is kept now. */
async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ kind: 'build', files: build.files })
}

/** The page as the server has it; without a server, as this build has it. */
async function newest(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (failure) {
    const last = await (await caches.open(cacheName)).match('./')
    if (last) return last
    throw failure
  }
}

/** Names in assets/ carry a hash of the content: what is kept under one, of whatever build, never grows old. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
