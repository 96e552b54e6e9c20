import { expendable, startsBurst, superfluous } from './history.ts'
import { type Base, type FileId, newId, type StoredFile, type Version, type VersionId, type VersionKind, type Workspace } from './model.ts'
import { comparable } from './paths.ts'
import type { Tables } from './tables.ts'

// What happens to the rows, each in one transaction.

/** Who changes something, and when. */
export interface By {
  readonly now: number
  /** What local time is ahead of UTC, in milliseconds. */
  readonly zone: number
  /** The page, as in `StoredFile.writer`. */
  readonly page: string
}

export interface Write {
  readonly file: FileId
  readonly text: string
  /** The revision that the text follows. */
  readonly revision: number
  /** Whether this page is the one that may write the file. */
  readonly writer: boolean
}

export type Written =
  | { readonly kind: 'written'; readonly file: StoredFile }
  /** Another page may write the file: the text was kept as a version. */
  | { readonly kind: 'keptAside'; readonly file: StoredFile; readonly version: Version }
  | { readonly kind: 'gone' }

/** Stores a text of the editor. Whatever it displaces that nobody has as a version becomes one. */
export async function writeText(tables: Tables, write: Write, by: By): Promise<Written> {
  const stored = await tables.file(write.file)
  if (!stored) return { kind: 'gone' }
  if (stored.text === write.text) return { kind: 'written', file: stored }
  if (!write.writer) return { kind: 'keptAside', file: stored, version: await keepAside(tables, stored, write.text, by) }
  const foreign = stored.revision !== write.revision && stored.writer !== by.page
  const begins = foreign || startsBurst(stored, by.now)
  if (begins) await record(tables, stored, foreign ? 'otherTab' : 'automatic')
  const file = await replaceText(tables, stored, write.text, begins, by)
  if (begins) await thinOut(tables, file.id, by)
  return { kind: 'written', file }
}

/** Keeps a text that may not become the file's. */
export function keepAside(tables: Tables, file: StoredFile, text: string, by: By): Promise<Version> {
  return record(tables, { ...file, text, changed: by.now }, 'otherTab')
}

export type Restored = { readonly kind: 'restored'; readonly file: StoredFile } | { readonly kind: 'missing' }

/** Gives a file the text of a version. What it had becomes a version itself, so that restoring can be taken back. */
export async function restoreVersion(tables: Tables, file: FileId, id: VersionId, by: By): Promise<Restored> {
  const version = await tables.version(id)
  const text = await tables.versionText(id)
  const stored = await tables.file(file)
  if (!stored || version?.file !== file || text === undefined) return { kind: 'missing' }
  if (text === stored.text) return { kind: 'restored', file: stored }
  await record(tables, stored, 'beforeRestore')
  return { kind: 'restored', file: await replaceText(tables, stored, text, true, by) }
}

/** Keeps the present text under a name, for ever. */
export async function nameText(tables: Tables, id: FileId, name: string): Promise<Version | null> {
  const stored = await tables.file(id)
  return stored ? record(tables, stored, 'named', name) : null
}

/** Gives a version a name, which keeps it, or takes its name away. */
export async function nameVersion(tables: Tables, id: VersionId, name: string | null): Promise<Version | null> {
  const version = await tables.version(id)
  if (!version) return null
  const renamed: Version = { ...version, name, kind: kindNamed(version.kind, name) }
  await tables.relabelVersion(renamed)
  return renamed
}

function kindNamed(kind: VersionKind, name: string | null): VersionKind {
  if (name !== null) return 'named'
  return kind === 'named' ? 'automatic' : kind
}

export interface NewFile {
  readonly path: string
  readonly text: string
  readonly base?: Base | null
}

export async function createWorkspace(tables: Tables, name: string, files: readonly NewFile[], by: By): Promise<Workspace> {
  const workspace: Workspace = { id: newId(), name, created: by.now, changed: by.now, removed: null }
  await tables.putWorkspace(workspace)
  for (const file of files) await tables.putFile(rowOf(workspace.id, file, by))
  return workspace
}

export async function renameWorkspace(tables: Tables, id: string, name: string): Promise<Workspace | null> {
  return changeWorkspace(tables, id, (workspace) => ({ ...workspace, name }))
}

