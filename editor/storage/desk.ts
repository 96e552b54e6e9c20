import { createAutosave, type Outcome } from './autosave.ts'
import { restoreVersion, type Written, writeText } from './changes.ts'
import type { Keeper } from './keeper.ts'
import type { FileId, StoredFile, VersionId } from './model.ts'
import { isNewer, onCopyLeft, type Recovered, type Rescue, type RescueCopy, recoverIn } from './rescue.ts'
import type { EditAnswer, OpenAnswer, OpenFile, RestoreAnswer, StoreEvent } from './state.ts'
import { type Access, createTabs, type TabsEnvironment, type Told } from './tabs.ts'

/** The files in hand: open here, written or read along. */
export interface Desk {
  open(file: FileId): Promise<OpenAnswer>
  /** Stores what waits and lets go; false where it could not be stored: the file then stays open. */
  close(file: FileId): Promise<boolean>
  edit(file: FileId, text: string): EditAnswer
  restore(file: FileId, version: VersionId): Promise<RestoreAnswer>
  takeOver(file: FileId): Promise<OpenAnswer>
  flush(file?: FileId): Promise<void>
  /** Copies every text that waits; whether there was room for all. */
  rescueAll(): boolean
  /** Whether a text that the browser has refused still waits. */
  waiting(): boolean
  /** Copies what waits before the call returns, then stores it: the page may end at any moment. */
  leave(): void
  /** Texts in hand that the browser has not stored. */
  unsaved(): readonly { readonly path: string; readonly text: string }[]
  /** Brings back the copies that earlier pages left; those of pages that are still open are their own business. */
  recoverAll(): Promise<Recovered[]>
  tell(message: Told): void
  renamed(file: StoredFile): void
  end(): void
}

interface Held {
  readonly file: FileId
  path: string
  readonly workspace: string
  text: string
  /** Of the stored text that ours follows. */
  revision: number
  access: Access
}

export interface DeskOptions {
  readonly keeper: Keeper
  readonly rescue: Rescue
  readonly tabs: TabsEnvironment
  readonly emit: (event: StoreEvent) => void
  /** Another tab has changed the list of workspaces or files. */
  readonly listed: () => void
}

