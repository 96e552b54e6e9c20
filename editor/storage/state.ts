import type { Unavailable } from './indexed.ts'
import type { FileId } from './model.ts'
import type { PathFault } from './paths.ts'
import type { Recovered } from './rescue.ts'
import type { Access } from './tabs.ts'

/**
 * Whether what is written outlives the page.
 * - kept: it is stored in the browser
 * - memory: this browser stores nothing; a copy of each text in hand is in localStorage where `rescued`
 * - full: the browser refuses for want of room, even after old versions were given up
 * - failing: the browser refuses for another reason, as in `memory` or by the name of its error; it is tried again and again
 */
export type StorageState =
  | { readonly kind: 'kept' }
  | { readonly kind: 'memory'; readonly reason: Unavailable; readonly rescued: boolean }
  | { readonly kind: 'full'; readonly rescued: boolean }
  | { readonly kind: 'failing'; readonly reason: string; readonly rescued: boolean }

/** A file in hand: opened here, and either written here or read along. */
export interface OpenFile {
  readonly file: FileId
  readonly path: string
  readonly text: string
  readonly access: Access
}

export type StoreEvent =
  | { readonly kind: 'state'; readonly state: StorageState }
  /** The text is stored; `at` is when. */
  | { readonly kind: 'saved'; readonly file: FileId; readonly at: number }
  /** A change waits to be stored. */
  | { readonly kind: 'pending'; readonly file: FileId }
  /** The text in hand is another one now: another tab has written it, or was its writer until now. */
  | { readonly kind: 'text'; readonly file: FileId; readonly text: string }
  | { readonly kind: 'access'; readonly file: FileId; readonly access: Access }
  /** Two tabs had written; this text of ours is among the versions. */
  | { readonly kind: 'keptAside'; readonly file: FileId; readonly version: string }
  /** Old versions were given up, to make room. */
  | { readonly kind: 'pruned'; readonly versions: number }
  /** A text that another tab could not store before it ended was brought back. */
  | { readonly kind: 'recovered'; readonly recovered: Recovered }
  /** Another tab has changed the list of workspaces or files. */
  | { readonly kind: 'listed' }

export type EditAnswer =
  | { readonly kind: 'pending' }
  /** Nothing to store: it is the text in hand. */
  | { readonly kind: 'same' }
  /** Another tab writes this file. */
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'notOpen' }

export type OpenAnswer = { readonly kind: 'open'; readonly file: OpenFile } | { readonly kind: 'missing' }

export type RestoreAnswer =
  | { readonly kind: 'restored'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'refused'; readonly state: StorageState }

export type FileFault =
  | { readonly kind: 'pathTaken'; readonly path: string }
  | { readonly kind: 'badPath'; readonly path: string; readonly reason: PathFault }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly state: StorageState }
