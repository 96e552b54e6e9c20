import type { IncomingMessage } from 'node:http'
import { failure } from './failure.ts'

/**
 * Only this machine's own pages are answered. A page of another site may have its name point to 127.0.0.1 (DNS rebinding):
 * its Host is then not ours. It may also send requests here without reading the answers: its Origin is then not ours.
 */
export function requireLoopback({ headers }: IncomingMessage): void {
  const host = headers.host ?? ''
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host)) throw failure('request.host', { host })
}

/** For the API, reading and writing alike: the page that asks was served from here, or no page asks. */
export function requireSameOrigin({ headers }: IncomingMessage): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site'] ?? 'none'
  const ours = origin === undefined || origin.toLowerCase() === `http://${host}`.toLowerCase()
  if (!ours || !['same-origin', 'none'].includes(String(site))) throw failure('request.origin', {})
}
