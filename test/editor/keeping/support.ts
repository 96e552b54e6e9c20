import { createStore } from 'zustand/vanilla'
import { openHome } from '../../../editor/session/keeping/home.ts'
import { type Keeping, openKeeping } from '../../../editor/session/keeping/keeping.ts'
import type { KeepingState } from '../../../editor/session/keeping/state.ts'
import { type SaveStatus, saveStatus } from '../../../editor/session/keeping/status.ts'
import type { Session } from '../../../editor/session/session.ts'
import { type Action, initialState, type SessionState, update } from '../../../editor/session/state.ts'
import type { Texts, TextsListener } from '../../../editor/session/texts.ts'
import type { Disk } from '../../../editor/storage/disk.ts'
import { memoryBackend } from '../../../editor/storage/memory.ts'
import { openStore, type Store } from '../../../editor/storage/store.ts'
import type { Backend } from '../../../editor/storage/tables.ts'

/** Texts without Monaco; `type` is what an officer does. */
export interface TestTexts extends Texts {
  type(path: string, text: string): void
}

function memoryTexts(): TestTexts {
  const texts = new Map<string, string>()
  const locked = new Set<string>()
  const listeners = new Set<Partial<TextsListener>>()
  const tell = (told: (listener: Partial<TextsListener>) => void) => {
    for (const listener of listeners) told(listener)
  }
  const replace = (path: string, text: string) => {
    const before = texts.get(path) ?? ''
    if (before === text) return
    texts.set(path, text)
    tell((listener) => listener.changed?.(path, [{ start: 0, end: before.length, text }]))
  }
  return {
    get paths() {
      return [...texts.keys()].sort()
    },
    text: (path) => texts.get(path) ?? null,
    open: (path, text) => void texts.set(path, text),
    close: (path) => void texts.delete(path),
    apply: () => undefined,
    replace,
    type: (path, text) => (locked.has(path) ? tell((listener) => listener.refused?.(path)) : replace(path, text)),
    lock: (path, on) => void (on ? locked.add(path) : locked.delete(path)),
    undo: () => undefined,
    redo: () => undefined,
    canUndo: () => false,
    canRedo: () => false,
    reveal: () => undefined,
    command: () => undefined,
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export interface Opened {
  readonly texts: TestTexts
  readonly keeping: Keeping
  readonly browser: Store
  readonly session: Session
  readonly messages: () => string[]
  readonly status: () => SaveStatus
  readonly file: (path: string) => KeepingState['files'][string] | undefined
  end(): Promise<void>
}

export interface OpenOptions {
  readonly backend?: Backend
  readonly disk?: Disk | null
  readonly samples?: readonly (readonly [string, string])[]
}

/** A page on a browser's storage, and on a folder if there is one. */
export async function openPage({ backend = memoryBackend(), disk = null, samples = [] }: OpenOptions = {}): Promise<Opened> {
  const store = createStore<SessionState>()(() => initialState)
  const texts = memoryTexts()
  const dispatch = (action: Action) => store.setState((state) => update(state, action), true)
  const open = (_: Iterable<readonly [string, string]>, entry: string) => dispatch({ kind: 'opened', paths: texts.paths, entry })
  const session = { store, texts, dispatch, open } as unknown as Session
  const browser = await openStore({
    connect: async () => ({ kind: 'opened', backend }),
    storage: null,
    tabs: { locks: undefined, channel: undefined },
  })
  const name = disk ? `folder:${disk.folder}` : 'browser'
  const home = await openHome(browser, name, disk ? [] : samples.map(([path, text]) => ({ path, text })))
  const keeping = await openKeeping({ session, browser, home, disk, samples, toFolder: true })
  return {
    texts,
    keeping,
    browser,
    session,
    messages: () => store.getState().messages.map(({ text }) => text),
    status: () => saveStatus(keeping.store.getState()),
    file: (path) => keeping.store.getState().files[path],
    end: () => keeping.end(),
  }
}
