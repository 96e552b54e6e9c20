/** What a file's history of changes offers: each state has a number, which it has again after undo. */
export interface Histories {
  version(path: string): number | null
  undo(path: string): void
  redo(path: string): void
}

interface Change {
  readonly before: number
  readonly after: number
}

/** A step that changed several files, by path. */
type Step = ReadonlyMap<string, Change>

/** How many such steps are remembered. */
const most = 200

/**
 * Steps that change several files at once, as a new name does, are taken back and repeated as one: histories themselves know
 * one file each. What changes without a pause is one step. A file that has been changed since stays as it is.
 */
export class LinkedSteps {
  private readonly histories: Histories
  private readonly steps: Step[] = []
  private open: Map<string, Change> | null = null

  constructor(histories: Histories) {
    this.histories = histories
  }

  /** A file was changed, from one of its states to another. */
  made(path: string, before: number, after: number): void {
    if (!this.open) {
      this.open = new Map()
      queueMicrotask(() => this.close())
    }
    this.open.set(path, { before: this.open.get(path)?.before ?? before, after })
  }

  /** A file's newest step was taken back: the others of it follow. */
  undone(path: string, before: number): void {
    const step = this.steps.findLast((each) => each.get(path)?.before === before)
    for (const [other, change] of step ?? []) this.soon(other, change.after, () => this.histories.undo(other))
  }

  /** A file's step was repeated: the others of it follow. */
  redone(path: string, after: number): void {
    const step = this.steps.findLast((each) => each.get(path)?.after === after)
    for (const [other, change] of step ?? []) this.soon(other, change.before, () => this.histories.redo(other))
  }

  /** Not while the history that tells of a step is still at it; and only if the file stands where it was then. */
  private soon(path: string, version: number, follow: () => void): void {
    queueMicrotask(() => this.histories.version(path) === version && follow())
  }

  private close(): void {
    const step = this.open
    this.open = null
    if (!step || step.size < 2) return
    this.steps.push(step)
    if (this.steps.length > most) this.steps.shift()
  }
}
