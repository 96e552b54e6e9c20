import { describe, expect, it } from 'vitest'
import { decimal } from '../../engine/number/decimal.ts'
import { Collapse } from '../../engine/simulation/collapse/collapse.ts'
import { SummaryFold } from '../../engine/simulation/fold/fold.ts'
import type { Plan } from '../../engine/simulation/plan.ts'
import type { Summary } from '../../engine/simulation/summary.ts'
import type { Weighted } from '../../engine/simulation/weighted.ts'
import { onRandomNotices } from '../agreement/samples.ts'
import { simulated, weightedOf } from './support/drawn.ts'

function summaryOf(plan: Plan, people: readonly Weighted[], distinct: number | null = null): Summary {
  const fold = new SummaryFold(plan, { top: 100 })
  for (const each of people) fold.add(each)
  return fold.finish({ synthetic: false, distinct })
}

/** All of a summary that does not tell persons apart, and what each of the affected loses or gains. */
function comparable({ losers, winners, basis, ...rest }: Summary) {
  const each = (list: Summary['losers']) => list.flatMap(({ change, alike }) => Array.from({ length: (alike ?? 0) + 1 }, () => change))
  return { ...rest, basis: { ...basis, distinct: null }, losers: each(losers), winners: each(winners) }
}

describe('putting equal people together', () => {
  it.each(['fixed', 'values', 'free'] as const)('changes no figure, for %s settings', (settings) => {
    let together = 0
    onRandomNotices(120, (drawn) => {
      const found = simulated(drawn, 30)
      if (!found) return
      const { plan, records, draw } = found
      const collapse = new Collapse(plan, settings)
      const cut = draw.between(0, records.length)
      const parts = [weightedOf(plan, records.slice(0, cut)), weightedOf(plan, records.slice(cut), cut + 1)]
      const people = [...parts.flatMap((part) => collapse.add(part)), ...collapse.finish()]
      if (collapse.distinct !== null && collapse.distinct < records.length) together++
      expect(comparable(summaryOf(plan, people, collapse.distinct))).toEqual(comparable(summaryOf(plan, [weightedOf(plan, records)])))
    })
    expect(together).toBeGreaterThan(20)
  })

  it('serves other readings, where it was made for any', () => {
    onRandomNotices(80, (drawn) => {
      const found = simulated(drawn, 30)
      if (!found) return
      const { plan, records, draw } = found
      const collapse = new Collapse(plan, 'free')
      const people = [...collapse.add(weightedOf(plan, records)), ...collapse.finish()]
      const { program, options } = plan.pair.scenario
      const readings = Object.fromEntries(program.questions.map(({ name, readings: all }) => [name, draw.one(all).name]))
      const other = { ...plan, pair: { ...plan.pair, scenario: { program, options: { ...options, readings } } } }
      expect(comparable(summaryOf(other, people, collapse.distinct))).toEqual(comparable(summaryOf(other, [weightedOf(plan, records)])))
    })
  })

  it('serves other values of parameters, where it was made for any values under its readings', () => {
    onRandomNotices(80, (drawn) => {
      const found = simulated(drawn, 30)
      if (!found) return
      const { plan, records, draw } = found
      const collapse = new Collapse(plan, 'values')
      const people = [...collapse.add(weightedOf(plan, records)), ...collapse.finish()]
      const { program, options } = plan.pair.scenario
      const amounts = program.parameters.filter(({ type }) => type.kind === 'decimal' && type.unit === 'amount')
      const parameters = amounts.map(({ name }) => ({ parameter: name, year: null, value: decimal(BigInt(draw.between(-500, 500)), 2) }))
      const other = { ...plan, pair: { ...plan.pair, scenario: { program, options: { ...options, parameters } } } }
      expect(comparable(summaryOf(other, people, collapse.distinct))).toEqual(comparable(summaryOf(other, [weightedOf(plan, records)])))
    })
  })

  it('stops where too many are different, and changes no figure then either', () => {
    onRandomNotices(60, (drawn) => {
      const found = simulated(drawn, 30)
      if (!found) return
      const { plan, records, draw } = found
      const collapse = new Collapse(plan, 'free', draw.between(1, 10))
      const people = records.flatMap((record, index) => collapse.add(weightedOf(plan, [record], index + 1)))
      people.push(...collapse.finish())
      expect(comparable(summaryOf(plan, people, collapse.distinct)).payers).toEqual(summaryOf(plan, [weightedOf(plan, records)]).payers)
    })
  })
})
