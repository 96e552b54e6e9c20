import { type By, makeRoom } from './changes.ts'
import { type indexedBackend, isQuota, type Unavailable } from './indexed.ts'
import { memoryBackend } from './memory.ts'
import type { StorageState } from './state.ts'
import type { Backend, Tables } from './tables.ts'

export type Kept<T> = { readonly kind: 'done'; readonly value: T } | Refused

/** The browser stored nothing of it; what the state says is why. */
export interface Refused {
  readonly kind: 'refused'
  readonly state: StorageState
}

/** Writes to the browser, and knows whether it holds what it is given. */
export interface Keeper {
  readonly state: StorageState
  by(): By
  /** Rejects where the browser no longer lets itself be read. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>
  /** `needed`: how much text the work brings, in UTF-16 units, for which old versions make room if there is none. */
  write<T>(work: (tables: Tables) => Promise<T>, needed?: number): Promise<Kept<T>>
  /** Looks whether all is stored again. */
  settle(): void
  /** Whether what the browser refuses is all in the copies. */
  setRescued(rescued: boolean): void
  close(): void
}

export interface KeeperOptions {
  readonly connect: (lost: (reason: Unavailable) => void) => ReturnType<typeof indexedBackend>
  readonly now: () => number
  readonly page: string
  readonly changed: (state: StorageState) => void
  /** Copies the texts in hand elsewhere, since the browser refuses them; whether all are there. */
  readonly rescue: () => boolean
  /** Whether a text that was refused still waits. */
  readonly waiting: () => boolean
  readonly pruned: (versions: number) => void
}

/** Connects to the browser's storage; where there is none, everything is kept while the page is open. */
export async function createKeeper({ connect, now, page, changed, rescue, waiting, pruned }: KeeperOptions): Promise<Keeper> {
  const lost = () => {
    backend = null
  }
  const first = await connect(lost)
  let backend: Backend | null = first.kind === 'opened' ? first.backend : memoryBackend()
  let state: StorageState = first.kind === 'opened' ? { kind: 'kept' } : { kind: 'memory', reason: first.reason, rescued: false }

  const become = (next: StorageState) => {
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    changed(state)
  }

  /** Something small may find room while a text still does not. */
  const settle = () => {
    if (backend?.kind === 'indexedDB' && !waiting()) become({ kind: 'kept' })
  }

  const connected = async (): Promise<Backend> => {
    if (backend) return backend
    const again = await connect(lost)
    if (again.kind === 'refused') throw new DOMException("The database can't be opened again.", again.reason)
    backend = again.backend
    return backend
  }

  let pruningHelps = true
  const prune = async (needed: number): Promise<void> => {
    const given = await (await connected()).transact('write', (tables) => makeRoom(tables, needed))
    if (given > 0) pruned(given)
  }

  const refused = (error: unknown): Refused => {
    // Anything else is a mistake of ours.
    if (!(error instanceof DOMException)) throw error
    const rescued = rescue()
    become(isQuota(error) ? { kind: 'full', rescued } : { kind: 'failing', reason: error.name, rescued })
    return { kind: 'refused', state }
  }

  const attempt = async <T>(work: (tables: Tables) => Promise<T>): Promise<T> => {
    const value = await (await connected()).transact('write', work)
    pruningHelps = true
    settle()
    return value
  }

  const write = async <T>(work: (tables: Tables) => Promise<T>, needed = 0): Promise<Kept<T>> => {
    try {
      return { kind: 'done', value: await attempt(work) }
    } catch (error) {
      if (!isQuota(error) || !pruningHelps) return refused(error)
    }
    try {
      // One round. Where it makes no room (in a private window deleting frees nothing; a disk may be full of other things), the
      // rest of the past is not given up in vain.
      pruningHelps = false
      await prune(needed)
      return { kind: 'done', value: await attempt(work) }
    } catch (error) {
      return refused(error)
    }
  }

  return {
    get state() {
      return state
    },
    by: () => ({ now: now(), zone: -new Date(now()).getTimezoneOffset() * 60_000, page }),
    async read(work) {
      try {
        return await (await connected()).transact('read', work)
      } catch (error) {
        refused(error)
        throw error
      }
    },
    write,
    settle,
    setRescued(rescued) {
      if (state.kind !== 'kept') become({ ...state, rescued })
    },
    close: () => backend?.close(),
  }
}
