import type { Answered, Asked, Focus, Question, Reply, Request, TextChange } from './protocol.ts'
import type { Snapshot } from './snapshot.ts'

/** The page's side of a service worker: texts go in, snapshots and answers come out. */
export interface ServiceClient {
  set(path: string, text: string | null): void
  change(path: string, changes: readonly TextChange[]): void
  focus(focus: Focus): void
  /** Asked of the text as changed so far. Rejects where the worker failed or was stopped. */
  ask<Q extends Question>(question: Q, about: Asked<Q>): Promise<Answered<Q>>
  /** Counts edits; a snapshot of this revision is of the newest text. */
  readonly revision: number
  /** Ends what takes too long; whatever was asked is rejected. The next edit starts it anew. */
  stop(): void
  /** Starts anew with the texts as they are, and counts that as an edit. */
  resume(): void
}

/** How it goes: as usual, nothing heard for longer than is usual while something is awaited, or stopped. */
export type Work = 'usual' | 'long' | 'stopped'

export interface ServiceListener {
  snapshot(snapshot: Snapshot): void
  failed(message: string): void
  /** The worker died, and another took its place. */
  restarted(): void
  work(work: Work): void
}

/** The part of a web worker that is used. */
export type WorkerLike = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>

export interface ConnectOptions {
  readonly listener: ServiceListener
  start(): WorkerLike
  /** Every text as it is now: what a worker is told that starts in the place of another. */
  texts(): Iterable<readonly [path: string, text: string]>
  /** After how long without a reply work counts as long, in milliseconds. */
  readonly patience: number
}

/** A worker that dies this often within a minute would go on dying: it stays stopped. */
const deathsTolerated = 3

/** Under the name by which Monaco, too, knows what was given up on purpose, and says nothing. */
const stoppedError = (): Error => Object.assign(new Error('Canceled'), { name: 'Canceled' })

interface Waiting {
  readonly request: Request
  resolve(answer: unknown): void
  reject(reason: Error): void
}

export function connect({ listener, start, texts, patience }: ConnectOptions): ServiceClient {
  const waiting = new Map<number, Waiting>()
  let worker: WorkerLike | null = null
  let work: Work = 'usual'
  let watched: Focus | null = null
  let revision = 0
  let seen = 0
  let questions = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let deaths: number[] = []

  const become = (next: Work) => {
    if (next === work) return
    work = next
    listener.work(next)
  }
  const isAwaited = () => waiting.size > 0 || (watched !== null && seen < revision)
  const watch = (again: boolean) => {
    if (again || !isAwaited()) {
      clearTimeout(timer)
      timer = undefined
      become('usual')
    }
    if (isAwaited()) timer ??= setTimeout(() => become('long'), patience)
  }
  const post = (request: Request) => worker?.postMessage(request)

  const begin = () => {
    worker = start()
    worker.onmessage = ({ data }: MessageEvent<Reply>) => heard(data)
    worker.onerror = ({ message }) => died(message)
    for (const [path, text] of texts()) post({ kind: 'set', path, text, revision })
    if (watched) post({ kind: 'focus', focus: watched, revision })
    for (const { request } of waiting.values()) post(request)
    watch(true)
  }
  const end = () => {
    if (worker) {
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    }
    worker = null
    clearTimeout(timer)
    timer = undefined
  }
  const stop = () => {
    end()
    for (const { reject } of [...waiting.values()]) reject(stoppedError())
    waiting.clear()
    become('stopped')
  }
  const died = (message: string) => {
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < 60_000), now]
    if (deaths.length > deathsTolerated) {
      stop()
      return listener.failed(message)
    }
    end()
    seen = 0
    begin()
    listener.restarted()
  }

  const heard = (reply: Reply) => {
    if (reply.kind === 'snapshot') seen = reply.snapshot.revision
    else if (reply.id === null) seen = revision
    const asked = reply.kind === 'snapshot' || reply.id === null ? undefined : taken(reply.id)
    watch(true)
    if (reply.kind === 'snapshot') listener.snapshot(reply.snapshot)
    else if (reply.kind === 'answer') asked?.resolve(reply.answer)
    else if (reply.kind === 'failed') {
      asked?.reject(new Error(reply.message))
      listener.failed(reply.message)
    }
  }
  const taken = (id: number) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    return asked
  }

  /** Sends an edit; a worker that starts with it has been told it among all texts. */
  const edit = (request: Request) => {
    if (worker) post(request)
    else begin()
    watch(false)
  }

  begin()
  return {
    get revision() {
      return revision
    },
    set: (path, text) => edit({ kind: 'set', path, text, revision: ++revision }),
    change: (path, changes) => edit({ kind: 'change', path, changes, revision: ++revision }),
    focus(focus) {
      watched = focus
      edit({ kind: 'focus', focus, revision })
    },
    ask(question, about) {
      if (!worker) return Promise.reject(stoppedError())
      const id = ++questions
      const request: Request = { kind: 'ask', id, question, about }
      return new Promise((resolve, reject) => {
        waiting.set(id, { request, resolve: (answer) => resolve(answer as Answered<typeof question>), reject })
        post(request)
        watch(false)
      })
    },
    stop,
    resume() {
      revision++
      end()
      begin()
    },
  }
}
