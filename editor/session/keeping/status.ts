import type { Reason } from '../../storage/disk.ts'
import type { StorageState } from '../../storage/state.ts'
import { folderOf } from '../../worker/answers/paths.ts'
import type { KeepingState, KeptFile } from './state.ts'

/** How the texts are kept, as one thing to say: the worst that holds. */
export type SaveStatus =
  | { readonly kind: 'opening' | 'saving' | 'unwritten' | 'untouched' }
  /** Needs a decision: what the folder holds and what stands here are two. */
  | { readonly kind: 'conflict' | 'gone'; readonly path: string }
  | { readonly kind: 'notWritten'; readonly path: string; readonly reason: Reason }
  | { readonly kind: 'notStored'; readonly storage: StorageState }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'saved' | 'written'; readonly at: number }

export function saveStatus(state: KeepingState): SaveStatus {
  if (state.home === 'opening') return { kind: 'opening' }
  const files = Object.entries(state.files)
  return undecided(files) ?? failing(state, files) ?? (files.some(isUnderWay) ? { kind: 'saving' } : settled(state, files))
}

type Files = readonly (readonly [string, KeptFile])[]

function undecided(files: Files): SaveStatus | null {
  for (const [path, { folder }] of files) if (folder?.kind === 'conflict' || folder?.kind === 'gone') return { kind: folder.kind, path }
  return null
}

function failing(state: KeepingState, files: Files): SaveStatus | null {
  for (const [path, { folder }] of files) {
    if (folder?.kind === 'failed' && folder.reason.code !== 'server.unreachable') return { kind: 'notWritten', path, reason: folder.reason }
  }
  if (state.home === 'folder' && !state.connected) return { kind: 'disconnected' }
  return state.storage.kind === 'kept' ? null : { kind: 'notStored', storage: state.storage }
}

function isUnderWay([, { pending, folder }]: Files[number]): boolean {
  return pending || folder?.kind === 'writing'
}

function settled({ home, toFolder, writtenAt, savedAt }: KeepingState, files: Files): SaveStatus {
  const waits = files.some(([, { folder }]) => folder?.kind === 'edited' || folder?.kind === 'failed')
  if (waits) return { kind: toFolder ? 'saving' : 'unwritten' }
  const at = home === 'folder' ? writtenAt : savedAt
  return at === null ? { kind: 'untouched' } : { kind: home === 'folder' ? 'written' : 'saved', at }
}

/** Files of a notice's folder that another tab writes. */
export function lockedIn(state: KeepingState, folder: string): string[] {
  return Object.entries(state.files).flatMap(([path, { access }]) => (access === 'reader' && folderOf(path) === folder ? [path] : []))
}
