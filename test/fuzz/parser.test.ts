import { expect, it } from 'vitest'
import { fuzz } from './target.ts'

/** Long enough to try a hundred texts in every run of the tests; `npm run fuzz` goes on for a minute, or as long as it is told. */
const milliseconds = 4000

it('a check never fails, and speaks of places of its file only', () => {
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`seed ${seed}: FUZZ_SEED=${seed} npm run unit -- test/fuzz`)
  const { tried, failure } = fuzz(seed, milliseconds)
  expect(failure).toBeNull()
  expect(tried).toBeGreaterThan(0)
})
