import { realpathSync } from 'node:fs'
import { basename } from 'node:path'
import type { Open } from './atomic.ts'
import { createChanges, type Listener } from './changes.ts'
import { createLock } from './lock.ts'
import { createScanner, type Listing } from './scan.ts'
import { type Base, createStore, type FileText, type Written } from './store.ts'
import { createWatch, type Watch } from './watch.ts'

/**
 * A folder of notices on the disk. Looking and writing take turns, so that no look sees a write half told: what a look
 * finds different was changed outside.
 */
export interface Workspace {
  readonly name: string
  list(): Promise<Listing>
  read(path: string): Promise<FileText>
  /** `client` is the page that writes; it is not told of its own change. */
  write(path: string, text: string, base: Base, client: string | null): Promise<Written>
  remove(path: string, version: string, client: string | null): Promise<{ readonly path: string; readonly trash: string }>
  /** Calls back with every change from the listing on that it returns. */
  follow(client: string, listener: Listener): Promise<{ readonly listing: Listing; readonly unfollow: () => void }>
  /** Waits for the writes that were begun. */
  close(): Promise<void>
}

export interface WorkspaceOptions {
  readonly openFile?: Open
  readonly watch?: Parameters<typeof createWatch>[1]
}

export function openWorkspace(folder: string, options: WorkspaceOptions = {}): Workspace {
  const root = realpathSync(folder)
  const store = createStore(root, options.openFile)
  const scan = createScanner(root)
  const changes = createChanges()
  const lock = createLock()
  let watch: Watch | null = null

  async function look(): Promise<Listing> {
    const listing = await scan()
    changes.compare(listing)
    watch?.folders(listing.folders)
    return listing
  }

  return {
    name: basename(root) || root,
    list: () => lock(look),
    read: (path) => store.read(path),
    write: (path, text, base, client) =>
      lock(async () => {
        const written = await store.write(path, text, base)
        changes.record(path, written.version, client)
        return written
      }),
    remove: (path, version, client) =>
      lock(async () => {
        const removed = await store.remove(path, version)
        changes.record(path, null, client)
        return removed
      }),
    follow: (client, listener) =>
      lock(async () => {
        const listing = await look()
        const unsubscribe = changes.subscribe(client, listener)
        watch ??= createWatch(() => lock(look), options.watch)
        watch.folders(listing.folders)
        const unfollow = () => {
          unsubscribe()
          if (changes.watched) return
          watch?.stop()
          watch = null
        }
        return { listing, unfollow }
      }),
    async close() {
      watch?.stop()
      watch = null
      await lock(async () => {})
    },
  }
}
