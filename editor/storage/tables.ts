import type { FileId, StoredFile, Version, VersionId, Workspace, WorkspaceId } from './model.ts'

/** The rows within one transaction. Nothing but these functions may be awaited in it: IndexedDB ends an idle transaction. */
export interface Tables {
  workspaces(): Promise<readonly Workspace[]>
  workspace(id: WorkspaceId): Promise<Workspace | undefined>
  putWorkspace(workspace: Workspace): Promise<void>
  deleteWorkspace(id: WorkspaceId): Promise<void>

  file(id: FileId): Promise<StoredFile | undefined>
  /** Removed ones too. */
  filesOf(workspace: WorkspaceId): Promise<readonly StoredFile[]>
  putFile(file: StoredFile): Promise<void>
  deleteFile(id: FileId): Promise<void>

  version(id: VersionId): Promise<Version | undefined>
  /** Oldest first. */
  versionsOf(file: FileId): Promise<readonly Version[]>
  allVersions(): Promise<readonly Version[]>
  versionText(id: VersionId): Promise<string | undefined>
  putVersion(version: Version, text: string): Promise<void>
  /** Changes what is known of a version, not its text. */
  relabelVersion(version: Version): Promise<void>
  deleteVersion(id: VersionId): Promise<void>
}

export type Mode = 'read' | 'write'

/** Where the rows are. */
export interface Backend {
  readonly kind: 'indexedDB' | 'memory'
  /** All that `work` changes is stored, or nothing, and then the promise is rejected with the browser's error. */
  transact<T>(mode: Mode, work: (tables: Tables) => Promise<T>): Promise<T>
  close(): void
}

export const inOrder = (versions: readonly Version[]): Version[] => versions.toSorted((a, b) => a.revision - b.revision || a.at - b.at)
