import { type FSWatcher, watch } from 'node:fs'

/** Editors write in several steps; one look suffices when they are through. In milliseconds. */
const quiet = 60
/** Network drives report nothing, so one looks now and then; never so often that looking is most of what is done. */
const interval = 2000
const leisure = 20

/** Looks at folders when the system says that something happened in them, and else from time to time. */
export interface Watch {
  /** Watches these folders, and no longer those of before. */
  folders(paths: readonly string[]): void
  stop(): void
}

export function createWatch(look: () => Promise<unknown>, { watching = watch, every = interval } = {}): Watch {
  const watchers = new Map<string, FSWatcher>()
  let soon: NodeJS.Timeout | null = null
  let later: NodeJS.Timeout | null = null
  let stopped = false

  async function lookNow(): Promise<void> {
    clear()
    const started = performance.now()
    // What cannot be seen now is looked at again; who asks for the folder is told why.
    await look().catch(() => {})
    if (stopped || later) return
    later = setTimeout(() => void lookNow(), Math.max(every, leisure * (performance.now() - started)))
    later.unref()
  }

  function clear(): void {
    if (soon) clearTimeout(soon)
    if (later) clearTimeout(later)
    soon = null
    later = null
  }

  function happened(): void {
    if (!stopped) soon ??= setTimeout(() => void lookNow(), quiet).unref()
  }

  function add(path: string): void {
    try {
      const watcher = watching(path, { persistent: false }, happened)
      watchers.set(path, watcher)
      // No more watches to be had, or the folder is gone: the looks from time to time remain.
      watcher.on('error', () => drop(path))
    } catch {
      // The same.
    }
  }

  function drop(path: string): void {
    watchers.get(path)?.close()
    watchers.delete(path)
  }

  void lookNow()
  return {
    folders(paths) {
      if (stopped) return
      const wanted = new Set(paths)
      for (const path of [...watchers.keys()]) if (!wanted.has(path)) drop(path)
      for (const path of wanted) if (!watchers.has(path)) add(path)
    },
    stop() {
      stopped = true
      clear()
      for (const path of [...watchers.keys()]) drop(path)
    },
  }
}
