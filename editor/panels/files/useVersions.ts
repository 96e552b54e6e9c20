import { useEffect, useState } from 'react'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import type { Version } from '../../session/keeping/keeping.ts'

/** The versions of a file, newest first, anew whenever it was stored or `again` says so; null until they are read. */
export function useVersions(path: string): { readonly versions: readonly Version[] | null; again(): void } {
  const keeping = useKeeping()
  const savedAt = useKeepingState((state) => state.savedAt)
  const [asked, setAsked] = useState(0)
  const [versions, setVersions] = useState<readonly Version[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: storing makes versions
  useEffect(() => {
    let current = true
    void keeping.versions(path).then((found) => current && setVersions(found))
    return () => {
      current = false
    }
  }, [keeping, path, savedAt, asked])
  return { versions, again: () => setAsked((count) => count + 1) }
}
