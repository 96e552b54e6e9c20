import { describe, expect, it } from 'vitest'
import { type Analysing, heard, isStale, nothingAnalysed, type Under } from '../../../editor/session/analysing.ts'
import type { Found } from '../../../editor/worker/simulation/protocol.ts'

// What the session keeps of an analysis, and when its answer is of settings from before.

const source = { kind: 'synthetic', model: '{}', people: 10, seed: 1 } as const
const under: Under = {
  tried: { parameters: { premium: '320' }, readings: { A05: '待明确' } },
  source,
  version: 3,
  shape: { entity: '参保人', entities: [] },
}

describe('an answer', () => {
  it('is of settings from before once values, readings, people or texts are others', () => {
    expect(isStale(under, { ...under, tried: { parameters: { premium: '320' }, readings: { A05: '待明确' } } })).toBe(false)
    expect(isStale(under, { ...under, tried: { ...under.tried, parameters: { premium: '300' } } })).toBe(true)
    expect(isStale(under, { ...under, tried: { ...under.tried, parameters: { premium: '320', age: '60' } } })).toBe(true)
    expect(isStale(under, { ...under, tried: { ...under.tried, readings: {} } })).toBe(true)
    expect(isStale(under, { ...under, source: { ...source } })).toBe(true)
    expect(isStale(under, { ...under, version: 4 })).toBe(true)
  })

  it('stays, with what it is of, while another is worked out, given up or refused', () => {
    const found = { kind: 'cliffs', cliffs: {} } as Found
    const first = heard(nothingAnalysed, { kind: 'found', found }, { kind: 'cliffs' }, under)
    expect(first.cliffs?.under).toBe(under)
    const progress = { kind: 'progress', stage: 'work', done: 1, all: 2 } as const
    const running = heard(first, progress, { kind: 'cliffs' }, under)
    expect(running.running).toEqual({ kind: 'cliffs', progress })
    const ends: Analysing[] = [
      heard(running, { kind: 'cancelled' }, { kind: 'cliffs' }, under),
      heard(running, { kind: 'failed', message: 'out of memory' }, { kind: 'cliffs' }, under),
      heard(running, { kind: 'impossible', reasons: [] }, { kind: 'cliffs' }, under),
    ]
    for (const end of ends) expect([end.running, end.cliffs]).toEqual([null, first.cliffs])
    expect(ends[2]?.refused).toEqual({ kind: 'cliffs', reasons: [] })
  })
})
