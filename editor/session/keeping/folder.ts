import type { Conflict, Disk, OutsideChange } from '../../storage/disk.ts'
import type { Base, StoredFile } from '../../storage/model.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { filled } from './filled.ts'
import type { Local, Means } from './local.ts'
import { type OnDisk, type Placed, placed } from './placed.ts'
import type { FolderState, Theirs } from './state.ts'

/** What the officer decides where a file was changed, or removed, here and in the folder. */
export type Choice = 'mine' | 'theirs' | 'copy'

/** Why something was not done, in both languages; null where it was. */
export type Refusal = { readonly zh: string; readonly en: string } | null

/** The folder of `tiaoli serve` kept like the texts of the session; nothing of it is ever overwritten unseen. */
export interface Folder {
  /** Compares the folder with the copies of it that the browser has, and shows what it holds now. */
  open(rows: readonly StoredFile[]): Promise<void>
  /** A text is another one: it is written after a pause. */
  changed(path: string): void
  /** This tab may write the file from now on. */
  promoted(path: string): Promise<void>
  write(path: string): Promise<void>
  writeAll(): Promise<void>
  decide(path: string, choice: Choice): Promise<void>
  move(from: string, to: string): Promise<Refusal>
  remove(path: string): Promise<Refusal>
  close(): void
}

/** How filing changes the list of files, for what happens outside. */
export interface Filing {
  /** Puts a file that the folder has into the storage, and shows it; null where another tab was quicker. */
  enter(path: string, text: string, base: Base): Promise<string | null>
  /** A file with this text beside another; its path. */
  copyBeside(path: string, text: string): Promise<string | null>
  /** Throws a file away here only. */
  dropHere(path: string): Promise<void>
}

/** How long after the last key a change is written, in milliseconds. */
const pause = 1000

