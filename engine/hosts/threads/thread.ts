import { type TransferListItem, Worker } from 'node:worker_threads'
import type { Order, Report, Start } from './protocol.ts'

/** The sources run as they are, the package runs what was built from them. */
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** One thread with its job. Orders are carried out in turn; a thread that breaks down answers each with its error. */
export class Thread {
  /** Orders that it has not answered yet. */
  waiting = 0
  private readonly worker: Worker
  private readonly answers: Answer[] = []
  private broken: Error | null = null

  constructor(start: Start) {
    this.worker = new Worker(script, { workerData: start })
    this.worker.on('message', ({ kind, ...rest }: Report) => this.settle(kind === 'finished' && 'result' in rest ? rest.result : null))
    this.worker.on('error', (error: unknown) => this.fail(error instanceof Error ? error : new Error(String(error))))
    this.worker.on('exit', () => this.fail(new Error('the thread has ended')))
  }

  /** Resolves when the job has begun. */
  ready(): Promise<unknown> {
    return this.expect()
  }

  order(order: Order, transfer: readonly TransferListItem[] = []): Promise<unknown> {
    const answer = this.expect()
    if (!this.broken) this.worker.postMessage(order, transfer)
    return answer
  }

  async stop(): Promise<void> {
    await this.worker.terminate()
  }

  private expect(): Promise<unknown> {
    if (this.broken) return Promise.reject(this.broken)
    this.waiting++
    return new Promise((resolve, reject) => this.answers.push({ resolve, reject }))
  }

  private settle(value: unknown): void {
    this.waiting--
    this.answers.shift()?.resolve(value)
  }

  private fail(error: Error): void {
    this.broken ??= error
    for (const { reject } of this.answers.splice(0)) reject(this.broken)
    this.waiting = 0
  }
}

interface Answer {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}
