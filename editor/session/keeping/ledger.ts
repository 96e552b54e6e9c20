import { keepingTexts } from '../../texts/keeping.ts'
import { filled } from './filled.ts'
import type { Local, Means } from './local.ts'
import type { FolderState } from './state.ts'

/** What the folder holds of a file, as the models would show it. */
export interface Held {
  readonly version: string
  readonly text: string
}

/** What is known of the folder, file by file, and what follows from it: whether a file is to be written, and when. */
export interface Ledger {
  base(path: string): Held | undefined
  /** Takes note of what the folder holds; `stored` also for the next time the page is opened. */
  note(path: string, held: Held, where?: 'here' | 'stored'): void
  forget(path: string): void
  set(path: string, folder: FolderState, at?: number): void
  stateOf(path: string): FolderState | null
  /** Waits for the officer; nothing is written meanwhile. */
  isUndecided(path: string): boolean
  isEdited(path: string): boolean
  /** Says how a file stands, and sees to its being written after a pause. */
  judge(path: string, at?: number): void
  /** Shows what the folder holds. */
  follow(path: string, held: Held): void
  /** What the folder holds now, where it may not be what was known. */
  meet(path: string, held: Held): void
  /** Ends the pause before a write. */
  stop(path: string): void
  stopAll(): void
}

/** How long after the last key a change is written, in milliseconds. */
const pause = 1000

export function createLedger(means: Means, local: Local, write: (path: string) => void): Ledger {
  const { store, texts, state, tell, message } = means
  const bases = new Map<string, Held>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const stop = (path: string): void => {
    clearTimeout(timers.get(path))
    timers.delete(path)
  }

  const schedule = (path: string): void => {
    if (!state.getState().toFolder || !local.isWriter(path)) return
    timers.set(
      path,
      setTimeout(() => write(path), pause),
    )
  }

  const ledger: Ledger = {
    base: (path) => bases.get(path),
    note(path, held, where = 'stored') {
      bases.set(path, held)
      const id = local.id(path)
      if (where === 'stored' && id !== undefined) void store.setBase(id, { revision: held.version, text: held.text })
    },
    forget: (path) => void bases.delete(path),
    set: (path, folder, at) => tell({ kind: 'folder', path, state: folder, ...(at ? { at } : {}) }),
    stateOf: (path) => state.getState().files[path]?.folder ?? null,
    isUndecided: (path) => ['conflict', 'gone'].includes(ledger.stateOf(path)?.kind ?? ''),
    isEdited: (path) => texts.text(path) !== bases.get(path)?.text,
    judge(path, at) {
      stop(path)
      const edited = ledger.isEdited(path)
      ledger.set(path, { kind: edited ? 'edited' : 'written' }, at)
      if (edited) schedule(path)
    },
    follow(path, held) {
      bases.set(path, held)
      texts.replace(path, held.text)
      ledger.note(path, { version: held.version, text: texts.text(path) ?? held.text })
      ledger.judge(path)
    },
    meet(path, held) {
      const ours = texts.text(path)
      if (ours === held.text) {
        ledger.note(path, held)
        ledger.judge(path, Date.now())
      } else if (ours === bases.get(path)?.text) {
        ledger.follow(path, held)
        message('information', filled(keepingTexts.changedOutside, path))
      } else {
        stop(path)
        ledger.set(path, { kind: 'conflict', theirs: { ...held, fault: null } })
      }
    },
    stop,
    stopAll() {
      for (const path of [...timers.keys()]) stop(path)
    },
  }
  return ledger
}