export function createDesk({ keeper, rescue, tabs: environment, emit, listed }: DeskOptions): Desk {
  const held = new Map<FileId, Held>()
  /** Files whose text the browser has refused. */
  const refused = new Set<FileId>()

  const tabs = createTabs(
    {
      access: (file, access) => void (access === 'writer' ? promoted(file) : demoted(file)),
      yielding: (file) => autosave.flush(file),
      told: (message) => void (message.kind === 'listed' ? listed() : followed(message.file)),
    },
    environment,
  )

  const autosave = createAutosave({ write })

  async function write(file: FileId, text: string): Promise<Outcome> {
    const own = held.get(file)
    if (!own) return 'stored'
    const { revision } = own
    const change = { file, text, revision, writer: tabs.access(file) === 'writer' }
    const kept = await keeper.write(async (tables) => {
      const written = await writeText(tables, change, keeper.by())
      // The browser's data was cleared under us: make the file again.
      if (written.kind === 'gone') await recoverIn(tables, copyOf(own, text), keeper.by())
      return written.kind === 'gone' ? { kind: 'written' as const, file: (await tables.file(file)) as StoredFile } : written
      // The text, and the one before it as a version.
    }, 2 * text.length)
    if (kept.kind === 'refused') {
      refused.add(file)
      return 'retry'
    }
    settled(own, text, kept.value)
    return 'stored'
  }

  function settled(own: Held, text: string, written: Exclude<Written, { kind: 'gone' }>): void {
    const { file } = own
    own.revision = written.file.revision
    if (refused.delete(file)) keeper.settle()
    if (keeper.state.kind === 'memory') keeper.setRescued(rescue.put(copyOf(own, text)))
    else if (autosave.pending(file) === text) rescue.drop(file)
    if (written.kind === 'written') {
      tabs.tell({ kind: 'written', file })
      emit({ kind: 'saved', file, at: written.file.changed })
    } else {
      emit({ kind: 'keptAside', file, version: written.version.id })
      show(own, written.file)
    }
  }

  function copyOf(own: Held, text: string): RescueCopy {
    const { now, page } = keeper.by()
    return { file: own.file, path: own.path, workspace: own.workspace, text, revision: own.revision, page, at: now }
  }

  function rescueAll(): boolean {
    const waiting = [...autosave.allPending()].flatMap(([file, text]) => {
      const own = held.get(file)
      return own ? [copyOf(own, text)] : []
    })
    return waiting.map((copy) => rescue.put(copy)).every(Boolean)
  }

  /** Takes the stored text for the one in hand. */
  function show(own: Held, stored: StoredFile): void {
    own.revision = stored.revision
    own.path = stored.path
    if (own.text === stored.text) return
    own.text = stored.text
    emit({ kind: 'text', file: own.file, text: stored.text })
  }

  async function reread(own: Held): Promise<void> {
    // Where it can't be read, the keeper's state says so, and the text in hand stays.
    const stored = await keeper.read((tables) => tables.file(own.file)).catch(() => undefined)
    if (stored && held.get(own.file) === own) show(own, stored)
  }

  /** Brings back what a tab that was the writer before had left behind. */
  async function recover(file: FileId): Promise<Recovered | null> {
    const copy = rescue.find(file)
    if (!copy || copy.page === keeper.by().page) return null
    const kept = await keeper.write((tables) => recoverIn(tables, copy, keeper.by()), copy.text.length)
    if (kept.kind === 'refused') return null
    if (keeper.state.kind === 'kept') rescue.drop(file)
    return kept.value
  }

  async function recoverAndTell(file: FileId): Promise<void> {
    const recovered = await recover(file)
    if (recovered) emit({ kind: 'recovered', recovered })
  }

  /** A tab that ends tells of its copy late, maybe after its lock is free. */
  async function copyLeft(file: FileId): Promise<void> {
    const own = held.get(file)
    if (own?.access !== 'writer') return
    await recoverAndTell(file)
    if (autosave.pending(file) === undefined) await reread(own)
  }
  const unwatch = onCopyLeft((file) => void copyLeft(file))

  async function promoted(file: FileId): Promise<void> {
    const own = held.get(file)
    if (!own) return
    await recoverAndTell(file)
    await reread(own)
    own.access = 'writer'
    emit({ kind: 'access', file, access: 'writer' })
  }

  async function demoted(file: FileId): Promise<void> {
    const own = held.get(file)
    if (!own) return
    own.access = 'reader'
    emit({ kind: 'access', file, access: 'reader' })
    await autosave.flush(file)
    await reread(own)
  }

  async function followed(file: FileId): Promise<void> {
    const own = held.get(file)
    if (own?.access === 'reader') await reread(own)
  }

  /** The newest text is in a copy that the database still refuses: it is the text in hand, and is tried again. */
  function takeCopy(own: Held, stored: StoredFile): void {
    const copy = rescue.find(own.file)
    if (own.access === 'reader' || !copy || copy.text === stored.text || !isNewer(copy, stored)) return
    own.text = copy.text
    refused.add(own.file)
    autosave.edit(own.file, copy.text)
  }

  async function open(file: FileId): Promise<OpenAnswer> {
    const already = held.get(file)
    if (already) return { kind: 'open', file: shown(already) }
    const access = await tabs.claim(file)
    if (access === 'writer') await recoverAndTell(file)
    const row = await keeper.read(async (tables) => {
      const stored = await tables.file(file)
      return stored && { stored, workspace: await tables.workspace(stored.workspace) }
    })
    if (!row) {
      tabs.release(file)
      return { kind: 'missing' }
    }
    const { stored, workspace } = row
    const own: Held = { file, path: stored.path, workspace: workspace?.name ?? '', text: stored.text, revision: stored.revision, access }
    held.set(file, own)
    takeCopy(own, stored)
    return { kind: 'open', file: shown(own) }
  }

  return {
    open,
    async close(file) {
      await autosave.flush(file)
      if (autosave.pending(file) !== undefined) return false
      held.delete(file)
      tabs.release(file)
      return true
    },
    edit(file, text) {
      const own = held.get(file)
      if (!own) return { kind: 'notOpen' }
      if (own.text === text) return { kind: 'same' }
      if (own.access === 'reader') return { kind: 'readOnly' }
      own.text = text
      if (autosave.pending(file) === undefined) emit({ kind: 'pending', file })
      autosave.edit(file, text)
      return { kind: 'pending' }
    },
    async restore(file, version) {
      const own = held.get(file)
      if (own?.access !== 'writer') return { kind: own ? 'readOnly' : 'missing' }
      await autosave.flush(file)
      if (autosave.pending(file) !== undefined) return { kind: 'refused', state: keeper.state }
      const kept = await keeper.write((tables) => restoreVersion(tables, file, version, keeper.by()), own.text.length)
      if (kept.kind === 'refused') return kept
      if (kept.value.kind === 'missing') return { kind: 'missing' }
      show(own, kept.value.file)
      settled(own, own.text, { kind: 'written', file: kept.value.file })
      return { kind: 'restored', text: own.text }
    },
    async takeOver(file) {
      const opened = await open(file)
      if (opened.kind === 'missing') return opened
      await tabs.takeOver(file)
      const own = held.get(file)
      if (!own) return { kind: 'missing' }
      await reread(own)
      own.access = tabs.access(file)
      return { kind: 'open', file: shown(own) }
    },
    flush: (file) => autosave.flush(file),
    rescueAll,
    waiting: () => refused.size > 0,
    leave() {
      rescueAll()
      void autosave.flush()
    },
    unsaved: () => [...autosave.allPending()].map(([file, text]) => ({ path: held.get(file)?.path ?? file, text })),
    async recoverAll() {
      const found: Recovered[] = []
      for (const { file } of rescue.all()) {
        await tabs.whileFree(file, async () => void found.push(...[await recover(file)].filter((one) => one !== null)))
      }
      if (found.length > 0) keeper.setRescued(true)
      return found
    },
    tell: tabs.tell,
    renamed(file) {
      const own = held.get(file.id)
      if (own) own.path = file.path
    },
    end() {
      unwatch()
      tabs.close()
    },
  }
}

const shown = ({ file, path, text, access }: Held): OpenFile => ({ file, path, text, access })
