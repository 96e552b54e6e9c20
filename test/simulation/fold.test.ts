import { describe, expect, it } from 'vitest'
import { SummaryFold } from '../../engine/simulation/fold/fold.ts'
import { onRandomNotices } from '../agreement/samples.ts'
import { simulated, weightedOf } from './support/drawn.ts'
import { plainSummary } from './support/oracle.ts'
import { told } from './support/told.ts'

const facts = { synthetic: false, distinct: null }

describe('the fold', () => {
  it('gives what adding up by hand gives, whatever the size of its blocks', () => {
    onRandomNotices(150, (drawn) => {
      const found = simulated(drawn, 24)
      if (!found) return
      const { plan, records, draw } = found
      const fold = new SummaryFold(plan, { top: records.length, block: draw.between(1, 30) })
      fold.add(weightedOf(plan, records))
      const { changes, ...expected } = plainSummary(plan, records)
      const summary = fold.finish(facts)
      expect(told(summary)).toEqual(expected)
      const bars = summary.distribution
      expect(bars.reduce((people, bar) => people + bar.people, 0)).toBe([...changes.values()].reduce((a, b) => a + b, 0))
      if (changes.size <= 15) expect(new Map(bars.map(({ from, people }) => [from, people]))).toEqual(changes)
    })
  })

  it('gives the same however people are spread over folds that are merged', () => {
    onRandomNotices(80, (drawn) => {
      const found = simulated(drawn, 24)
      if (!found) return
      const { plan, records, draw } = found
      const whole = new SummaryFold(plan, { top: 3 })
      whole.add(weightedOf(plan, records))
      const cut = draw.between(0, records.length)
      const folds = [records.slice(0, cut), records.slice(cut)].map((part, index) => {
        const fold = new SummaryFold(plan, { top: 3 })
        fold.add(weightedOf(plan, part, index === 0 ? 1 : cut + 1))
        return fold
      })
      const [first, second] = folds as [SummaryFold, SummaryFold]
      first.merge(structuredClone(second.tally))
      expect(first.finish(facts)).toEqual(whole.finish(facts))
    })
  })
})
