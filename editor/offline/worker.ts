/// <reference lib="webworker" />
import { listName } from './list.ts'

// The editor without its server: a service worker that keeps the built files, and nothing else. Notices are kept elsewhere.

declare const self: ServiceWorkerGlobalScope

const cacheName = 'tiaoli'
const page = './'

self.addEventListener('install', (event) => event.waitUntil(refresh().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(refresh()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const path = new URL(request.url).pathname.slice(new URL(self.registration.scope).pathname.length)
  if (request.method !== 'GET' || path.startsWith('api/')) return
  if (request.mode === 'navigate') event.respondWith(newest(request))
  else if (path.startsWith('assets/')) event.respondWith(kept(request))
})

/** Takes in the files of the build that are not kept yet, and drops those of earlier builds. */
async function refresh(): Promise<void> {
  const answer = await fetch(listName, { cache: 'no-cache' })
  if (!answer.ok) return
  const files = (await answer.json()) as readonly string[]
  const cache = await caches.open(cacheName)
  const wanted = new Set([page, ...files].map((file) => new URL(file, self.registration.scope).href))
  const have = new Set((await cache.keys()).map(({ url }) => url))
  await cache.addAll([...wanted].filter((url) => !have.has(url) || url === self.registration.scope))
  await Promise.all([...have].filter((url) => !wanted.has(url)).map((url) => cache.delete(url)))
}

/** The page as the server has it; without a server, as it was last. */
async function newest(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (failure) {
    const last = await caches.match(self.registration.scope)
    if (last) return last
    throw failure
  }
}

/** Names in assets/ carry a hash of the content: what is kept under one never grows old. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
