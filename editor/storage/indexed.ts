import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { StoredFile, Version, Workspace } from './model.ts'
import { type Backend, inOrder, type Tables } from './tables.ts'

interface Schema extends DBSchema {
  workspaces: { key: string; value: Workspace }
  files: { key: string; value: StoredFile; indexes: { workspace: string } }
  versions: { key: string; value: Version; indexes: { file: string } }
  /** The texts of versions, by the id of the version: a list of versions is read without them. */
  texts: { key: string; value: string }
}

const stores = ['workspaces', 'files', 'versions', 'texts'] as const
type Stores = (typeof stores)[number][]

/**
 * Why the browser stores nothing:
 * - unavailable: it has no IndexedDB, or denies it (private windows, cookies refused, a damaged profile)
 * - blocked: another tab holds an older form of the database and does not let go
 * - newer: another tab has raised the database to a form that this page does not know
 */
export type Unavailable = 'unavailable' | 'blocked' | 'newer'

export type Opened = { readonly kind: 'opened'; readonly backend: Backend } | { readonly kind: 'refused'; readonly reason: Unavailable }

/** How long a tab with an older form may take to let go, in milliseconds. */
const patience = 3000

/** Opens the database. `lost` is called when it is taken away later: another tab raises it, or the browser deletes it. */
export async function indexedBackend(lost: (reason: Unavailable) => void, name = 'tiaoli'): Promise<Opened> {
  if (typeof indexedDB === 'undefined') return { kind: 'refused', reason: 'unavailable' }
  let giveUp: (opened: Opened) => void = () => undefined
  const blocked = new Promise<Opened>((resolve) => {
    giveUp = resolve
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const opening = openDB<Schema>(name, 1, {
    upgrade: createStores,
    blocked() {
      timer = setTimeout(() => giveUp({ kind: 'refused', reason: 'blocked' }), patience)
    },
    blocking(_current, _next, event) {
      ;(event.target as IDBDatabase).close()
      lost('newer')
    },
    terminated: () => lost('unavailable'),
  })
  const opened = opening.then((database): Opened => ({ kind: 'opened', backend: backendOf(database) }), refusal)
  const answer = await Promise.race([opened, blocked])
  clearTimeout(timer)
  if (answer.kind === 'refused') void opening.then((late) => late.close()).catch(() => undefined)
  return answer
}

function refusal(error: unknown): Opened {
  return { kind: 'refused', reason: (error as Partial<DOMException>).name === 'VersionError' ? 'newer' : 'unavailable' }
}

function createStores(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('workspaces', { keyPath: 'id' })
  database.createObjectStore('files', { keyPath: 'id' }).createIndex('workspace', 'workspace')
  database.createObjectStore('versions', { keyPath: 'id' }).createIndex('file', 'file')
  database.createObjectStore('texts')
}

function backendOf(database: IDBPDatabase<Schema>): Backend {
  return {
    kind: 'indexedDB',
    transact: (mode, work) => (mode === 'read' ? read(database, work) : write(database, work)),
    close: () => database.close(),
  }
}

async function read<T>(database: IDBPDatabase<Schema>, work: (tables: Tables) => Promise<T>): Promise<T> {
  return work(tablesOf(database.transaction([...stores], 'readonly')))
}

async function write<T>(database: IDBPDatabase<Schema>, work: (tables: Tables) => Promise<T>): Promise<T> {
  // Strict: on the disk when it is done, not only with the operating system, so that a power cut loses no more than a crash.
  const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' })
  const done = transaction.done.then(
    () => null,
    (error: unknown) => error ?? new DOMException('The transaction was ended.', 'AbortError'),
  )
  const worked = await work(tablesOf(transaction)).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in worked) ended(transaction)
  const failure = await done
  // What the transaction itself failed for says more than the request that it took down.
  if ('error' in worked) throw isQuota(failure) ? failure : worked.error
  if (failure !== null) throw failure
  return worked.value
}

function ended(transaction: Transaction<'readwrite'>): void {
  try {
    transaction.abort()
  } catch {
    // It has ended by itself.
  }
}

/** Whether the browser refused for want of room. */
export function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

type Transaction<M extends IDBTransactionMode> = IDBPTransaction<Schema, Stores, M>

function tablesOf(transaction: Transaction<'readonly'> | Transaction<'readwrite'>): Tables {
  const reading = transaction as Transaction<'readwrite'>
  const workspaces = reading.objectStore('workspaces')
  const files = reading.objectStore('files')
  const versions = reading.objectStore('versions')
  const texts = reading.objectStore('texts')
  return {
    workspaces: () => workspaces.getAll(),
    workspace: (id) => workspaces.get(id),
    putWorkspace: async (workspace) => void (await workspaces.put(workspace)),
    deleteWorkspace: (id) => workspaces.delete(id),
    file: (id) => files.get(id),
    filesOf: (id) => files.index('workspace').getAll(id),
    putFile: async (file) => void (await files.put(file)),
    deleteFile: (id) => files.delete(id),
    version: (id) => versions.get(id),
    versionsOf: async (id) => inOrder(await versions.index('file').getAll(id)),
    allVersions: () => versions.getAll(),
    versionText: (id) => texts.get(id),
    putVersion: async (version, text) => {
      await versions.put(version)
      await texts.put(text, version.id)
    },
    relabelVersion: async (version) => void (await versions.put(version)),
    deleteVersion: async (id) => {
      await versions.delete(id)
      await texts.delete(id)
    },
  }
}
