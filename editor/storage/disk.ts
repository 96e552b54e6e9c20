import { listen } from './diskEvents.ts'
import { createKnown, type OutsideChange } from './diskKnown.ts'
import { type Answer, type Failed, type Fetch, type RequestOptions, reasonIn, request } from './diskRequest.ts'
import { type Reason, unexpected, unnameable } from './diskTexts.ts'

export type { OutsideChange } from './diskKnown.ts'
export type { Failed } from './diskRequest.ts'
export type { Reason } from './diskTexts.ts'

/** A notice file of the folder; `fault` where it is too large or no text, and cannot be read. */
export interface DiskFile {
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** A hash of the content: equal versions, equal files. */
  readonly version: string
  readonly fault: Reason | null
}

export interface Listed {
  readonly kind: 'listed'
  readonly files: readonly DiskFile[]
  /** What the folder holds beside and is not shown, with the reason. */
  readonly faults: readonly { readonly path: string; readonly reason: Reason }[]
}

export interface Read {
  readonly kind: 'read'
  readonly text: string
  readonly version: string
}

export interface Saved {
  readonly kind: 'saved'
  readonly version: string
}

/** The file is not the version that was built on; nothing was written. `text` is what stands there: null where nothing does, or no text. */
export interface Conflict {
  readonly kind: 'conflict'
  readonly reason: Reason
  readonly text: string | null
  readonly version: string | null
  /** Why the file that stands there cannot be read. */
  readonly fault: Reason | null
}

export interface Removed {
  readonly kind: 'removed'
  /** Where the file is now, in the folder's trash; null where it was gone already. */
  readonly trash: string | null
}

/** The folder that `tiaoli serve` serves. Nothing here throws or forgets a text: what was not done is said with its reason. */
export interface Disk {
  readonly folder: string
  list(): Promise<Listed | Failed>
  read(path: string): Promise<Read | Failed>
  /**
   * Writes in the place of `version`, or a new file where that is null. Writes of one file follow each other: one that is
   * asked for while another runs on the same version builds on what that one wrote.
   */
  write(path: string, text: string, version: string | null): Promise<Saved | Conflict | Failed>
  remove(path: string, version: string): Promise<Removed | Conflict | Failed>
  /** Changes that this page did not make: other programs, other pages, and what happened while the server was away. */
  onOutsideChange(callback: (change: OutsideChange) => void): () => void
  /** Whether the server can be heard, whenever that changes. */
  onConnection(callback: (connected: boolean) => void): () => void
  close(): void
}

export interface DiskOptions {
  /** The address of the page; of this page without it. */
  readonly page?: string
  readonly fetch?: Fetch
  readonly waits?: readonly number[]
}

/** The folder behind this page; null where the page was not served by `tiaoli serve` (a file on the disk, another server). */
export async function probe(options: DiskOptions = {}): Promise<Disk | null> {
  const page = options.page ?? (globalThis as { readonly document?: { readonly baseURI: string } }).document?.baseURI
  if (page === undefined || !/^http:/.test(page)) return null
  const asked: RequestOptions = { fetch: options.fetch ?? ((url, init) => fetch(url, init)), waits: options.waits ?? [250, 1000, 3000] }
  const answer = await request(new URL('api/workspace', page).href, {}, { ...asked, waits: [] })
  if (answer.kind === 'failed' || answer.value.server !== 'tiaoli') return null
  return createDisk(page, String(answer.value.folder), asked)
}

interface Running {
  readonly base: string | null
  readonly done: Promise<string | null>
}

