import { availableParallelism } from 'node:os'
import type { TransferListItem } from 'node:worker_threads'
import { Thread } from './thread.ts'

/** Parts that may wait at a thread: it never idles, and what is read ahead stays small. */
const ahead = 2

/** How many threads are worth having on this machine. */
export const usualThreads = (): number => Math.min(availableParallelism(), 16)

/**
 * Threads that do the same job on parts of the work, each keeping what comes of its own. Which thread takes a part is left
 * open, so the results must be mergeable in any order. Where a thread breaks down, whatever is asked next rejects with its
 * error; `stop` is called in any case.
 */
export class Crew<Part, Result> {
  private readonly threads: readonly Thread[]
  private readonly outstanding = new Set<Promise<void>>()
  private fault: unknown = null

  private constructor(threads: readonly Thread[]) {
    this.threads = threads
  }

  /** Begins the job in so many threads. `module` exports `begin` as `JobModule` says. */
  static async start<Setup, Part, Result>(module: URL, setup: Setup, count = usualThreads()): Promise<Crew<Part, Result>> {
    const threads = Array.from({ length: count }, () => new Thread({ module: module.href, setup }))
    const crew = new Crew<Part, Result>(threads)
    try {
      await Promise.all(threads.map((thread) => thread.ready()))
      return crew
    } catch (error) {
      await crew.stop()
      throw error
    }
  }

  /** Hands a part to the thread that waits for the fewest; resolves when there is room for the next part. */
  async give(part: Part, transfer: readonly TransferListItem[] = []): Promise<void> {
    if (this.fault !== null) throw this.fault
    const thread = this.threads.reduce((least, each) => (each.waiting < least.waiting ? each : least))
    const taken = thread.order({ kind: 'part', part }, transfer).then(
      () => void this.outstanding.delete(taken),
      (error: unknown) => {
        this.fault ??= error
      },
    )
    this.outstanding.add(taken)
    while (this.fault === null && this.threads.every(({ waiting }) => waiting >= ahead)) await Promise.race(this.outstanding)
    if (this.fault !== null) throw this.fault
  }

  /** What came of all parts since the beginning or the last time, one result a thread. */
  async finish(): Promise<Result[]> {
    const results = await Promise.all(this.threads.map((thread) => thread.order({ kind: 'finish' })))
    if (this.fault !== null) throw this.fault
    return results as Result[]
  }

  async stop(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()))
  }
}
