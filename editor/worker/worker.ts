/// <reference lib="webworker" />
import { createWorkspace } from '../../engine/service/index.ts'
import { answersOver } from './answers/index.ts'
import type { Focus, Reply, Request, TextChange } from './protocol.ts'
import { type Results, snapshotOf } from './snapshot.ts'

// The service in a web worker. Edits are taken in order; a snapshot is made once the queue is empty, so that it is of the newest text.

declare const self: DedicatedWorkerGlobalScope

const workspace = createWorkspace()
const answers = answersOver(workspace)
const queue = new MessageChannel()
const good = new Map<string, Results>()
let focus: Focus | null = null
let revision = 0
let due = false
/** When the oldest edit that no snapshot shows yet was taken. */
let since = 0

self.onmessage = ({ data }: MessageEvent<Request>) => {
  const started = performance.now()
  if (data.kind === 'ask') return answer(data.id, () => (answers[data.question] as (about: unknown) => unknown)(data.about))
  if (data.kind === 'set') workspace.set(data.path, data.text)
  else if (data.kind === 'change') workspace.set(data.path, changed(workspace.text(data.path) ?? '', data.changes))
  else focus = data.focus
  revision = data.revision
  if (due) return
  due = true
  since = started
  queue.port2.postMessage(null)
}

queue.port1.onmessage = () => {
  due = false
  try {
    publish()
  } catch (failure) {
    reply({ kind: 'failed', id: null, message: messageOf(failure) })
  }
}

function publish(): void {
  const document = focus && workspace.open(focus.entry)
  if (!focus || !document) {
    reply({ kind: 'nothing', id: null })
    return
  }
  const snapshot = snapshotOf(document, focus, revision, good.get(focus.entry) ?? null)
  if (snapshot.results) good.set(focus.entry, snapshot.results)
  reply({ kind: 'snapshot', snapshot: { ...snapshot, took: performance.now() - since } })
}

function answer(id: number, made: () => unknown): void {
  try {
    reply({ kind: 'answer', id, answer: made() })
  } catch (failure) {
    reply({ kind: 'failed', id, message: messageOf(failure) })
  }
}

function changed(text: string, changes: readonly TextChange[]): string {
  const ordered = [...changes].sort((a, b) => b.start - a.start)
  return ordered.reduce((now, { start, end, text: inserted }) => now.slice(0, start) + inserted + now.slice(end), text)
}

const reply = (message: Reply): void => self.postMessage(message)

const messageOf = (failure: unknown): string => (failure instanceof Error ? `${failure.message}\n${failure.stack ?? ''}` : String(failure))
