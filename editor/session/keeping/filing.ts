import type { NewFile } from '../../storage/changes.ts'
import type { Disk } from '../../storage/disk.ts'
import type { StoredFile } from '../../storage/model.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { faultText } from './faults.ts'
import { filled } from './filled.ts'
import { createFolder, type Folder, type Refusal } from './folder.ts'
import { createLocal, type Local, type Means } from './local.ts'

/** A file that was thrown away and can be brought back. */
export interface ThrownAway {
  readonly id: string
  readonly path: string
  readonly at: number
}

/** The list of files: what is there, added, renamed, thrown away, brought back; in the storage, the folder and the session alike. */
export interface Files {
  readonly local: Local
  readonly folder: Folder | null
  /** Adds files, all or none; the reason where none. */
  add(files: readonly NewFile[]): Promise<Refusal>
  rename(from: string, to: string): Promise<Refusal>
  remove(paths: readonly string[]): Promise<Refusal>
  thrownAway(): Promise<readonly ThrownAway[]>
  bringBack(id: string): Promise<Refusal>
  /** Follows what another tab did to the list. */
  sync(): Promise<void>
}

export interface FilingOptions {
  readonly means: Means
  readonly disk: Disk | null
  /** The list of paths has changed. */
  readonly listed: () => void
}

export function createFiles({ means, disk, listed }: FilingOptions): Files {
  const { store, workspace, texts, tell } = means
  const local = createLocal(means, {
    changed: (path) => folder?.changed(path),
    promoted: (path) => void folder?.promoted(path),
    left: (path) => folder?.left(path),
  })
  const folder = disk && createFolder(disk, means, local, { enter, copyBeside, dropHere })

  async function enter(path: string, text: string, base: StoredFile['base']): Promise<string | null> {
    const added = await store.addFile(workspace, { path, text, base })
    if (added.kind !== 'done') return null
    const taken = await local.take(added.value)
    listed()
    return taken
  }

  async function addOne(file: NewFile): Promise<Refusal> {
    const added = await store.addFile(workspace, file)
    if (added.kind !== 'done') return faultText(added)
    const path = await local.take(added.value)
    await folder?.write(path)
    return null
  }

  async function add(files: readonly NewFile[]): Promise<Refusal> {
    const taken = files.find(({ path }) => texts.text(path) !== null)
    if (taken) return faultText({ kind: 'pathTaken', path: taken.path })
    for (const file of files) {
      const refusal = await addOne(file)
      listed()
      if (refusal) return refusal
    }
    return null
  }

  async function copyBeside(path: string, text: string): Promise<string | null> {
    const copy = freePath(path, texts.paths, keepingTexts.copySuffix[means.language()])
    const refusal = await add([{ path: copy, text }])
    if (refusal) means.message('error', refusal)
    else means.message('information', filled(keepingTexts.keptAsCopy, copy))
    return refusal ? null : copy
  }

  async function dropHere(path: string): Promise<void> {
    const id = local.id(path)
    if (id === undefined || !(await local.letGo(path))) return
    await store.removeFile(id)
    tell({ kind: 'thrownAway', paths: [path] })
    listed()
  }

  async function removeOne(path: string): Promise<Refusal> {
    const id = local.id(path)
    if (id === undefined) return null
    if (!local.isWriter(path)) return filled(keepingTexts.otherTab, path)
    await store.flush()
    const refusal = (await folder?.remove(path)) ?? null
    if (refusal) return refusal
    if (!(await local.letGo(path))) return keepingTexts.notStored
    const removed = await store.removeFile(id)
    return removed.kind === 'done' ? null : faultText(removed)
  }

  async function show(row: StoredFile): Promise<void> {
    await local.take(row)
    listed()
  }

  return {
    local,
    folder,
    add,
    async rename(from, to) {
      const id = local.id(from)
      if (id === undefined || from === to) return null
      if (!local.isWriter(from)) return filled(keepingTexts.otherTab, from)
      if (texts.text(to) !== null) return faultText({ kind: 'pathTaken', path: to })
      await store.flush()
      // The storage first: it knows which names are none.
      const renamed = await store.renameFile(id, to)
      if (renamed.kind !== 'done') return faultText(renamed)
      const path = renamed.value.path
      const refusal = (await folder?.move(from, path)) ?? null
      if (refusal) {
        await store.renameFile(id, from)
        return refusal
      }
      if (!(await local.letGo(from))) return keepingTexts.notStored
      await show(renamed.value)
      folder?.moved(path)
      return null
    },
    async remove(paths) {
      const gone: string[] = []
      for (const path of paths) {
        const refusal = await removeOne(path)
        if (refusal) {
          listed()
          tell({ kind: 'thrownAway', paths: gone })
          return refusal
        }
        gone.push(path)
      }
      listed()
      tell({ kind: 'thrownAway', paths: gone })
      return null
    },
    async thrownAway() {
      const rows = await store.removedFiles(workspace)
      return rows.map(({ id, path, removed }) => ({ id, path, at: removed ?? 0 })).toSorted((a, b) => b.at - a.at)
    },
    async bringBack(id) {
      const back = await store.bringBackFile(id)
      if (back.kind !== 'done') return faultText(back)
      if (disk) await store.setBase(id, null)
      await show(back.value)
      await folder?.write(back.value.path)
      return null
    },
    async sync() {
      const rows = await store.files(workspace)
      const there = new Map(rows.map((row) => [row.id, row.path]))
      for (const path of texts.paths) {
        const id = local.id(path)
        if (id !== undefined && there.get(id) !== path) await local.letGo(path)
      }
      for (const row of rows) if (local.id(row.path) === undefined) await local.take(row)
      listed()
    },
  }
}

/** A path like the given one that no file has: `notice.md` → `notice（副本）.md`, then `notice（副本2）.md`. */
export function freePath(path: string, taken: readonly string[], suffix: (number: number) => string): string {
  const dot = path.lastIndexOf('.')
  const [stem, ending] = dot > path.lastIndexOf('/') ? [path.slice(0, dot), path.slice(dot)] : [path, '']
  const used = new Set(taken.map((each) => each.toLowerCase()))
  for (let number = 1; ; number++) {
    const candidate = `${stem}${suffix(number)}${ending}`
    if (!used.has(candidate.toLowerCase())) return candidate
  }
}