/** Throws a workspace away, or brings it back (`removed` null). */
export async function markWorkspace(tables: Tables, id: string, removed: number | null): Promise<Workspace | null> {
  return changeWorkspace(tables, id, (workspace) => ({ ...workspace, removed }))
}

async function changeWorkspace(tables: Tables, id: string, change: (workspace: Workspace) => Workspace): Promise<Workspace | null> {
  const workspace = await tables.workspace(id)
  if (!workspace) return null
  const changed = change(workspace)
  await tables.putWorkspace(changed)
  return changed
}

export type FileAnswer =
  | { readonly kind: 'done'; readonly file: StoredFile }
  /** Another file has this path, or one that differs in capitals only, which Windows takes for the same. */
  | { readonly kind: 'pathTaken'; readonly path: string }
  | { readonly kind: 'missing' }

export async function addFile(tables: Tables, workspace: string, file: NewFile, by: By): Promise<FileAnswer> {
  const taken = await takenPath(tables, workspace, file.path, null)
  if (taken !== null) return { kind: 'pathTaken', path: taken }
  const row = rowOf(workspace, file, by)
  await tables.putFile(row)
  await touch(tables, workspace, by)
  return { kind: 'done', file: row }
}

export async function changeFile(
  tables: Tables,
  id: FileId,
  change: Partial<Pick<StoredFile, 'path' | 'removed' | 'base'>>,
): Promise<FileAnswer> {
  const stored = await tables.file(id)
  if (!stored) return { kind: 'missing' }
  const file = { ...stored, ...change }
  const taken = file.removed === null ? await takenPath(tables, file.workspace, file.path, id) : null
  if (taken !== null) return { kind: 'pathTaken', path: taken }
  await tables.putFile(file)
  return { kind: 'done', file }
}

async function takenPath(tables: Tables, workspace: string, path: string, self: FileId | null): Promise<string | null> {
  const files = await tables.filesOf(workspace)
  const other = files.find((file) => file.id !== self && file.removed === null && comparable(file.path) === comparable(path))
  return other?.path ?? null
}

/** Deletes workspaces and files that were thrown away before a time, with all their versions. */
export async function purge(tables: Tables, before: number): Promise<void> {
  const old = (removed: number | null) => removed !== null && removed < before
  for (const workspace of await tables.workspaces()) {
    const files = await tables.filesOf(workspace.id)
    const gone = files.filter(({ removed }) => old(workspace.removed) || old(removed))
    for (const { id } of gone) await deleteFileWhole(tables, id)
    if (old(workspace.removed)) await tables.deleteWorkspace(workspace.id)
  }
}

async function deleteFileWhole(tables: Tables, id: FileId): Promise<void> {
  for (const version of await tables.versionsOf(id)) await tables.deleteVersion(version.id)
  await tables.deleteFile(id)
}

/** Gives up old versions to make room; how many. */
export async function makeRoom(tables: Tables, needed: number): Promise<number> {
  const given = expendable(await tables.allVersions(), needed)
  for (const id of given) await tables.deleteVersion(id)
  return given.length
}

function rowOf(workspace: string, { path, text, base = null }: NewFile, { now, page }: By): StoredFile {
  return { id: newId(), workspace, path, text, revision: 1, changed: now, burst: 0, writer: page, base, removed: null }
}

async function record(tables: Tables, file: StoredFile, kind: VersionKind, name: string | null = null): Promise<Version> {
  const { id, changed: at, revision, text } = file
  const version: Version = { id: newId(), file: id, kind, name, at, revision, length: text.length }
  await tables.putVersion(version, text)
  return version
}

async function replaceText(tables: Tables, stored: StoredFile, text: string, begins: boolean, by: By): Promise<StoredFile> {
  const burst = begins ? by.now : stored.burst
  const file = { ...stored, text, revision: stored.revision + 1, changed: by.now, burst, writer: by.page }
  await tables.putFile(file)
  await touch(tables, file.workspace, by)
  return file
}

async function touch(tables: Tables, id: string, { now }: By): Promise<void> {
  await changeWorkspace(tables, id, (workspace) => ({ ...workspace, changed: now }))
}

async function thinOut(tables: Tables, id: FileId, { now, zone }: By): Promise<void> {
  for (const version of superfluous(await tables.versionsOf(id), now, zone)) await tables.deleteVersion(version)
}
