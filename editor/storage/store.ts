import type { By, FileAnswer, NewFile } from './changes.ts'
import { addFile, changeFile, createWorkspace, markWorkspace, nameText, nameVersion, purge, renameWorkspace } from './changes.ts'
import { createDesk, type Desk } from './desk.ts'
import { indexedBackend } from './indexed.ts'
import { createKeeper, type Keeper, type KeeperOptions, type Kept, type Refused } from './keeper.ts'
import { type Base, type FileId, newId, type StoredFile, type Version, type VersionId, type Workspace, type WorkspaceId } from './model.ts'
import { checkPath, comparable } from './paths.ts'
import { createRescue, pageStorage, type Recovered, type Rescue } from './rescue.ts'
import type { EditAnswer, FileFault, OpenAnswer, RestoreAnswer, StorageState, StoreEvent } from './state.ts'
import { pageTabs, type TabsEnvironment } from './tabs.ts'

/** Everything that is kept in the browser. Texts for people are made elsewhere; nothing here rejects but where reading fails. */
export interface Store {
  readonly state: StorageState
  /** What a page that ended too early had left behind, brought back at the start. */
  readonly recovered: readonly Recovered[]
  subscribe(listener: (event: StoreEvent) => void): () => void

  workspaces(): Promise<readonly Workspace[]>
  removedWorkspaces(): Promise<readonly Workspace[]>
  createWorkspace(name: string, files: readonly NewFile[]): Promise<Kept<Workspace> | Extract<FileFault, { kind: 'badPath' | 'pathTaken' }>>
  renameWorkspace(workspace: WorkspaceId, name: string): Promise<Kept<Workspace> | { readonly kind: 'missing' }>
  /** Throws it away; for 30 days it can be brought back. */
  removeWorkspace(workspace: WorkspaceId): Promise<Kept<Workspace> | { readonly kind: 'missing' }>
  bringBackWorkspace(workspace: WorkspaceId): Promise<Kept<Workspace> | { readonly kind: 'missing' }>

  /** In order of path. */
  files(workspace: WorkspaceId): Promise<readonly StoredFile[]>
  removedFiles(workspace: WorkspaceId): Promise<readonly StoredFile[]>
  addFile(workspace: WorkspaceId, file: NewFile): Promise<FileChange>
  renameFile(file: FileId, path: string): Promise<FileChange>
  removeFile(file: FileId): Promise<FileChange>
  bringBackFile(file: FileId): Promise<FileChange>
  /** Notes what the file on disk holds now. */
  setBase(file: FileId, base: Base | null): Promise<FileChange>

  open(file: FileId): Promise<OpenAnswer>
  /** Stores what waits and lets go; false where it could not be stored: the file then stays open. */
  close(file: FileId): Promise<boolean>
  /** Takes the newest text; it is stored within 300 ms. */
  edit(file: FileId, text: string): EditAnswer
  takeOver(file: FileId): Promise<OpenAnswer>
  /** Stores what waits, now. */
  flush(): Promise<void>
  /** For the end of the page: copies what waits before it returns, then stores it. */
  leave(): void
  /** Texts that the browser has not stored: to be offered as a download. */
  unsaved(): readonly { readonly path: string; readonly text: string }[]

  /** Newest first. */
  versions(file: FileId): Promise<readonly Version[]>
  versionText(version: VersionId): Promise<string | null>
  /** Keeps the present text under a name, for ever. */
  keepAs(file: FileId, name: string): Promise<Kept<Version> | { readonly kind: 'missing' }>
  /** Gives a version a name, which keeps it, or takes its name away. */
  nameVersion(version: VersionId, name: string | null): Promise<Kept<Version> | { readonly kind: 'missing' }>
  /** Gives an open file the text of a version; what it had becomes a version. */
  restore(file: FileId, version: VersionId): Promise<RestoreAnswer>

  /** Asks the browser not to clear this storage by itself; whether it agreed. */
  askToKeep(): Promise<boolean>
  end(): Promise<void>
}

export type FileChange = { readonly kind: 'done'; readonly value: StoredFile } | FileFault

export interface StoreOptions {
  readonly connect?: KeeperOptions['connect']
  readonly now?: () => number
  readonly storage?: Storage | null
  readonly tabs?: TabsEnvironment
}

/** How long what was thrown away can be brought back, in milliseconds. */
const keptRemoved = 30 * 24 * 3_600_000

