import type { Conflict, Disk, OutsideChange } from '../../storage/disk.ts'
import type { Base, StoredFile } from '../../storage/model.ts'
import { decide } from './deciding.ts'
import { createLedger } from './ledger.ts'
import type { Local, Means } from './local.ts'
import { isKept, openFolder, takeNew } from './opening.ts'

/** What the officer decides where a file was changed, or removed, here and in the folder. */
export type Choice = 'mine' | 'theirs' | 'copy'

/** Why something was not done, in both languages; null where it was. */
export type Refusal = { readonly zh: string; readonly en: string } | null

/** The folder of `tiaoli serve` kept like the texts of the session; nothing of it is ever overwritten unseen. */
export interface Folder {
  open(rows: readonly StoredFile[]): Promise<void>
  /** A text is another one: it is written after a pause. */
  changed(path: string): void
  /** This tab may write the file from now on. */
  promoted(path: string): Promise<void>
  /** A file is no longer open here. */
  left(path: string): void
  write(path: string): Promise<void>
  writeAll(): Promise<void>
  decide(path: string, choice: Choice): Promise<void>
  move(from: string, to: string): Promise<Refusal>
  /** A file that was moved is open under its new path. */
  moved(path: string): void
  remove(path: string): Promise<Refusal>
  close(): void
}

/** How the list of files is changed, for what happens outside. */
export interface Filing {
  /** Puts a file that the folder has into the storage, and shows it; null where another tab was quicker. */
  enter(path: string, text: string, base: Base): Promise<string | null>
  /** A file with this text beside another; its path, null where it could not be made. */
  copyBeside(path: string, text: string): Promise<string | null>
  /** Throws a file away here only. */
  dropHere(path: string): Promise<void>
}

export function createFolder(disk: Disk, means: Means, local: Local, filing: Filing): Folder {
  const { store, texts, tell, message } = means
  const running = new Map<string, Promise<void>>()
  const ledger = createLedger(means, local, (path) => void write(path))
  const opening = { disk, means, local, ledger, filing }
  const isThere = (path: string) => texts.text(path) !== null

  function changed(path: string): void {
    if (!ledger.isUndecided(path) && ledger.stateOf(path)?.kind !== 'writing') ledger.judge(path)
  }

  /** Writes of one file follow each other; one that has nothing left to write does nothing. */
  function write(path: string): Promise<void> {
    ledger.stop(path)
    const turn = (running.get(path) ?? Promise.resolve()).then(() => writeNow(path))
    running.set(path, turn)
    return turn.finally(() => running.get(path) === turn && running.delete(path))
  }

  async function writeNow(path: string): Promise<void> {
    const text = texts.text(path)
    if (text === null || !local.isWriter(path) || ledger.isUndecided(path) || !ledger.isEdited(path)) return
    ledger.set(path, { kind: 'writing' })
    const answer = await disk.write(path, text, ledger.base(path)?.version ?? null)
    if (!isThere(path)) return
    if (answer.kind === 'conflict') refused(path, answer)
    else if (answer.kind === 'failed') ledger.set(path, { kind: 'failed', reason: answer.reason })
    else {
      ledger.note(path, { version: answer.version, text })
      ledger.judge(path, Date.now())
    }
  }

  function refused(path: string, { text, version, fault }: Conflict): void {
    if (text !== null && version !== null) ledger.meet(path, { text, version })
    else ledger.set(path, fault === null ? { kind: 'gone' } : { kind: 'conflict', theirs: { text, version, fault } })
  }

  async function outside({ path, kind }: OutsideChange): Promise<void> {
    if (!isKept(path)) return
    await running.get(path)
    if (local.id(path) === undefined) return kind === 'removed' ? undefined : takeNew(opening, path)
    if (!local.isWriter(path)) return
    if (kind === 'removed') gone(path)
    else await reread(path)
  }

  async function reread(path: string): Promise<void> {
    const read = await disk.read(path)
    if (!isThere(path)) return
    if (read.kind === 'failed') {
      if (read.reason.code === 'file.missing') gone(path)
      else if (read.reason.code.startsWith('source.'))
        ledger.set(path, { kind: 'conflict', theirs: { text: null, version: null, fault: read.reason } })
    } else if (ledger.base(path)?.version !== read.version) ledger.meet(path, read)
  }

  function gone(path: string): void {
    ledger.stop(path)
    ledger.set(path, { kind: 'gone' })
  }

  const ends = [
    disk.onOutsideChange((change) => void outside(change)),
    disk.onConnection((connected) => {
      tell({ kind: 'connected', connected })
      if (connected) for (const path of texts.paths) if (ledger.stateOf(path)?.kind === 'failed') void write(path)
    }),
  ]

  return {
    open: (rows) => openFolder(opening, rows),
    changed,
    async promoted(path) {
      const row = (await store.files(means.workspace)).find((file) => file.path === path)
      if (row?.base) ledger.note(path, { version: row.base.revision, text: row.base.text }, 'here')
      await reread(path)
      changed(path)
    },
    left(path) {
      ledger.stop(path)
      ledger.forget(path)
    },
    write,
    async writeAll() {
      await Promise.all(texts.paths.map(write))
    },
    decide: (path, choice) => decide({ means, local, ledger, filing, write }, path, choice),
    async move(from, to) {
      const text = texts.text(from) ?? ''
      const made = await disk.write(to, text, null)
      if (made.kind !== 'saved') return made.reason.message
      const base = ledger.base(from)
      const removed = base ? await disk.remove(from, base.version) : null
      if (removed !== null && removed.kind !== 'removed') message('warning', removed.reason.message)
      ledger.note(to, { version: made.version, text }, 'here')
      return null
    },
    moved(path) {
      const base = ledger.base(path)
      if (base) ledger.note(path, base)
      changed(path)
    },
    async remove(path) {
      ledger.stop(path)
      await running.get(path)
      const base = ledger.base(path)
      const answer = base && ledger.stateOf(path)?.kind !== 'gone' ? await disk.remove(path, base.version) : null
      if (answer === null || answer.kind === 'removed') return null
      if (answer.kind === 'conflict') refused(path, answer)
      return answer.reason.message
    },
    close() {
      ledger.stopAll()
      for (const end of ends) end()
      disk.close()
    },
  }
}
