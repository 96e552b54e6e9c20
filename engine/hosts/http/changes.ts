import type { Listing } from './scan.ts'

/** A file that is not what it was. */
export interface Change {
  readonly path: string
  readonly kind: 'created' | 'changed' | 'removed'
  /** null where it was removed. */
  readonly version: string | null
}

export type Listener = (change: Change) => void

/** What is known of the folder, and who wants to hear what changes in it. */
export interface Changes {
  /** Tells listeners how a new look differs from the last; the first look tells nothing. */
  compare(listing: Listing): void
  /** Tells all listeners but the writer's own; version null where the file was removed. */
  record(path: string, version: string | null, client: string | null): void
  subscribe(client: string, listener: Listener): () => void
  readonly watched: boolean
}

export function createChanges(): Changes {
  let known: Map<string, string> | null = null
  const listeners = new Map<Listener, string>()
  const tell = (change: Change, except: string | null) => {
    for (const [listener, client] of listeners) if (client !== except) listener(change)
  }
  return {
    compare(listing) {
      const now = new Map(listing.files.map((file) => [file.path, file.version]))
      const changes = known ? differences(known, now) : []
      known = now
      for (const change of changes) tell(change, null)
    },
    record(path, version, client) {
      const old = known?.get(path)
      if (version === null) known?.delete(path)
      else known?.set(path, version)
      if (old !== version) tell({ path, kind: kindOf(old, version), version }, client)
    },
    subscribe(client, listener) {
      listeners.set(listener, client)
      return () => listeners.delete(listener)
    },
    get watched() {
      return listeners.size > 0
    },
  }
}

function differences(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Change[] {
  const paths = [...new Set([...before.keys(), ...now.keys()])].filter((path) => before.get(path) !== now.get(path))
  return paths.map((path) => ({ path, kind: kindOf(before.get(path), now.get(path)), version: now.get(path) ?? null }))
}

function kindOf(before: string | undefined, now: string | null | undefined): Change['kind'] {
  if (now === null || now === undefined) return 'removed'
  return before === undefined ? 'created' : 'changed'
}
