import type { Reason } from '../../storage/disk.ts'
import type { StorageState } from '../../storage/state.ts'
import type { Access } from '../../storage/tabs.ts'

/** Where the texts are at home: in this browser, or in the folder of `tiaoli serve`, of which the browser keeps a copy. */
export type Home = 'opening' | 'browser' | 'folder'

/** What stands in the folder instead of what this page knew; the text is null where nothing does, or nothing readable. */
export interface Theirs {
  readonly text: string | null
  readonly version: string | null
  readonly fault: Reason | null
}

/**
 * A file against the folder on the disk.
 * - written: the folder has this text
 * - edited: it has an older one, and will get this
 * - failed: it could not be written; tried again with the next change, or when the server answers again
 * - conflict: somebody else has changed it too; nothing is written until the officer decides
 * - gone: somebody else has removed it there; the same
 */
export type FolderState =
  | { readonly kind: 'written' | 'edited' | 'writing' | 'gone' }
  | { readonly kind: 'failed'; readonly reason: Reason }
  | { readonly kind: 'conflict'; readonly theirs: Theirs }

export interface KeptFile {
  readonly access: Access
  /** A change waits to be stored in the browser. */
  readonly pending: boolean
  /** Null where the texts are at home in the browser. */
  readonly folder: FolderState | null
}

/** What the officer is told about the keeping of her texts. Times are milliseconds since 1970. */
export interface KeepingState {
  readonly home: Home
  /** The name of the folder. */
  readonly folder: string | null
  readonly storage: StorageState
  readonly files: Readonly<Record<string, KeptFile>>
  readonly savedAt: number | null
  readonly writtenAt: number | null
  /** Whether `tiaoli serve` answers. */
  readonly connected: boolean
  /** Whether changes go to the folder by themselves, a second after the last key. */
  readonly toFolder: boolean
  /** The file whose conflict the officer is deciding on. */
  readonly asking: string | null
  /** The files that were thrown away last, to be brought back with one click. */
  readonly thrownAway: readonly string[]
  readonly view: FilesView
}

/** What the screen of files shows. */
export interface FilesView {
  /** The folder of the chosen notice; null for that of the notice that is worked on. */
  readonly folder: string | null
  readonly tab: 'files' | 'values' | 'history' | 'trash'
  /** The file whose history is shown; null for the notice itself. */
  readonly file: string | null
}

export type KeepingAction =
  | { readonly kind: 'opened'; readonly home: Home; readonly folder: string | null }
  | { readonly kind: 'storage'; readonly storage: StorageState }
  | { readonly kind: 'file'; readonly path: string; readonly file: KeptFile }
  | { readonly kind: 'left'; readonly path: string }
  | { readonly kind: 'pending'; readonly path: string }
  | { readonly kind: 'saved'; readonly path: string; readonly at: number }
  | { readonly kind: 'access'; readonly path: string; readonly access: Access }
  | { readonly kind: 'folder'; readonly path: string; readonly state: FolderState; readonly at?: number }
  | { readonly kind: 'connected'; readonly connected: boolean }
  | { readonly kind: 'toFolder'; readonly on: boolean }
  | { readonly kind: 'asking'; readonly path: string | null }
  | { readonly kind: 'thrownAway'; readonly paths: readonly string[] }
  | { readonly kind: 'view'; readonly view: Partial<FilesView> }

export const initialKeeping: KeepingState = {
  home: 'opening',
  folder: null,
  storage: { kind: 'kept' },
  files: {},
  savedAt: null,
  writtenAt: null,
  connected: true,
  toFolder: true,
  asking: null,
  thrownAway: [],
  view: { folder: null, tab: 'files', file: null },
}

/** The next state; nothing else changes one. */
export function keep(state: KeepingState, action: KeepingAction): KeepingState {
  switch (action.kind) {
    case 'opened':
      return { ...state, home: action.home, folder: action.folder }
    case 'storage':
      return { ...state, storage: action.storage }
    case 'file':
      return { ...state, files: { ...state.files, [action.path]: action.file } }
    case 'left':
      return left(state, action.path)
    case 'pending':
      return changed(state, action.path, { pending: true })
    case 'saved':
      return { ...changed(state, action.path, { pending: false }), savedAt: action.at }
    case 'access':
      return changed(state, action.path, { access: action.access })
    case 'folder':
      return inFolder(state, action.path, action.state, action.at)
    case 'connected':
      return { ...state, connected: action.connected }
    case 'toFolder':
      return { ...state, toFolder: action.on }
    case 'asking':
      return { ...state, asking: action.path }
    case 'thrownAway':
      return { ...state, thrownAway: action.paths }
    case 'view':
      return { ...state, view: { ...state.view, ...action.view } }
  }
}

/** A state that changed nothing stays the same object, so that nothing is drawn again. */
function changed(state: KeepingState, path: string, fields: Partial<KeptFile>): KeepingState {
  const file = state.files[path]
  if (!file || (Object.keys(fields) as (keyof KeptFile)[]).every((key) => file[key] === fields[key])) return state
  return { ...state, files: { ...state.files, [path]: { ...file, ...fields } } }
}

function inFolder(state: KeepingState, path: string, folder: FolderState, at: number | undefined): KeepingState {
  const next = isSame(state.files[path]?.folder, folder) ? state : changed(state, path, { folder })
  const asking = state.asking === path && folder.kind !== 'conflict' ? null : state.asking
  return asking === state.asking && at === undefined ? next : { ...next, asking, writtenAt: at ?? next.writtenAt }
}

function isSame(before: FolderState | null | undefined, now: FolderState): boolean {
  return before?.kind === now.kind && now.kind !== 'conflict' && now.kind !== 'failed'
}

function left(state: KeepingState, path: string): KeepingState {
  const { [path]: _, ...files } = state.files
  return { ...state, files, asking: state.asking === path ? null : state.asking }
}