export function createFolder(disk: Disk, means: Means, local: Local, filing: Filing): Folder {
  const { store, texts, state, tell, message } = means
  /** What the folder is known to hold, as the models would show it. */
  const bases = new Map<string, { readonly version: string; readonly text: string }>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const running = new Map<string, Promise<void>>()

  const set = (path: string, folder: FolderState, at?: number) => tell({ kind: 'folder', path, state: folder, ...(at ? { at } : {}) })
  const stateOf = (path: string): FolderState | null => state.getState().files[path]?.folder ?? null
  const isUndecided = (path: string) => ['conflict', 'gone'].includes(stateOf(path)?.kind ?? '')
  const isEdited = (path: string) => texts.text(path) !== bases.get(path)?.text

  const settle = (path: string, version: string, text: string): void => {
    bases.set(path, { version, text })
    const id = local.id(path)
    if (id !== undefined) void store.setBase(id, { revision: version, text })
  }

  const stop = (path: string): void => {
    clearTimeout(timers.get(path))
    timers.delete(path)
  }

  const schedule = (path: string): void => {
    stop(path)
    if (state.getState().toFolder) timers.set(path, setTimeout(() => void write(path), pause))
  }

  /** Says how a file stands, and sees to its being written. */
  const judge = (path: string, at?: number): void => {
    stop(path)
    if (!isEdited(path)) return set(path, { kind: 'written' }, at)
    set(path, { kind: 'edited' }, at)
    if (local.isWriter(path)) schedule(path)
  }

  function changed(path: string): void {
    if (!isUndecided(path) && stateOf(path)?.kind !== 'writing') judge(path)
  }

  /** Writes of one file follow each other; one that has nothing left to write does nothing. */
  function write(path: string): Promise<void> {
    stop(path)
    const turn = (running.get(path) ?? Promise.resolve()).then(() => writeNow(path))
    running.set(path, turn)
    return turn.finally(() => running.get(path) === turn && running.delete(path))
  }

  async function writeNow(path: string): Promise<void> {
    const text = texts.text(path)
    if (text === null || !local.isWriter(path) || isUndecided(path) || !isEdited(path)) return
    set(path, { kind: 'writing' })
    const answer = await disk.write(path, text, bases.get(path)?.version ?? null)
    if (texts.text(path) === null) return
    if (answer.kind === 'failed') return set(path, { kind: 'failed', reason: answer.reason })
    if (answer.kind === 'conflict') return refused(path, answer)
    settle(path, answer.version, text)
    judge(path, Date.now())
  }

  function refused(path: string, { text, version, fault }: Conflict): void {
    if (text === null && fault === null) return set(path, { kind: 'gone' })
    if (text !== null && version !== null) return meet(path, text, version)
    set(path, { kind: 'conflict', theirs: { text, version, fault } })
  }

  /** What the folder holds now, where it is not what was known. */
  function meet(path: string, text: string, version: string): void {
    const base = bases.get(path)
    const ours = texts.text(path)
    if (ours === text) {
      settle(path, version, text)
      return judge(path, Date.now())
    }
    if (ours !== base?.text) {
      stop(path)
      return set(path, { kind: 'conflict', theirs: { text, version, fault: null } })
    }
    follow(path, text, version)
    message('information', filled(keepingTexts.changedOutside, path))
  }

  /** Shows what the folder holds. */
  function follow(path: string, text: string, version: string): void {
    bases.set(path, { version, text })
    local.show(path, text)
    settle(path, version, texts.text(path) ?? text)
    judge(path)
  }

  async function outside({ path, kind }: OutsideChange): Promise<void> {
    if (!isKept(path)) return
    await running.get(path)
    if (local.id(path) === undefined) return kind === 'removed' ? undefined : take(path)
    if (!local.isWriter(path)) return
    if (kind === 'removed') return removedOutside(path)
    const read = await disk.read(path)
    if (read.kind === 'read') {
      if (bases.get(path)?.version !== read.version) meet(path, read.text, read.version)
    } else if (read.reason.code === 'file.missing') removedOutside(path)
    else set(path, { kind: 'conflict', theirs: { text: null, version: null, fault: read.reason } })
  }

  function removedOutside(path: string): void {
    stop(path)
    set(path, { kind: 'gone' })
  }

  async function take(path: string): Promise<void> {
    const read = await disk.read(path)
    if (read.kind === 'failed') return message('warning', filled(keepingTexts.notOpened, path, read.reason.message))
    await enter({ path, text: read.text, version: read.version })
  }

  async function enter({ path, text, version }: OnDisk): Promise<void> {
    const entered = await filing.enter(path, text, { revision: version, text })
    if (entered === null) return
    bases.set(path, { version, text: texts.text(path) ?? text })
    judge(path)
  }

  async function promoted(path: string): Promise<void> {
    const row = (await store.files(means.workspace)).find((file) => file.path === path)
    if (row?.base) bases.set(path, { version: row.base.revision, text: row.base.text })
    await outside({ path, kind: 'changed', version: null })
    if (!isUndecided(path)) judge(path)
  }

  /** Takes back what can be decided anew, then acts on it. */
  async function decide(path: string, choice: Choice): Promise<void> {
    const folder = stateOf(path)
    if (folder?.kind === 'gone') return decideGone(path, choice)
    if (folder?.kind !== 'conflict') return
    const { text, version } = folder.theirs
    if (choice === 'copy' || text === null || version === null) await filing.copyBeside(path, texts.text(path) ?? '')
    // What can't be read can't be shown in its place: the file goes, the copy stays.
    if (text === null || version === null) return filing.dropHere(path)
    await keepBoth(path, text)
    if (choice === 'mine') {
      settle(path, version, text)
      set(path, { kind: 'edited' })
      return write(path)
    }
    follow(path, text, version)
    if (isUndecided(path)) set(path, { kind: 'written' })
  }

  async function decideGone(path: string, choice: Choice): Promise<void> {
    if (choice === 'theirs') return filing.dropHere(path)
    bases.delete(path)
    const id = local.id(path)
    if (id !== undefined) await store.setBase(id, null)
    set(path, { kind: 'edited' })
    await write(path)
  }

  /** Both texts go into the history under a name, so that neither choice loses one. */
  async function keepBoth(path: string, theirs: string): Promise<void> {
    const id = local.id(path)
    if (id === undefined) return
    const mine = texts.text(path) ?? ''
    const language = means.language()
    await store.flush()
    await store.keepAs(id, keepingTexts.mineBefore[language])
    store.edit(id, theirs)
    await store.flush()
    await store.keepAs(id, keepingTexts.theirsBefore[language])
    store.edit(id, mine)
    await store.flush()
  }

  async function place(found: Placed): Promise<void> {
    if (found.kind === 'take') return enter(found.disk)
    if (found.kind === 'remove') {
      await store.removeFile(found.file.id)
      return message('warning', filled(keepingTexts.removedMeanwhile, found.file.path))
    }
    const path = await local.take(found.file)
    const { base } = found.file
    if (base) bases.set(path, { version: base.revision, text: base.text })
    if (found.kind === 'follow') return placeAlike(path, found.disk)
    if (found.kind === 'write') return judge(path)
    const theirs = (disk: OnDisk): Theirs => ({ text: disk.text, version: disk.version, fault: null })
    set(path, found.kind === 'gone' ? { kind: 'gone' } : { kind: 'conflict', theirs: theirs(found.disk) })
  }

  function placeAlike(path: string, { text, version }: OnDisk): void {
    if (!local.isWriter(path)) return set(path, { kind: 'written' })
    if (bases.get(path)?.version !== version) return follow(path, text, version)
    bases.set(path, { version, text: texts.text(path) ?? text })
    judge(path)
  }

  async function listed(rows: readonly StoredFile[]): Promise<OnDisk[] | null> {
    const listing = await disk.list()
    if (listing.kind === 'failed') {
      message('error', listing.reason.message)
      return null
    }
    const kept = listing.files.filter(({ path }) => isKept(path))
    const faulty = [...kept.flatMap(({ path, fault }) => (fault ? [{ path, reason: fault }] : [])), ...listing.faults]
    for (const { path, reason } of faulty) message('warning', filled(keepingTexts.notOpened, path, reason.message))
    const known = new Map(rows.map(({ path, base }) => [path, base]))
    const found: OnDisk[] = []
    for (const { path, version } of kept.filter(({ fault }) => fault === null)) {
      const base = known.get(path)
      if (base?.revision === version) {
        found.push({ path, version, text: base.text })
        continue
      }
      const read = await disk.read(path)
      if (read.kind === 'read') found.push({ path, version: read.version, text: read.text })
      else message('warning', filled(keepingTexts.notOpened, path, read.reason.message))
    }
    return found
  }

  const ends = [
    disk.onOutsideChange((change) => void outside(change)),
    disk.onConnection((connected) => {
      tell({ kind: 'connected', connected })
      if (connected) for (const path of texts.paths) if (stateOf(path)?.kind === 'failed') void write(path)
    }),
  ]

  return {
    async open(rows) {
      const found = await listed(rows)
      // Without the list, the browser's copies are what there is; what was changed is written when the server answers.
      if (found === null) tell({ kind: 'connected', connected: false })
      const all = found === null ? rows.map((file): Placed => ({ kind: 'write', file, base: file.base })) : placed(rows, found)
      for (const each of all) await place(each)
    },
    changed,
    promoted,
    write,
    async writeAll() {
      await Promise.all(texts.paths.map(write))
    },
    decide,
    async move(from, to) {
      const text = texts.text(from) ?? ''
      const made = await disk.write(to, text, null)
      if (made.kind !== 'saved') return made.reason.message
      const base = bases.get(from)
      const removed = base ? await disk.remove(from, base.version) : null
      if (removed !== null && removed.kind !== 'removed') message('warning', removed.reason.message)
      stop(from)
      bases.delete(from)
      bases.set(to, { version: made.version, text })
      return null
    },
    async remove(path) {
      stop(path)
      await running.get(path)
      const base = bases.get(path)
      const answer = base && stateOf(path)?.kind !== 'gone' ? await disk.remove(path, base.version) : null
      if (answer === null || answer.kind === 'removed') {
        bases.delete(path)
        return null
      }
      if (answer.kind === 'conflict') refused(path, answer)
      return answer.reason.message
    },
    close() {
      for (const path of timers.keys()) stop(path)
      for (const end of ends) end()
      disk.close()
    },
  }
}

/** The files of notices: not whatever else the folder holds. */
export const isKept = (path: string): boolean => /\.(md|tiaoli)$/i.test(path) || /(^|\/)draft\.json$/.test(path)
