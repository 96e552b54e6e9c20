import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, drawLimit, elementOf, scaled, stream } from '../../../engine/simulation/population/random.ts'
import { chiSquare, rarelyAbove, rarelyBelow } from './chiSquare.ts'

const people = 65_536
const seeds = [0, 1, 2, 20_201_101, 2 ** 32, Number.MAX_SAFE_INTEGER]
const byte = (drawn: number, shift: number): number => (drawn >>> shift) & 15

/** Whether pairs of values from 0 to 15 are spread as chance spreads them. */
function expectIndependent(pairs: Iterable<readonly [number, number]>): void {
  const counts = new Array<number>(256).fill(0)
  let all = 0
  for (const [a, b] of pairs) {
    counts[a * 16 + b] = (counts[a * 16 + b] as number) + 1
    all++
  }
  const found = chiSquare(counts, new Array<number>(256).fill(all / 256))
  expect(found).toBeLessThan(rarelyAbove(255))
  expect(found).toBeGreaterThan(rarelyBelow(255))
}

function* pairs(pair: (person: number) => readonly [number, number]): Generator<readonly [number, number]> {
  for (let person = 0; person < people; person++) yield pair(person)
}

describe.each(seeds)('draws under the seed %d', (seed) => {
  const [one, other] = [stream(seed, '参保人.重度残疾#value'), stream(seed, '参保人.低保对象#value')]

  it.each([28, 24, 16, 8, 0])('are even in the four bits from bit %d on, and in the next person’s', (shift) => {
    expectIndependent(pairs((person) => [byte(draw(one, person, 0), shift), byte(draw(one, person + 1, 0), shift)]))
  })

  it('of two fields know nothing of each other, of one person or of neighbours', () => {
    expectIndependent(pairs((person) => [byte(draw(one, person, 0), 28), byte(draw(other, person, 0), 28)]))
    expectIndependent(pairs((person) => [byte(draw(one, person, 0), 28), byte(draw(other, person + 1, 0), 28)]))
  })

  it('of the elements of one person know nothing of each other', () => {
    const element = (place: number) => elementOf(0, place)
    expectIndependent(pairs((person) => [byte(draw(one, person, element(0)), 28), byte(draw(one, person, element(1)), 28)]))
    expectIndependent(pairs((person) => [byte(draw(one, person, element(1)), 28), byte(draw(one, person + 1, element(0)), 28)]))
    expectIndependent(pairs((place) => [byte(draw(one, 7, element(place)), 28), byte(draw(one, 7, element(place + 1)), 28)]))
  })
})

it('draws of seeds that follow each other know nothing of each other', () => {
  const [one, next] = [stream(1, '参保人.参保地#value'), stream(2, '参保人.参保地#value')]
  expectIndependent(pairs((person) => [byte(draw(one, person, 0), 28), byte(draw(next, person, 0), 28)]))
})

it('every seed has draws of its own', () => {
  const first = seeds.map((seed) => draw(stream(seed, '参保地'), 0, 0))
  expect(new Set(first).size).toBe(seeds.length)
})

it('draws are the same on every machine', () => {
  expect([0, 1, 2, 2_147_483_647].map((person) => draw(stream(1, '参保人.参保地#value'), person, 0))).toMatchInlineSnapshot(`
    [
      2781360154,
      2226693293,
      2169205592,
      3681500531,
    ]
  `)
})

it('scaling is exact up to 2⁵³', () => {
  const draws = fc.integer({ min: 0, max: drawLimit - 1 })
  const counts = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  fc.assert(
    fc.property(draws, counts, (drawn, count) => {
      expect(BigInt(scaled(drawn, count))).toBe((BigInt(drawn) * BigInt(count)) >> 32n)
    }),
  )
})
