import { useEffect, useMemo, useState } from 'react'
import { type Before, type CompareBase, editedFiles, usualBase } from '../../session/comparing.ts'
import { useAnswer, useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import { type FileItem, useFileHeads } from '../../session/keeping/useFileHeads.ts'
import { compareTexts } from '../../texts/compare.ts'
import { dayAndTime } from '../common/clock.ts'

/** An older text of the notice's main file. */
export interface OlderVersion {
  readonly id: string
  readonly label: string
}

/** What can be compared with, and what is. */
export interface Bases {
  readonly base: CompareBase | null
  /** As the worker is asked; null where nothing is to be compared or its text is still being read. */
  readonly before: Before | null
  /** Whether the notice was edited since it was opened. */
  readonly edited: readonly string[]
  readonly files: readonly string[]
  readonly madeFrom: string | null
  readonly notices: readonly FileItem[]
  readonly versions: readonly OlderVersion[]
  /** Whether it is known what there is to compare with. */
  readonly known: boolean
}

/** `chosen` null: what is usual. */
export function useBases(chosen: CompareBase | null): Bases {
  const session = useSession()
  const entry = useSessionState((state) => state.entry)
  const answer = useAnswer('compareBases', {})
  // Which texts were edited is looked at again with every edit.
  useSessionState((state) => state.revision)
  const heads = useFileHeads()
  const notices = heads.filter(({ path, kind }) => path !== entry && (kind === 'notice' || kind === 'scenario'))
  const versions = useVersions(entry)
  const edited = answer ? editedFiles(session.openingTexts, (path) => session.texts.text(path), answer.files) : []
  const usual = answer ? usualBase(edited.length > 0, answer.madeFrom) : null
  const base = chosen && isThere(chosen, session.texts.paths, entry) ? chosen : usual
  const before = useBefore(base, entry, versions)
  return {
    base,
    before,
    edited,
    files: answer?.files ?? [],
    madeFrom: answer?.madeFrom ?? null,
    notices,
    versions,
    known: answer !== null,
  }
}

const isThere = (base: CompareBase, paths: readonly string[], entry: string): boolean =>
  base.kind !== 'notice' || (base.entry !== entry && paths.includes(base.entry))

/** The same object as long as the same is meant: then it is not asked anew. */
function useBefore(base: CompareBase | null, entry: string, versions: readonly OlderVersion[]): Before | null {
  const session = useSession()
  const version = base?.kind === 'version' ? base.id : null
  const text = useVersionText(version)
  const key = base?.kind === 'notice' ? base.entry : ''
  const kind = base?.kind ?? null
  const label = versions.find(({ id }) => id === version)?.label ?? null
  const opening = session.openingTexts
  return useMemo(() => {
    if (kind === 'opening') return { entry, texts: opening, name: null }
    if (kind === 'notice') return { entry: key, texts: null, name: null }
    return kind === 'version' && text !== null ? { entry, texts: { [entry]: text }, name: label } : null
  }, [kind, key, entry, opening, text, label])
}

function useVersions(entry: string): readonly OlderVersion[] {
  const keeping = useKeeping()
  const say = useSay()
  const savedAt = useKeepingState((state) => state.savedAt)
  const [found, setFound] = useState<Awaited<ReturnType<typeof keeping.versions>>>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies(savedAt): a version may be made whenever the text is stored
  useEffect(() => {
    let current = true
    keeping.versions(entry).then(
      (versions) => current && setFound(versions),
      () => current && setFound([]),
    )
    return () => {
      current = false
    }
  }, [keeping, entry, savedAt])
  return found.map(({ id, name, at }) => {
    const time = dayAndTime(at)
    return { id, label: name === null ? say(compareTexts.version, time) : say(compareTexts.namedVersion, name, time) }
  })
}

/** Null until it is read, and where it can't be. */
function useVersionText(id: string | null): string | null {
  const keeping = useKeeping()
  const [read, setRead] = useState<{ readonly id: string; readonly text: string | null } | null>(null)
  useEffect(() => {
    if (id === null) return
    let current = true
    const take = (text: string | null) => current && setRead({ id, text })
    keeping.versionText(id).then(take, () => take(null))
    return () => {
      current = false
    }
  }, [keeping, id])
  return read?.id === id ? read.text : null
}
