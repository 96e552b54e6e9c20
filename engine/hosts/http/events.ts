import type { ServerResponse } from 'node:http'
import type { Change } from './changes.ts'
import { securityHeaders } from './headers.ts'
import type { Workspace } from './workspace.ts'

/** A client that is gone is noticed when nothing can be sent to it, in milliseconds. */
const heartbeat = 15_000
/** A client that reads nothing while so many bytes wait is let go; it begins again with the whole list. */
const backlog = 1024 * 1024

/**
 * Tells a page what changes outside, as server-sent events: `folder` first, with all files, so that a page that lost the
 * connection sees what it missed; then a `change` for each.
 */
export async function streamEvents(response: ServerResponse, workspace: Workspace, client: string): Promise<void> {
  const waiting: Change[] = []
  let begun = false
  const send = (event: string, data: unknown) => {
    if (response.writableLength > backlog) response.destroy()
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const { listing, unfollow } = await workspace.follow(client, (change) => (begun ? send('change', change) : waiting.push(change)))
  if (response.destroyed) return unfollow()
  response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
  send('folder', { files: listing.files, faults: listing.faults })
  begun = true
  for (const change of waiting) send('change', change)
  const beat = setInterval(() => response.write(':\n\n'), heartbeat)
  response.on('close', () => {
    clearInterval(beat)
    unfollow()
  })
}
