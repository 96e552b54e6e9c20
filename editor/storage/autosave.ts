import type { FileId } from './model.ts'

/** What became of a write: stored, or to be tried again. */
export type Outcome = 'stored' | 'retry'

export interface AutosaveOptions {
  /** Stores the text; never rejects. */
  readonly write: (file: FileId, text: string) => Promise<Outcome>
  /** The longest that a change waits, in milliseconds. */
  readonly delay?: number
  /** How long after a refused write the next is tried, in milliseconds. */
  readonly retry?: number
}

export interface Autosave {
  /** Takes the newest text of a file; the one before it, if not yet written, is passed over. */
  edit(file: FileId, text: string): void
  /** The newest text that is not stored yet. */
  pending(file: FileId): string | undefined
  allPending(): ReadonlyMap<FileId, string>
  /** Writes what waits, now: of one file, or of all. Resolves when it is stored or refused. */
  flush(file?: FileId): Promise<void>
  /** Forgets what waits for a file. */
  drop(file: FileId): void
}

interface Waiting {
  text: string
  /** The text that is being written, while it is. */
  writing: { readonly text: string; readonly done: Promise<void> } | null
  timer: ReturnType<typeof setTimeout> | null
}

/**
 * Writes each file at most once every `delay` while it changes, one write at a time. The delay runs from the first change that
 * is not stored, not from the last: who types without a pause is saved as often.
 */
export function createAutosave({ write, delay = 300, retry = 5000 }: AutosaveOptions): Autosave {
  const waiting = new Map<FileId, Waiting>()

  const schedule = (file: FileId, entry: Waiting, after: number) => {
    if (entry.timer === null && entry.writing === null) entry.timer = setTimeout(() => start(file, entry), after)
  }

  const start = (file: FileId, entry: Waiting): Promise<void> => {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.timer = null
    const text = entry.text
    const done = write(file, text).then((outcome) => finished(file, entry, text, outcome))
    entry.writing = { text, done }
    return done
  }

  const finished = (file: FileId, entry: Waiting, text: string, outcome: Outcome) => {
    entry.writing = null
    if (waiting.get(file) !== entry) return
    if (outcome === 'retry') schedule(file, entry, retry)
    else if (entry.text === text) waiting.delete(file)
    else schedule(file, entry, delay)
  }

  const flushOne = async (file: FileId, entry: Waiting): Promise<void> => {
    const { writing } = entry
    await writing?.done
    // What was written meanwhile is the newest text, or the write was refused: it was tried, and will be again.
    if (waiting.get(file) === entry && writing?.text !== entry.text) await (entry.writing?.done ?? start(file, entry))
  }

  return {
    edit(file, text) {
      const entry = waiting.get(file) ?? { text, writing: null, timer: null }
      entry.text = text
      waiting.set(file, entry)
      schedule(file, entry, delay)
    },
    pending: (file) => waiting.get(file)?.text,
    allPending: () => new Map([...waiting].map(([file, { text }]) => [file, text])),
    async flush(file) {
      const chosen = [...waiting].filter(([id]) => file === undefined || id === file)
      await Promise.all(chosen.map(([id, entry]) => flushOne(id, entry)))
    },
    drop(file) {
      const entry = waiting.get(file)
      if (entry && entry.timer !== null) clearTimeout(entry.timer)
      waiting.delete(file)
    },
  }
}
