import type { StoreApi } from 'zustand/vanilla'
import type { FileId, StoredFile, WorkspaceId } from '../../storage/model.ts'
import type { StoreEvent } from '../../storage/state.ts'
import type { Store } from '../../storage/store.ts'
import type { Texts } from '../texts.ts'
import type { KeepingAction, KeepingState } from './state.ts'

/** What keeping works with. */
export interface Means {
  readonly store: Store
  readonly workspace: WorkspaceId
  readonly texts: Texts
  readonly state: StoreApi<KeepingState>
  tell(action: KeepingAction): void
  language(): 'zh' | 'en'
  /** Says something to the officer that no screen shows in its place. */
  message(severity: 'error' | 'warning' | 'information', text: { readonly zh: string; readonly en: string }): void
}

/** The texts of the session and the rows of the browser's storage, kept alike. */
export interface Local {
  id(path: string): FileId | undefined
  path(id: FileId): string | undefined
  /** Opens a stored file here; it may still have to be shown. */
  take(file: StoredFile): Promise<string>
  /** Lets go of a file: stored, then closed and no longer shown. False where it could not be stored. */
  letGo(path: string): Promise<boolean>
  takeOver(path: string): Promise<void>
  /** Whether this tab may write the file. */
  isWriter(path: string): boolean
  heard(event: StoreEvent): void
}

/** What else is to be done when something happens to a file. */
export interface LocalHooks {
  changed(path: string): void
  promoted(path: string): void
  left(path: string): void
}

export function createLocal(means: Means, { changed, promoted, left }: LocalHooks): Local {
  const { store, texts, state, tell } = means
  const ids = new Map<string, FileId>()
  const paths = new Map<FileId, string>()
  /** The text of each file that the storage was told of, as the models have it. */
  const known = new Map<string, string>()

  const note = (path: string) => known.set(path, texts.text(path) ?? '')

  const setAccess = (path: string, access: 'writer' | 'reader') => {
    texts.lock(path, access === 'reader')
    tell({ kind: 'access', path, access })
  }

  /** At once, not after a pause: another tab may take the file over at any moment, and the storage then writes what it was told. */
  const handOver = (path: string): void => {
    const id = ids.get(path)
    const text = texts.text(path)
    if (id === undefined || text === null || known.get(path) === text) return
    const answer = store.edit(id, text)
    // Lost to another tab between two keys: what that tab has is shown, and with it the lock.
    if (answer.kind === 'readOnly') {
      queueMicrotask(() => texts.replace(path, known.get(path) ?? ''))
      return
    }
    known.set(path, text)
    changed(path)
  }

  texts.listen({ changed: handOver })

  const follow = (path: string, text: string): void => {
    if (texts.text(path) === null) return
    // What is shown is what is stored; the change that follows is none of the officer's.
    const id = ids.get(path)
    ids.delete(path)
    texts.replace(path, text)
    if (id !== undefined) ids.set(path, id)
    note(path)
    changed(path)
  }

  return {
    id: (path) => ids.get(path),
    path: (id) => paths.get(id),
    async take(row) {
      const opened = await store.open(row.id)
      const { path, text, access } = opened.kind === 'open' ? opened.file : { path: row.path, text: row.text, access: 'writer' as const }
      ids.set(path, row.id)
      paths.set(row.id, path)
      const before = state.getState().files[path]
      tell({ kind: 'file', path, file: { access, pending: false, folder: before?.folder ?? null } })
      if (texts.text(path) === null) texts.open(path, text)
      else texts.replace(path, text)
      note(path)
      texts.lock(path, access === 'reader')
      return path
    },
    async letGo(path) {
      const id = ids.get(path)
      if (id !== undefined && !(await store.close(id))) return false
      if (id !== undefined) paths.delete(id)
      ids.delete(path)
      known.delete(path)
      texts.close(path)
      left(path)
      tell({ kind: 'left', path })
      return true
    },
    async takeOver(path) {
      const id = ids.get(path)
      const opened = id === undefined ? null : await store.takeOver(id)
      if (opened?.kind !== 'open') return
      follow(path, opened.file.text)
      setAccess(path, opened.file.access)
      promoted(path)
    },
    isWriter: (path) => state.getState().files[path]?.access === 'writer',
    heard(event) {
      const path = 'file' in event ? paths.get(event.file) : undefined
      if (path === undefined) return
      if (event.kind === 'pending') tell({ kind: 'pending', path })
      else if (event.kind === 'saved') tell({ kind: 'saved', path, at: event.at })
      else if (event.kind === 'text') follow(path, event.text)
      else if (event.kind === 'access') {
        setAccess(path, event.access)
        if (event.access === 'writer') promoted(path)
      }
    },
  }
}
