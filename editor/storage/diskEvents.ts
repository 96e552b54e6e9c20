import type { Fetch } from './diskRequest.ts'

export interface EventListeners {
  event(name: string, data: unknown): void
  /** Whether the server can be heard; told when it changes. */
  connection(connected: boolean): void
}

export interface EventStream {
  close(): void
}

const firstWait = 250
const longestWait = 10_000

interface Page {
  readonly visibilityState: string
  addEventListener(type: 'visibilitychange', listener: () => void): void
  removeEventListener(type: 'visibilitychange', listener: () => void): void
}

/**
 * Listens to the server's events and goes on where the connection was lost. A page that nobody looks at lets go of it: a
 * browser keeps six connections to one server, and a seventh page would wait for ever.
 */
export function listen(url: string, fetch: Fetch, listeners: EventListeners, page = pageOf()): EventStream {
  let abort: AbortController | null = null
  let heard: boolean | null = null
  let closed = false

  const hear = (connected: boolean) => {
    if (closed || heard === connected) return
    heard = connected
    listeners.connection(connected)
  }

  async function run(stop: AbortController): Promise<void> {
    for (let wait = firstWait; !stop.signal.aborted; wait = Math.min(2 * wait, longestWait)) {
      try {
        const response = await fetch(url, { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal: stop.signal })
        if (response.ok && response.body) {
          hear(true)
          wait = firstWait
          await readEvents(response.body, (name, data) => !stop.signal.aborted && listeners.event(name, data))
        }
      } catch {
        // Broken off; said below, and tried again.
      }
      if (stop.signal.aborted) return
      hear(false)
      await pause(wait, stop.signal)
    }
  }

  const begin = () => {
    if (closed || abort) return
    abort = new AbortController()
    void run(abort)
  }
  const end = () => {
    abort?.abort()
    abort = null
  }
  const turn = () => (page?.visibilityState === 'hidden' ? end() : begin())
  page?.addEventListener('visibilitychange', turn)
  turn()
  return {
    close() {
      closed = true
      page?.removeEventListener('visibilitychange', turn)
      end()
    },
  }
}

function pageOf(): Page | null {
  return (globalThis as { readonly document?: Page }).document ?? null
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}

async function readEvents(body: ReadableStream<Uint8Array>, event: EventListeners['event']): Promise<void> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const blocks = (rest + decoder.decode(piece.value, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) tell(block, event)
  }
}

function tell(block: string, event: EventListeners['event']): void {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const name = field('event')
  const data = field('data')
  if (name !== undefined && data !== undefined) event(name, JSON.parse(data))
}
