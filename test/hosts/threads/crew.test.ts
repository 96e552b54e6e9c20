import { afterEach, describe, expect, it } from 'vitest'
import { Crew } from '../../../engine/hosts/threads/crew.ts'

const module = new URL('./summing.ts', import.meta.url)
let crew: Crew<number, number> | null = null
afterEach(async () => {
  await crew?.stop()
  crew = null
})

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

async function started(factor = 2): Promise<Crew<number, number>> {
  crew = await Crew.start(module, { factor }, 2)
  return crew
}

describe('a crew of threads', () => {
  it('takes every part once, and begins anew after it was asked', async () => {
    const threads = await started()
    for (let part = 100; part < 200; part++) await threads.give(part)
    const first = await threads.finish()
    expect(first).toHaveLength(2)
    expect(sum(first)).toBe(2 * 14_950)
    await threads.give(1)
    expect(sum(await threads.finish())).toBe(2)
  })

  it('says why a thread broke down, whatever is asked next', async () => {
    const threads = await started()
    const giving = async () => {
      for (let part = 0; part < 100; part++) await threads.give(part)
      await threads.finish()
    }
    await expect(giving()).rejects.toThrow('thirteen')
    await expect(threads.give(1)).rejects.toThrow('thirteen')
    await expect(threads.finish()).rejects.toThrow('thirteen')
  })

  it('does not start where the job does not', async () => {
    await expect(started(0)).rejects.toThrow('no factor')
  })
})
