import { describe, expect, it, vi } from 'vitest'
import type { WorkerLike } from '../../../editor/worker/connection.ts'
import { connectSimulation } from '../../../editor/worker/simulation/connection.ts'
import type { AnalysisReply, Sides, SimulationReply, SimulationRequest } from '../../../editor/worker/simulation/protocol.ts'

// The page's side of the simulation's worker: the newest question counts, and a worker that dies is replaced.

const sides = {} as Sides
const source = { kind: 'synthetic', model: '{}', people: 10, seed: 1 } as const
const tried = (premium: string) => ({ parameters: { premium }, readings: {} })

function connected() {
  const workers: { worker: WorkerLike; asked: SimulationRequest[]; ended: boolean }[] = []
  const replies: SimulationReply['kind'][] = []
  const analysed: AnalysisReply['kind'][] = []
  const heard = { busy: false, work: 'usual', restarts: 0, failures: 0 }
  const client = connectSimulation({
    patience: 1000,
    start() {
      const asked: SimulationRequest[] = []
      const entry = { worker: {} as WorkerLike, asked, ended: false }
      entry.worker = {
        onmessage: null,
        onerror: null,
        postMessage: (request: SimulationRequest) => void asked.push(request),
        terminate: () => {
          entry.ended = true
        },
      } as WorkerLike
      workers.push(entry)
      return entry.worker
    },
    listener: {
      replied: ({ kind }) => void replies.push(kind),
      analysed: ({ kind }) => void analysed.push(kind),
      busy: (busy) => {
        heard.busy = busy
      },
      work: (work) => {
        heard.work = work
      },
      restarted: () => {
        heard.restarts++
      },
      failed: () => {
        heard.failures++
      },
    },
  })
  const last = () => workers.at(-1) as (typeof workers)[number]
  const idOf = (kind: 'load' | 'evaluate' | 'analyse') => (last().asked.findLast((each) => each.kind === kind) as { id: number }).id
  const reply = (answer: object) => last().worker.onmessage?.call(last().worker as Worker, { data: answer } as MessageEvent)
  const evaluated = () => last().asked.flatMap((each) => (each.kind === 'evaluate' ? [each.tried.parameters.premium] : []))
  return { client, workers, last, replies, analysed, heard, idOf, reply, evaluated }
}

describe('the connection with the simulation', () => {
  it('asks one question at a time, and then only the newest', () => {
    const { client, reply, idOf, evaluated, heard } = connected()
    client.compare(sides)
    for (const premium of ['1', '2', '3', '4']) client.evaluate(tried(premium))
    expect(evaluated()).toEqual(['1'])
    expect(heard.busy).toBe(true)
    reply({ kind: 'summary', id: idOf('evaluate') })
    expect(evaluated()).toEqual(['1', '4'])
    reply({ kind: 'summary', id: idOf('evaluate') })
    expect(evaluated()).toEqual(['1', '4'])
    expect(heard.busy).toBe(false)
  })

  it('asks again once other people are there', () => {
    const { client, reply, idOf, evaluated, replies } = connected()
    client.compare(sides)
    client.evaluate(tried('1'))
    reply({ kind: 'summary', id: idOf('evaluate') })
    client.load(source)
    reply({ kind: 'progress', id: idOf('load'), done: 5, all: 10 })
    reply({ kind: 'loaded', id: idOf('load') })
    expect(evaluated()).toEqual(['1', '1'])
    expect(replies).toEqual(['summary', 'progress', 'loaded'])
  })

  it('passes over what an older question comes to', () => {
    const { client, reply, idOf, replies } = connected()
    client.compare(sides)
    client.load(source)
    const old = idOf('load')
    client.load(source)
    reply({ kind: 'loaded', id: old })
    expect(replies).toEqual([])
  })

  it('tells another worker all, where one dies, until too many do', () => {
    const { client, workers, last, heard } = connected()
    client.compare(sides)
    client.load(source)
    client.evaluate(tried('1'))
    const die = () => last().worker.onerror?.call(last().worker as Worker, { message: 'out of memory' } as ErrorEvent)
    die()
    expect(workers).toHaveLength(2)
    expect(last().asked.map(({ kind }) => kind)).toEqual(['sides', 'load', 'evaluate'])
    for (let death = 0; death < 3; death++) die()
    expect(heard).toMatchObject({ restarts: 3, failures: 1, work: 'stopped' })
    expect(workers.every(({ ended }) => ended)).toBe(true)
    client.resume()
    expect(last().asked.map(({ kind }) => kind)).toEqual(['sides', 'load', 'evaluate'])
  })

  it('says when nothing was heard for long, and can be stopped then', () => {
    vi.useFakeTimers()
    const { client, last, heard } = connected()
    client.compare(sides)
    client.evaluate(tried('1'))
    vi.advanceTimersByTime(1001)
    expect(heard.work).toBe('long')
    client.stop()
    expect(last().ended).toBe(true)
    expect(heard).toMatchObject({ work: 'stopped', busy: false })
    vi.useRealTimers()
  })

  it('hears of the newest analysis only, and counts it as given up where the worker ends', () => {
    const { client, reply, idOf, analysed, replies } = connected()
    client.analyse({ kind: 'cliffs' }, tried('1'))
    expect(analysed).toEqual(['cancelled'])
    client.compare(sides)
    client.analyse({ kind: 'cliffs' }, tried('1'))
    const older = idOf('analyse')
    client.analyse({ kind: 'sensitivity' }, tried('1'))
    const tell = (id: number, kind: string) => reply({ kind: 'analysis', id, analysis: { kind } })
    tell(older, 'found')
    tell(idOf('analyse'), 'progress')
    tell(idOf('analyse'), 'found')
    tell(idOf('analyse'), 'found')
    expect(analysed).toEqual(['cancelled', 'progress', 'found'])
    client.analyse({ kind: 'sensitivity' }, tried('1'))
    client.stop()
    expect(analysed.at(-1)).toBe('cancelled')
    expect(replies).toEqual([])
  })
})
