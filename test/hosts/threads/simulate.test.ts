import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { simulateInThreads, type ThreadedRequest } from '../../../engine/hosts/threads/simulate.ts'
import {
  generator,
  type PopulationModel,
  readConfig,
  readOverrides,
  readPopulationModel,
  type SimulationConfig,
  simulate,
} from '../../../engine/index.ts'
import { policy } from '../../service/documents.ts'

const size = 20_000
const program = policy('taiyuan-2020').compiled.draft
const file = (name: string) => readFileSync(new URL(`../../../policies/taiyuan-2020/${name}`, import.meta.url), 'utf8')
const model = readPopulationModel(file('population.json'), program).model as PopulationModel
const config = readConfig(file('simulation.json'), program).config as SimulationConfig
const { overrides } = readOverrides(program, { 个人缴费标准: '320元' })
const pair = { baseline: { program, options: {} }, scenario: { program, options: { parameters: overrides } } }
const made = { model, seed: 7, size }

/** The people that the threads make, block by block, the last of each block unreadable. */
function* read() {
  for (const block of generator(model, program, made).blocks({ rows: 3000 })) yield { ...block, refused: [{ number: 0, refusals: [] }] }
}

const ways: readonly (readonly [string, ThreadedRequest['people']])[] = [
  ['whom each thread makes for itself', made],
  ['who are read', { source: read(), synthetic: true }],
]

it.each(ways)('gives the summary of one thread, of people %s', async (_, people) => {
  const alone = await simulate({
    ...pair,
    config,
    source: 'model' in people ? generator(model, program, made).blocks() : read(),
    synthetic: true,
  })
  const seen: number[] = []
  const together = await simulateInThreads({ ...pair, config, people, threads: 2, progress: ({ records }) => seen.push(records) })
  expect(together).toEqual(alone)
  // The notice's amounts for some groups stay at 280: their contribution is then not borne in full, which it requires.
  expect(together.basis.people + together.basis.refused.either).toBe(size)
  expect(together.people?.losers).toBeGreaterThan(0)
  expect(seen.at(-1)).toBe(size + together.basis.unreadable)
})

it('ends where it is cancelled', async () => {
  const signal = { aborted: false, reason: new Error('enough') as unknown }
  const asked = {
    ...pair,
    config,
    people: { ...made, size: 10_000_000 },
    threads: 1,
    signal,
    progress: () => {
      signal.aborted = true
    },
  }
  await expect(simulateInThreads(asked)).rejects.toThrow('enough')
})
