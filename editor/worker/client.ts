import { createServiceWorker } from '#workers'
import type { Answered, Asked, Focus, Question, Reply, Request, TextChange } from './protocol.ts'
import type { Snapshot } from './snapshot.ts'

/** The page's side of the service worker: texts go in, snapshots and answers come out. */
export interface ServiceClient {
  set(path: string, text: string | null): void
  change(path: string, changes: readonly TextChange[]): void
  focus(focus: Focus): void
  /** Asked of the text as changed so far. Rejects where the worker failed. */
  ask<Q extends Question>(question: Q, about: Asked<Q>): Promise<Answered<Q>>
  /** Counts edits; a snapshot of this revision is of the newest text. */
  readonly revision: number
}

export interface ServiceListener {
  snapshot(snapshot: Snapshot): void
  failed(message: string): void
}

export function connectService(listener: ServiceListener): ServiceClient {
  const worker = createServiceWorker()
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(reason: Error): void }>()
  let revision = 0
  let questions = 0
  const send = (request: Request) => worker.postMessage(request)
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.kind === 'snapshot') return listener.snapshot(data.snapshot)
    const asked = data.id === null ? undefined : waiting.get(data.id)
    if (data.id !== null) waiting.delete(data.id)
    if (data.kind === 'answer') return asked?.resolve(data.answer)
    asked?.reject(new Error(data.message))
    listener.failed(data.message)
  }
  worker.onerror = ({ message }) => listener.failed(message)
  return {
    get revision() {
      return revision
    },
    set: (path, text) => send({ kind: 'set', path, text, revision: ++revision }),
    change: (path, changes) => send({ kind: 'change', path, changes, revision: ++revision }),
    focus: (focus) => send({ kind: 'focus', focus, revision }),
    ask: (question, about) => {
      const id = ++questions
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: (answer) => resolve(answer as Answered<typeof question>), reject })
        send({ kind: 'ask', id, question, about })
      })
    },
  }
}