function createDisk(page: string, folder: string, options: RequestOptions): Disk {
  const client = crypto.randomUUID()
  const known = createKnown()
  const running = new Map<string, Running>()
  const outside = new Set<(change: OutsideChange) => void>()
  const connections = new Set<(connected: boolean) => void>()
  const ask = (url: string, init: RequestInit = {}) => request(new URL(url, page).href, init, options)
  const askFile = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const names = path.split('/')
    // An address would lose these names, and mean another one.
    if (names.some((name) => ['', '.', '..'].includes(name))) return { kind: 'failed', reason: unnameable(path) }
    return ask(`api/files/${names.map(encoded).join('/')}`, init)
  }
  let stream: ReturnType<typeof listen> | null = null

  /** Runs after what runs on the file; `task` gets the version to build on and gives the one that it leaves. */
  async function inTurn<T>(
    path: string,
    base: string | null,
    task: (base: string | null) => Promise<T>,
    left: (done: T) => string | null,
  ): Promise<T> {
    const earlier = running.get(path)
    const result = (async () => {
      const made = earlier ? await earlier.done : null
      return task(earlier && earlier.base === base && made !== null ? made : base)
    })()
    const mine: Running = { base, done: result.then(left) }
    running.set(path, mine)
    try {
      return await result
    } finally {
      if (running.get(path) === mine) running.delete(path)
    }
  }

  function heard(name: string, data: unknown): void {
    const changes = name === 'folder' ? known.differences((data as { files: DiskFile[] }).files) : [data as OutsideChange]
    for (const change of changes) void consider(change)
  }

  /** What is being written just now is known only when the answer is there. */
  async function consider(change: OutsideChange): Promise<void> {
    await running.get(change.path)?.done.catch(() => {})
    if (known.learn(change.path, change.version)) for (const callback of outside) callback(change)
  }

  function follow<T>(callbacks: Set<T>, callback: T): () => void {
    callbacks.add(callback)
    stream ??= listen(new URL(`api/events?client=${client}`, page).href, options.fetch, {
      event: heard,
      connection: (connected) => {
        for (const each of connections) each(connected)
      },
    })
    return () => {
      callbacks.delete(callback)
      if (outside.size + connections.size > 0) return
      stream?.close()
      stream = null
    }
  }

  async function writeNow(path: string, text: string, base: string | null): Promise<Saved | Conflict | Failed> {
    const headers = { 'Content-Type': 'application/json', 'X-Tiaoli-Client': client, ...condition(base) }
    const answer = await askFile(path, { method: 'PUT', headers, body: JSON.stringify({ text }) })
    const result = outcome(answer, ({ version }) => (typeof version === 'string' ? { kind: 'saved' as const, version } : null))
    if (result.kind !== 'failed') known.learn(path, result.version)
    return result
  }

  async function removeNow(path: string, base: string | null): Promise<Removed | Conflict | Failed> {
    const headers = { 'X-Tiaoli-Client': client, ...condition(base) }
    const answer = await askFile(path, { method: 'DELETE', headers })
    const result = outcome(answer, ({ trash }) => ({ kind: 'removed' as const, trash: String(trash) }))
    const gone = result.kind === 'failed' && result.reason.code === 'file.missing' ? ({ kind: 'removed', trash: null } as const) : result
    if (gone.kind !== 'failed') known.learn(path, gone.kind === 'conflict' ? gone.version : null)
    return gone
  }

  return {
    folder,
    async list() {
      const result = outcome(await ask('api/workspace'), listed)
      if (result.kind === 'listed') known.listed(result.files)
      return result
    },
    async read(path) {
      const result = outcome(await askFile(path), readFile)
      if (result.kind === 'read') known.learn(path, result.version)
      return result
    },
    write: (path, text, version) =>
      inTurn(
        path,
        version,
        (base) => writeNow(path, text, base),
        (done) => (done.kind === 'saved' ? done.version : null),
      ),
    remove: (path, version) =>
      inTurn(
        path,
        version,
        (base) => removeNow(path, base),
        () => null,
      ),
    onOutsideChange: (callback) => follow(outside, callback),
    onConnection: (callback) => follow(connections, callback),
    close() {
      outside.clear()
      connections.clear()
      stream?.close()
      stream = null
    },
  }
}

/** Half a character stands in no address; as the mark for one that can't be read it is refused like any unknown file. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD'))
}

function condition(base: string | null): Record<string, string> {
  return base === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${base}"` }
}

type Content = Readonly<Record<string, unknown>>

function listed({ files, faults }: Content): Listed | null {
  return Array.isArray(files) && Array.isArray(faults) ? { kind: 'listed', files, faults } : null
}

function readFile({ text, version }: Content): Read | null {
  return typeof text === 'string' && typeof version === 'string' ? { kind: 'read', text, version } : null
}

function outcome<T extends { readonly kind: 'listed' | 'read' }>(answer: Answer, read: (value: Content) => T | null): T | Failed
function outcome<T>(answer: Answer, read: (value: Content) => T | null): T | Conflict | Failed
function outcome<T>(answer: Answer, read: (value: Content) => T | null): T | Conflict | Failed {
  if (answer.kind === 'failed') return answer
  const { status, value } = answer
  if (status === 200 || status === 201) return read(value) ?? { kind: 'failed', reason: unexpected(status) }
  return status === 412 ? conflict(value) : { kind: 'failed', reason: reasonIn(status, value) }
}

function conflict(value: Content): Conflict {
  const current = (value.current ?? null) as { text: string; version: string } | null
  const fault = (value.fault ?? null) as Reason | null
  return { kind: 'conflict', reason: reasonIn(412, value), text: current?.text ?? null, version: current?.version ?? null, fault }
}
