/** A file of the folder that is not what this page last saw or wrote. */
export interface OutsideChange {
  readonly path: string
  readonly kind: 'created' | 'changed' | 'removed'
  /** null where it was removed. */
  readonly version: string | null
}

/** The versions that this page has seen, so that nobody is told what he did himself, nor anything twice. */
export interface Known {
  listed(files: readonly Versioned[]): void
  /** How a whole list differs from what is known. Files that nobody asked for yet are no news. */
  differences(files: readonly Versioned[]): OutsideChange[]
  /** Takes note of a file's version, null where it is gone; whether that was news. */
  learn(path: string, version: string | null): boolean
}

interface Versioned {
  readonly path: string
  readonly version: string
}

export function createKnown(): Known {
  const versions = new Map<string, string>()
  let complete = false
  return {
    listed(files) {
      versions.clear()
      for (const { path, version } of files) versions.set(path, version)
      complete = true
    },
    differences(files) {
      const now = new Map(files.map(({ path, version }) => [path, version]))
      const removed = [...versions.keys()].filter((path) => !now.has(path))
      const present = [...now].filter(([path, version]) => (complete || versions.has(path)) && versions.get(path) !== version)
      return [
        ...removed.map((path) => ({ path, kind: 'removed' as const, version: null })),
        ...present.map(([path, version]) => ({ path, kind: versions.has(path) ? ('changed' as const) : ('created' as const), version })),
      ]
    },
    learn(path, version) {
      if ((versions.get(path) ?? null) === version) return false
      if (version === null) versions.delete(path)
      else versions.set(path, version)
      return true
    },
  }
}
