import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave, type Outcome } from '../../../editor/storage/autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Notes what is written, and when; each write takes `takes` milliseconds. */
function recorder(takes = 0, outcomes: Outcome[] = []) {
  const start = Date.now()
  const writes: string[] = []
  const write = async (file: string, text: string): Promise<Outcome> => {
    writes.push(`${Date.now() - start} ${file}=${text}`)
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes))
    return outcomes.shift() ?? 'stored'
  }
  return { writes, autosave: createAutosave({ write }) }
}

describe('autosave', () => {
  it('writes the newest text, 300 ms after the first change', async () => {
    const { writes, autosave } = recorder()
    for (const text of ['a', 'ab', 'abc']) {
      autosave.edit('f', text)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(writes).toEqual(['300 f=abc'])
    expect(autosave.pending('f')).toBeUndefined()
  })

  it('does not wait for the end of typing', async () => {
    const { writes, autosave } = recorder()
    for (let i = 0; i < 20; i++) {
      autosave.edit('f', String(i))
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(writes).toEqual(['300 f=5', '600 f=11', '900 f=17'])
  })

  it('keeps files apart', async () => {
    const { writes, autosave } = recorder()
    autosave.edit('f', 'a')
    await vi.advanceTimersByTimeAsync(100)
    autosave.edit('g', 'b')
    await vi.advanceTimersByTimeAsync(300)
    expect(writes).toEqual(['300 f=a', '400 g=b'])
  })

  it('writes one text at a time', async () => {
    const { writes, autosave } = recorder(1000)
    autosave.edit('f', 'a')
    await vi.advanceTimersByTimeAsync(500)
    autosave.edit('f', 'b')
    expect(autosave.pending('f')).toBe('b')
    await vi.advanceTimersByTimeAsync(2000)
    expect(writes).toEqual(['300 f=a', '1600 f=b'])
  })

  it('tries a refused text again, or the newer one', async () => {
    const { writes, autosave } = recorder(0, ['retry', 'retry'])
    autosave.edit('f', 'a')
    await vi.advanceTimersByTimeAsync(6000)
    autosave.edit('f', 'b')
    expect(autosave.allPending()).toEqual(new Map([['f', 'b']]))
    await vi.advanceTimersByTimeAsync(6000)
    expect(writes).toEqual(['300 f=a', '5300 f=a', '10300 f=b'])
    expect(autosave.allPending().size).toBe(0)
  })

  it('writes at once when asked to, and says when it is done', async () => {
    const { writes, autosave } = recorder(100)
    autosave.edit('f', 'a')
    autosave.edit('g', 'b')
    const flushed = autosave.flush('f').then(() => writes.push('flushed'))
    await vi.advanceTimersByTimeAsync(150)
    await flushed
    expect(writes).toEqual(['0 f=a', 'flushed'])
  })

  it('waits for what is being written, and then writes what came since', async () => {
    const { writes, autosave } = recorder(100)
    autosave.edit('f', 'a')
    await vi.advanceTimersByTimeAsync(310)
    autosave.edit('f', 'b')
    const flushed = autosave.flush()
    await vi.advanceTimersByTimeAsync(300)
    await flushed
    expect(writes).toEqual(['300 f=a', '400 f=b'])
  })

  it('does not try for ever when asked to write what is refused', async () => {
    const { writes, autosave } = recorder(0, ['retry', 'retry'])
    autosave.edit('f', 'a')
    await autosave.flush()
    expect(writes).toEqual(['0 f=a'])
    expect(autosave.pending('f')).toBe('a')
  })
})
