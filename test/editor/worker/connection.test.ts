import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, type ServiceClient, type WorkerLike } from '../../../editor/worker/connection.ts'
import type { Focus, Reply, Request } from '../../../editor/worker/protocol.ts'
import type { Snapshot } from '../../../editor/worker/snapshot.ts'

// The page's side of the worker, with workers that do nothing by themselves: what is sent, and what happens when one dies or is stuck.

class TestWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  readonly sent: Request[] = []
  ended = false

  postMessage(request: Request): void {
    this.sent.push(request)
  }

  terminate(): void {
    this.ended = true
  }

  reply(data: Reply): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent)
  }

  die(message: string): void {
    ;(this.onerror as ((event: { message: string }) => void) | null)?.({ message })
  }
}

const focus: Focus = { entry: 'a/notice.md', language: 'zh', readings: {} }
const snapshotOf = (revision: number): Reply => ({ kind: 'snapshot', snapshot: { revision } as Snapshot })

let workers: TestWorker[]
let heard: string[]
let texts: Map<string, string>
let client: ServiceClient
const newest = () => workers.at(-1) as TestWorker

beforeEach(() => {
  vi.useFakeTimers()
  workers = []
  heard = []
  texts = new Map()
  client = connect({
    start: () => {
      workers.push(new TestWorker())
      return newest()
    },
    texts: () => texts,
    patience: 5_000,
    listener: {
      snapshot: ({ revision }) => heard.push(`snapshot ${revision}`),
      failed: (message) => heard.push(`failed ${message}`),
      restarted: () => heard.push('restarted'),
      work: (work) => heard.push(work),
    },
  })
})
afterEach(() => void vi.useRealTimers())

/** As the session does: the text changes, then the worker is told. */
function set(path: string, text: string): void {
  texts.set(path, text)
  client.set(path, text)
}

describe('a service', () => {
  it('is told of edits in order and counts them', () => {
    set('a/notice.md', 'x')
    client.change('a/notice.md', [{ start: 0, end: 1, text: 'y' }])
    expect(newest().sent.map((request) => ('revision' in request ? request.revision : null))).toEqual([1, 2])
    expect(client.revision).toBe(2)
  })

  it('answers each question by its number, and rejects what failed', async () => {
    const first = client.ask('outline', {} as never)
    const second = client.ask('outline', {} as never)
    newest().reply({ kind: 'answer', id: 2, answer: ['two'] })
    newest().reply({ kind: 'failed', id: 1, message: 'why not' })
    await expect(second).resolves.toEqual(['two'])
    await expect(first).rejects.toThrow('why not')
    expect(heard).toEqual(['failed why not'])
  })
})

describe('work that takes long', () => {
  beforeEach(() => {
    client.focus(focus)
    set('a/notice.md', 'x')
  })

  it('is said to be long after a while without a reply, and as usual with the next', () => {
    vi.advanceTimersByTime(4_999)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['long'])
    newest().reply(snapshotOf(1))
    expect(heard).toEqual(['long', 'usual', 'snapshot 1'])
  })

  it('is not said of one that rests, or has no notice to look at', () => {
    newest().reply(snapshotOf(1))
    vi.advanceTimersByTime(60_000)
    set('b.md', 'y')
    newest().reply({ kind: 'nothing', id: null })
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual(['snapshot 1'])
  })

  it('counts from the last sign of life, not from the first edit', () => {
    vi.advanceTimersByTime(4_000)
    client.ask('outline', {} as never).catch(() => undefined)
    newest().reply({ kind: 'answer', id: 1, answer: [] })
    vi.advanceTimersByTime(4_000)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1_000)
    expect(heard).toEqual(['long'])
  })

  it('can be stopped, and starts with the next edit and all texts', async () => {
    const asked = client.ask('outline', {} as never)
    vi.advanceTimersByTime(5_000)
    client.stop()
    await expect(asked).rejects.toThrow('Canceled')
    await expect(client.ask('outline', {} as never)).rejects.toThrow('Canceled')
    expect(workers[0]?.ended).toBe(true)
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual(['long', 'stopped'])
    set('a/notice.md', 'shorter')
    expect(workers).toHaveLength(2)
    expect(newest().sent).toEqual([
      { kind: 'set', path: 'a/notice.md', text: 'shorter', revision: 2 },
      { kind: 'focus', focus, revision: 2 },
    ])
    newest().reply(snapshotOf(2))
    expect(heard).toEqual(['long', 'stopped', 'usual', 'snapshot 2'])
  })

  it('starts again when it is told to, as a new revision, so that screens ask again', () => {
    client.stop()
    client.resume()
    expect(client.revision).toBe(2)
    expect(newest().sent.at(-1)).toEqual({ kind: 'focus', focus, revision: 2 })
    expect(heard).toEqual(['stopped', 'usual'])
  })
})

describe('a worker that dies', () => {
  beforeEach(() => {
    client.focus(focus)
    set('a/notice.md', 'x')
    set('b.md', 'y')
  })

  it('is replaced by one that knows every text, and what was asked is asked again', async () => {
    const asked = client.ask('outline', {} as never)
    newest().die('out of memory')
    expect(workers).toHaveLength(2)
    expect(newest().sent).toEqual([
      { kind: 'set', path: 'a/notice.md', text: 'x', revision: 2 },
      { kind: 'set', path: 'b.md', text: 'y', revision: 2 },
      { kind: 'focus', focus, revision: 2 },
      { kind: 'ask', id: 1, question: 'outline', about: {} },
    ])
    newest().reply({ kind: 'answer', id: 1, answer: ['after all'] })
    await expect(asked).resolves.toEqual(['after all'])
    expect(heard).toEqual(['restarted'])
  })

  it('stays stopped where it would go on dying, until the text changes', async () => {
    const asked = client.ask('outline', {} as never)
    for (let i = 0; i < 4; i++) newest().die('again')
    await expect(asked).rejects.toThrow('Canceled')
    expect(heard).toEqual(['restarted', 'restarted', 'restarted', 'stopped', 'failed again'])
    expect(workers).toHaveLength(4)
    set('b.md', '')
    expect(workers).toHaveLength(5)
  })

  it('may die now and then', () => {
    for (let i = 0; i < 6; i++) {
      newest().die('rarely')
      vi.advanceTimersByTime(30_000)
    }
    expect(heard.filter((each) => each === 'restarted')).toHaveLength(6)
  })

  it('is heard no more', () => {
    const [dead] = workers
    dead?.die('gone')
    dead?.reply(snapshotOf(2))
    expect(heard).toEqual(['restarted'])
  })
})
