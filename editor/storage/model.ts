/** What is stored. Times are milliseconds since 1970; lengths are UTF-16 units; ids are random. */

export type WorkspaceId = string
export type FileId = string
export type VersionId = string

/** A folder of files: a notice with its scenarios and the decisions of its draft. */
export interface Workspace {
  readonly id: WorkspaceId
  readonly name: string
  readonly created: number
  /** When any of its files changed last. */
  readonly changed: number
  /** When it was thrown away; it can be brought back for some weeks. */
  readonly removed: number | null
}

export interface StoredFile {
  /** Stays when the path changes, so that the history does. */
  readonly id: FileId
  readonly workspace: WorkspaceId
  /** With `/`, relative to the workspace. */
  readonly path: string
  readonly text: string
  /** Counts the writes of this file. */
  readonly revision: number
  readonly changed: number
  /** When the present run of changes began; 0 before the first. */
  readonly burst: number
  /** The page that wrote the text: random, another one with every load. */
  readonly writer: string
  /** What the file on disk held when it was read or written last, where the workspace is a folder of `tiaoli serve`. */
  readonly base: Base | null
  readonly removed: number | null
}

export interface Base {
  /** As the server names it. */
  readonly revision: string
  readonly text: string
}

/**
 * - automatic: the text before a run of changes; thinned out with time
 * - named: kept for ever
 * - beforeRestore: what an older version has replaced
 * - otherTab: what two tabs wrote at once, of which one could stay; kept for ever
 */
export type VersionKind = 'automatic' | 'named' | 'beforeRestore' | 'otherTab'

/** A text that a file once had; the text itself is read by its id. */
export interface Version {
  readonly id: VersionId
  readonly file: FileId
  readonly kind: VersionKind
  readonly name: string | null
  /** When the text was written. */
  readonly at: number
  /** The revision of the file that had this text; versions of a file are in its order. */
  readonly revision: number
  readonly length: number
}

export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
