import { memoryBackend } from '../../../editor/storage/memory.ts'
import type { StoreEvent } from '../../../editor/storage/state.ts'
import { openStore, type Store, type StoreOptions } from '../../../editor/storage/store.ts'
import type { Backend } from '../../../editor/storage/tables.ts'

/** localStorage with room for so many characters. */
export function storageOf(room = 5_000_000): Storage {
  const items = new Map<string, string>()
  const size = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  return {
    get length() {
      return items.size
    },
    key: (i) => [...items.keys()][i] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const before = items.get(key)
      items.set(key, value)
      if (size() <= room) return
      if (before === undefined) items.delete(key)
      else items.set(key, before)
      throw new DOMException('no room', 'QuotaExceededError')
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

/** A database in memory that refuses writes while `fault` names an error of the browser. */
export function faultyBackend(): Backend & { fault: string | null } {
  const inner = memoryBackend()
  return {
    fault: null,
    kind: 'indexedDB',
    async transact(mode, work) {
      if (this.fault !== null && mode === 'write') throw new DOMException('refused', this.fault)
      return inner.transact(mode, work)
    },
    close: () => undefined,
  }
}

export interface Bench {
  readonly store: Store
  readonly events: StoreEvent[]
}

/** A page with a store in it. Pages with the same backend and storage are one browser. */
export async function pageWith(backend: Backend, options: StoreOptions = {}): Promise<Bench> {
  const store = await openStore({
    connect: async () => ({ kind: 'opened', backend }),
    storage: storageOf(),
    tabs: { locks: undefined, channel: undefined },
    ...options,
  })
  const events: StoreEvent[] = []
  store.subscribe((event) => events.push(event))
  return { store, events }
}

/** A workspace with one notice, and the notice opened; its id. */
export async function openedNotice(store: Store, text = '甲'): Promise<string> {
  const made = await store.createWorkspace('太原 2020', [{ path: 'notice.md', text }])
  if (made.kind !== 'done') throw new Error(made.kind)
  const [file] = await store.files(made.value.id)
  if (!file) throw new Error('no file')
  await store.open(file.id)
  return file.id
}
