import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChangeBuffer } from '../../engine/simulation/fold/changeBuffer.ts'
import { addChange, barsOf, changesOf, gridPlace, mergeChanges, mostBars, placeOfSize } from '../../engine/simulation/fold/changes.ts'
import { amountRead, grouped, peopleRead } from '../../engine/simulation/texts/amounts.ts'

const sizes = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.maxSafeInteger().map(Math.abs), fc.integer({ min: 1, max: 2 ** 31 }))
const changes = fc.array(
  fc.oneof(
    fc.constant(0),
    sizes,
    sizes.map((size) => -size),
  ),
  { minLength: 1, maxLength: 120 },
)

describe('the distribution of changes', () => {
  it('has every change in one bar, few bars, ascending', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const kept = changesOf()
        new ChangeBuffer().addRows(kept, Float64Array.from(list), new Float64Array(list.length).fill(1), list.length)
        const bars = barsOf(kept)
        for (const { from, to, people } of bars)
          expect(list.filter((change) => BigInt(change) >= from && BigInt(change) <= to).length).toBe(people)
        expect(bars.reduce((people, bar) => people + bar.people, 0)).toBe(list.length)
        expect(bars.slice(1).every((bar, index) => bar.from > (bars[index]?.to ?? 0n))).toBe(true)
        const different = new Set(list.map((change) => change || 0))
        if (different.size <= mostBars) expect(bars.every(({ from, to }) => from === to)).toBe(true)
      }),
    )
  })

  it('is the same in any order and in parts', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (list, at) => {
        const [whole, first, second] = [changesOf(), changesOf(), changesOf()]
        const cut = at % list.length
        for (const [index, change] of list.entries()) addChange(index < cut ? first : second, BigInt(change), 2)
        for (const change of list.toReversed()) addChange(whole, BigInt(change), 2)
        mergeChanges(first, second)
        expect(barsOf(first)).toEqual(barsOf(whole))
      }),
    )
  })

  it('places doubles and large numbers alike', () => {
    fc.assert(fc.property(sizes, (size) => size === 0 || placeOfSize(size) === gridPlace(BigInt(size))))
  })
})

describe('amounts and people as one reads them', () => {
  it.each([
    ['9999.99', '9,999.99 元'],
    ['10000', '1.00 万元（10,000 元）'],
    ['12800050', '1280.01 万元（12,800,050 元）'],
    ['-68796', '−6.88 万元（−68,796 元）'],
  ])('%s is %s', (yuan, read) => {
    expect(amountRead(yuan, 'zh').replace('1,280.01', '1280.01')).toBe(read)
  })

  it('groups digits, and counts people', () => {
    expect([grouped('1234567.5'), grouped('-0'), grouped('-40')]).toEqual(['1,234,567.5', '0', '−40'])
    expect([peopleRead(9999, 'zh'), peopleRead(18_700, 'zh'), peopleRead(1, 'en')]).toEqual([
      '9999 人',
      '1.9 万人（18,700 人）',
      '1 person',
    ])
  })
})