/** Opens the storage of this browser, and brings back what an earlier page had not stored. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { connect = indexedBackend, now = Date.now, storage = pageStorage(), tabs = pageTabs() } = options
  const listeners = new Set<(event: StoreEvent) => void>()
  const emit = (event: StoreEvent) => {
    for (const listener of listeners) listener(event)
  }
  const rescue = createRescue(storage)
  let desk: Desk | null = null
  const keeper = await createKeeper({
    connect,
    now,
    page: newId(),
    changed: (state) => emit({ kind: 'state', state }),
    rescue: () => desk?.rescueAll() ?? true,
    waiting: () => desk?.waiting() ?? false,
    pruned: (versions) => emit({ kind: 'pruned', versions }),
  })
  const own = createDesk({ keeper, rescue, tabs, emit, listed: () => emit({ kind: 'listed' }) })
  desk = own
  const recovered = await own.recoverAll()
  await keeper.write((tables) => purge(tables, now() - keptRemoved))
  return {
    get state() {
      return keeper.state
    },
    recovered,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ...lists(keeper, own, rescue),
    ...pasts(keeper),
    open: own.open,
    close: own.close,
    edit: own.edit,
    takeOver: own.takeOver,
    flush: () => own.flush(),
    leave: own.leave,
    unsaved: own.unsaved,
    restore: own.restore,
    askToKeep: async () => (await globalThis.navigator?.storage?.persist?.().catch(() => false)) ?? false,
    async end() {
      await own.flush()
      own.end()
      keeper.close()
    },
  }
}

type Lists = Pick<
  Store,
  | 'workspaces'
  | 'removedWorkspaces'
  | 'createWorkspace'
  | 'renameWorkspace'
  | 'removeWorkspace'
  | 'bringBackWorkspace'
  | 'files'
  | 'removedFiles'
  | 'addFile'
  | 'renameFile'
  | 'removeFile'
  | 'bringBackFile'
  | 'setBase'
>

/** Workspaces and files: what there is, not what it says. */
function lists(keeper: Keeper, desk: Desk, rescue: Rescue): Lists {
  const told = <T>(kept: Kept<T>): Kept<T> => {
    if (kept.kind === 'done') desk.tell({ kind: 'listed' })
    return kept
  }
  const found = async <T>(work: Promise<Kept<T | null>>) => orMissing(told(await work))
  const changed = async (work: Promise<Kept<FileAnswer>>): Promise<FileChange> => {
    const answer = fileChange(told(await work))
    if (answer.kind === 'done') desk.renamed(answer.value)
    return answer
  }
  /** What is kept in memory only has its copies, so that a reload finds it. */
  const copied = (workspace: string, files: readonly StoredFile[]) => {
    if (keeper.state.kind !== 'memory') return
    const { now, page } = keeper.by()
    const put = files.map(({ id, path, text, revision }) => rescue.put({ file: id, path, workspace, text, revision, page, at: now }))
    keeper.setRescued(put.every(Boolean))
  }
  const named = async (removed: boolean) =>
    (await keeper.read((tables) => tables.workspaces()))
      .filter((workspace) => (workspace.removed !== null) === removed)
      .toSorted((a, b) => b.changed - a.changed)
  const filesOf = async (workspace: WorkspaceId, removed: boolean) =>
    (await keeper.read((tables) => tables.filesOf(workspace)))
      .filter((file) => (file.removed !== null) === removed)
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const mark = (id: WorkspaceId, removed: (by: By) => number | null) =>
    found(keeper.write((tables) => markWorkspace(tables, id, removed(keeper.by()))))
  const change = (id: FileId, fields: Parameters<typeof changeFile>[2]) => changed(keeper.write((tables) => changeFile(tables, id, fields)))
  return {
    workspaces: () => named(false),
    removedWorkspaces: () => named(true),
    async createWorkspace(name, files) {
      const checked = files.map(({ path }) => checkPath(path))
      const bad = checked.find((check) => check.kind === 'badPath')
      if (bad) return bad
      const twice = checked.find(({ path }, i) => checked.findIndex((other) => comparable(other.path) === comparable(path)) < i)
      if (twice) return { kind: 'pathTaken', path: twice.path }
      const clean = files.map((file, i) => ({ ...file, path: checked[i]?.path ?? file.path }))
      const size = clean.reduce((sum, { text }) => sum + text.length, 0)
      const kept = told(await keeper.write((tables) => createWorkspace(tables, name, clean, keeper.by()), size))
      if (kept.kind === 'done') copied(name, await filesOf(kept.value.id, false))
      return kept
    },
    renameWorkspace: (id, name) => found(keeper.write((tables) => renameWorkspace(tables, id, name))),
    removeWorkspace: (id) => mark(id, ({ now }) => now),
    bringBackWorkspace: (id) => mark(id, () => null),
    files: (workspace) => filesOf(workspace, false),
    removedFiles: (workspace) => filesOf(workspace, true),
    async addFile(workspace, file) {
      const check = checkPath(file.path)
      if (check.kind === 'badPath') return check
      const clean = { ...file, path: check.path }
      const answer = await changed(keeper.write((tables) => addFile(tables, workspace, clean, keeper.by()), file.text.length))
      const home = answer.kind === 'done' ? await keeper.read((tables) => tables.workspace(workspace)) : undefined
      if (answer.kind === 'done') copied(home?.name ?? '', [answer.value])
      return answer
    },
    async renameFile(file, path) {
      const check = checkPath(path)
      return check.kind === 'badPath' ? check : change(file, { path: check.path })
    },
    removeFile: (file) => change(file, { removed: keeper.by().now }),
    bringBackFile: (file) => change(file, { removed: null }),
    setBase: (file, base) => change(file, { base }),
  }
}

/** The versions of files. */
function pasts(keeper: Keeper): Pick<Store, 'versions' | 'versionText' | 'keepAs' | 'nameVersion'> {
  return {
    versions: async (file) => (await keeper.read((tables) => tables.versionsOf(file))).toReversed(),
    versionText: async (version) => (await keeper.read((tables) => tables.versionText(version))) ?? null,
    keepAs: async (file, name) => orMissing(await keeper.write((tables) => nameText(tables, file, name))),
    nameVersion: async (version, name) => orMissing(await keeper.write((tables) => nameVersion(tables, version, name))),
  }
}

function orMissing<T>(kept: Kept<T | null>): Kept<T> | { readonly kind: 'missing' } {
  if (kept.kind === 'refused') return kept
  return kept.value === null ? { kind: 'missing' } : { kind: 'done', value: kept.value }
}

function fileChange(kept: Kept<FileAnswer> | Refused): FileChange {
  if (kept.kind === 'refused') return kept
  return kept.value.kind === 'done' ? { kind: 'done', value: kept.value.file } : kept.value
}
