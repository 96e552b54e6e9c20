import { type By, createWorkspace, keepAside, type NewFile, writeText } from './changes.ts'
import type { FileId, StoredFile } from './model.ts'
import type { Tables } from './tables.ts'

/** A copy of a text that is not in the database yet, written at once: when the page is left, or when the database refuses it. */
export interface RescueCopy {
  readonly file: FileId
  readonly path: string
  /** The name of its workspace. */
  readonly workspace: string
  readonly text: string
  /** The revision that the text follows, and the page that wrote the text. */
  readonly revision: number
  readonly page: string
  readonly at: number
}

export interface Rescue {
  /** False where there is no room or no such storage. */
  put(copy: RescueCopy): boolean
  drop(file: FileId): void
  find(file: FileId): RescueCopy | undefined
  all(): readonly RescueCopy[]
}

const prefix = 'tiaoli.rescue.'

/** Copies in localStorage: small, but written before the call returns, so that it holds even where the page ends at once. */
export function createRescue(storage: Storage | null): Rescue {
  return {
    put(copy) {
      try {
        storage?.setItem(prefix + copy.file, JSON.stringify(copy))
        return storage !== null
      } catch {
        return false
      }
    },
    drop(file) {
      try {
        storage?.removeItem(prefix + file)
      } catch {
        // Then it is found again at the next start, equal to what is stored, and dropped there.
      }
    },
    find: (file) => copyAt(storage, prefix + file),
    all: () => keysOf(storage).flatMap((key) => copyAt(storage, key) ?? []),
  }
}

/** localStorage, where the browser has it and lets it be used. */
export function pageStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

function keysOf(storage: Storage | null): string[] {
  if (!storage) return []
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) => key.startsWith(prefix))
}

function copyAt(storage: Storage | null, key: string): RescueCopy | undefined {
  try {
    const copy: Partial<RescueCopy> | null = JSON.parse(storage?.getItem(key) ?? 'null')
    const whole = typeof copy?.text === 'string' && typeof copy.file === 'string' && typeof copy.path === 'string'
    return whole ? (copy as RescueCopy) : undefined
  } catch {
    return undefined
  }
}

/** Calls back when another tab of this browser leaves a copy; returns what ends that. */
export function onCopyLeft(left: (file: FileId) => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(prefix) && newValue !== null) left(key.slice(prefix.length))
  }
  globalThis.addEventListener?.('storage', heard)
  return () => globalThis.removeEventListener?.('storage', heard)
}

/** What became of a copy that was found at the start. */
export interface Recovered {
  readonly file: FileId
  readonly path: string
  /**
   * - current: it is the text of the file again
   * - version: the file was changed since, and the copy stands among its versions
   * - newFile: the file is not in the database; it was made again, in a workspace of its name
   */
  readonly as: 'current' | 'version' | 'newFile'
}

/** Brings a copy back into the database, in one transaction; null where the database has it already. */
export async function recoverIn(tables: Tables, copy: RescueCopy, by: By): Promise<Recovered | null> {
  const { file, path, text } = copy
  const stored = await tables.file(file)
  if (!stored) return recreate(tables, copy, by)
  if (stored.text === text) return null
  if (isNewer(copy, stored)) {
    await writeText(tables, { file, text, revision: stored.revision, writer: true }, by)
    return { file, path, as: 'current' }
  }
  await keepAside(tables, stored, text, by)
  return { file, path, as: 'version' }
}

/** Nobody has written since, or nobody but the page that made the copy, and before it. */
export function isNewer(copy: RescueCopy, stored: StoredFile): boolean {
  return stored.revision === copy.revision || (stored.writer === copy.page && stored.changed <= copy.at)
}

async function recreate(tables: Tables, copy: RescueCopy, by: By): Promise<Recovered> {
  const file: NewFile = { path: copy.path, text: copy.text }
  const workspace = (await tables.workspaces()).find(({ name, removed }) => name === copy.workspace && removed === null)
  const home = workspace ?? (await createWorkspace(tables, copy.workspace, [], by))
  const row = {
    id: copy.file,
    workspace: home.id,
    ...file,
    revision: 1,
    changed: by.now,
    burst: 0,
    writer: by.page,
    base: null,
    removed: null,
  }
  await tables.putFile(row)
  return { file: copy.file, path: copy.path, as: 'newFile' }
}
