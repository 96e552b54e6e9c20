import { describe, expect, it } from 'vitest'
import { sensitivity } from '../../../engine/simulation/analyses/sensitivity.ts'
import { sensitivityTables, shortSensitivity } from '../../../engine/simulation/analyses/texts/sensitivity.ts'
import { interpretingEvaluators } from '../../../engine/simulation/evaluators.ts'
import { planOf } from '../../../engine/simulation/plan.ts'
import { simulated } from '../support/drawn.ts'
import { plainSummary } from '../support/oracle.ts'
import { head, onDrawn, peopleOf, simulation } from './support.ts'

const config = {
  payers: [
    { name: '省级财政', results: ['省级补助'] },
    { name: '市级财政', results: ['市级补助'] },
  ],
  person: { result: '个人实缴', kind: 'cost' },
  dimensions: [],
} as const

const source = `${head}
对象 参保人
  大学生、低保对象：是否 默认 否

疑义 A1：大学生由谁补助
  读法 市级（默认）
  读法 省级
  读法 待明确

疑义 A2：低保对象交多少
  读法 不交（默认）
  读法 交一半

疑义 A3：与人无关的事
  读法 甲（默认）
  读法 乙

疑义 A4：对这些人没有区别的事
  读法 甲（默认）
  读法 乙

对于 参保人
计算 省级补助：金额
  当 大学生 且 疑义 A1 为 省级 则 100元
  当 大学生 且 疑义 A1 为 待明确 则 未规定
  其它 0元
计算 市级补助：金额
  当 大学生 且 疑义 A1 为 市级 则 100元
  当 大学生 且 疑义 A1 为 待明确 则 未规定
  其它 0元
计算 个人实缴：金额 依次
  当 大学生 且 低保对象 且 疑义 A4 为 乙 则 1元
  当 低保对象 且 疑义 A2 为 不交 则 0元
  当 低保对象 且 疑义 A2 为 交一半 则 140元
  其它 280元

计算 无关：是否 ＝ 疑义 A3 为 甲
`

const people = [{}, { 大学生: true }, { 大学生: true }, { 低保对象: true }]

describe('sensitivity', () => {
  it('says what each reading moves, between whom, and which questions move nothing', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await sensitivity(plan, some)
    expect(found.moving.map(({ question, readings }) => [question, readings.map(({ reading }) => reading)])).toEqual([
      ['A1', ['省级', '待明确']],
      ['A2', ['交一半']],
    ])
    const [first] = found.moving[0]?.readings ?? []
    expect(first?.scenario?.payers.map(({ name, difference }) => [name, difference])).toEqual([
      ['省级财政', '200'],
      ['市级财政', '-200'],
    ])
    expect(found.moving[1]?.readings[0]?.scenario?.people).toMatchObject({ losers: 1, winners: 0, lost: '140', unchanged: 3 })
    expect(found.still.map(({ question, why }) => [question, why])).toEqual([
      ['A3', 'unread'],
      ['A4', 'same'],
    ])
  })

  it('takes nobody for money saved who becomes unknown, and says how many they are', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await sensitivity(plan, some)
    const open = found.moving[0]?.readings.find(({ reading }) => reading === '待明确')?.scenario
    expect(open?.payers.map(({ difference }) => difference)).toEqual(['0', '0'])
    expect(open?.unknown).toEqual([
      { present: 0, other: 2 },
      { present: 0, other: 2 },
    ])
    expect(found.ranges).toEqual([
      {
        name: '省级财政',
        total: { present: '0', lowest: { amount: '0', by: null }, highest: { amount: '200', by: { question: 'A1', reading: '省级' } } },
        difference: { present: '0', lowest: { amount: '0', by: null }, highest: { amount: '0', by: null } },
        open: 2,
      },
      {
        name: '市级财政',
        total: { present: '200', lowest: { amount: '0', by: { question: 'A1', reading: '省级' } }, highest: { amount: '200', by: null } },
        difference: { present: '0', lowest: { amount: '0', by: null }, highest: { amount: '0', by: null } },
        open: 2,
      },
    ])
  })

  it('asks nobody who was put together for other readings alone', async () => {
    const { plan, people: some } = simulation(source, config, people)
    await expect(sensitivity(plan, { ...some, serves: 'values' })).rejects.toThrow('put together for values settings')
  })

  it('lists on a terminal only the payers whom a reading moves, or whose amount it leaves unknown', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await sensitivity(plan, some)
    const rowsOf = (tables: ReturnType<typeof sensitivityTables>) => tables.find(({ id }) => id === 'sensitivity')?.rows ?? []
    const all = rowsOf(sensitivityTables(found, 'zh'))
    const moved = all.filter(([, , , , , , difference, before, after]) => difference !== '0' || before !== after)
    expect(rowsOf(shortSensitivity(found, 'zh'))).toEqual(moved)
    expect([moved.length > 0, moved.length < all.length]).toEqual([true, true])
  })

  it('ends where that is wished', async () => {
    const { plan, people: some } = simulation(source, config, people)
    let seen = 0
    const signal = {
      get aborted() {
        return seen > 2
      },
      reason: 'enough',
    }
    await expect(sensitivity(plan, some, { signal, progress: () => seen++ })).rejects.toBe('enough')
    expect(seen).toBe(3)
  })

  it('gives what the interpreter gives for every reading of random notices', async () => {
    let compared = 0
    await onDrawn(300, async (drawn) => {
      const made = simulated(drawn, 12)
      if (!made) return
      const { plan, records } = made
      const some = peopleOf(plan, records)
      const found = await sensitivity(plan, some)
      expect(await sensitivity(plan, some, {}, { evaluators: interpretingEvaluators })).toEqual(found)
      for (const { question, readings } of found.moving) {
        for (const { reading, scenario } of readings) {
          const { program, options } = plan.pair.scenario
          const other = { program, options: { ...options, readings: { ...options.readings, [question]: reading } } }
          const asked = planOf({ baseline: plan.pair.scenario, scenario: other }, { ...plan.config, dimensions: [] }).plan
          if (!asked || !scenario) continue
          const expected = plainSummary({ ...asked, wanted: { baseline: plan.wanted.scenario, scenario: plan.wanted.scenario } }, records)
          expect(scenario.payers.map(({ name, difference }) => [name, difference])).toEqual(
            expected.payers.map(({ name, difference }) => [name, difference]),
          )
          expect(scenario.people).toEqual(expected.people2)
          compared++
        }
      }
    })
    expect(compared).toBeGreaterThan(0)
  })
})
