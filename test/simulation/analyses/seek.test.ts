import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, type Decimal, parseDecimal } from '../../../engine/number/decimal.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { seek } from '../../../engine/simulation/analyses/seek.ts'
import { type SeekRequest, seekPlan, valueText, variantWith } from '../../../engine/simulation/analyses/seekPlan.ts'
import { seekSentences } from '../../../engine/simulation/analyses/texts/seek.ts'
import { interpretingEvaluators } from '../../../engine/simulation/evaluators.ts'
import type { Plan } from '../../../engine/simulation/plan.ts'
import { head, plainTotal, simulation } from './support.ts'

const config = {
  payers: [
    { name: '县级财政', results: ['县级资助'] },
    { name: '个人', results: ['个人实缴'] },
  ],
  person: { result: '个人实缴', kind: 'cost' },
  dimensions: [
    { name: '参保地', by: '参保地' },
    { name: '低保', by: '低保对象' },
  ],
} as const

/** The county pays its share of how far the amount is from 200 yuan, either way. */
const source = `${head}
枚举 县区：阳曲县、小店区
参数 标准：金额
  2020年：250元
  2021年：280元
参数 县级比例：比例 ＝ 30%
参数 无关：金额 ＝ 1元

对象 参保人
  参保地：县区
  低保对象：是否 默认 否

对于 参保人
计算 县级资助：金额
  当 低保对象 则 绝对值（标准（2021年） － 200元） × 县级比例
  其它 0元
计算 个人实缴：金额 ＝ 标准（2021年） － 县级资助
计算 上年：金额 ＝ 标准（2020年） ＋ 无关

断言 不超过四百：
  标准（2021年） ≤ 400元
`

const people = [
  { 参保地: '阳曲县', 低保对象: true },
  { 参保地: '阳曲县' },
  { 参保地: '小店区', 低保对象: true },
  { 参保地: '小店区', 低保对象: true },
]

const asked = { parameter: '标准（2021年）', payer: '个人', bound: { kind: 'atMost', amount: '900' } } as const

/** Every value whose total meets the bound, by the interpreter, and nobody refused. */
function plainly(plan: Plan, records: readonly InputRecord[], request: SeekRequest): string[] {
  const found = seekPlan(plan, request).seek
  if (!found) throw new Error('not to be sought')
  const holding: string[] = []
  for (let value = found.range.from; value <= found.range.to; value++) {
    const variant = variantWith(plan.pair.scenario, found, value)
    const total = plainTotal(plan, variant, records, plan.config.payers.find(({ name }) => name === request.payer)?.results ?? [])
    const order = compare(parseDecimal(total) as Decimal, parseDecimal(request.bound.amount) as Decimal)
    if (request.bound.kind === 'atMost' ? order <= 0 : order >= 0) holding.push(valueText(value, found.scale))
  }
  return holding
}

describe('seeking a value of a parameter', () => {
  it('finds it to the fen, and shows that one fen more does not do', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await seek(plan, some, { ...asked, range: { from: '201', to: '400' } })
    expect(found).toMatchObject({ outcome: 'found', shape: 'rising', searched: { how: 'halving' }, unfit: null, strained: false })
    expect(found.present).toMatchObject({ value: '280', people: 4, refused: 0, unknown: 0 })
    expect(found.answer?.holds.value).toBe('232.26')
    expect(found.answer?.fails.value).toBe('232.27')
    expect([found.answer?.holds.total, found.answer?.fails.total]).toEqual(['900', '900.04'])
    expect(found.trials).toBeLessThan(90)
  })

  it('seeks within one group', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const one = {
      parameter: '标准（2021年）',
      payer: '县级财政',
      bound: { kind: 'atMost', amount: '45' },
      range: { from: '201', to: '400' },
    } as const
    const found = await seek(plan, some, { ...one, group: { dimension: '参保地', name: '阳曲县' } })
    expect(found.answer?.holds).toMatchObject({ value: '350.01', total: '45', people: 2 })
    const poor = await seek(plan, some, { ...one, group: { dimension: '低保', name: '否' } })
    expect(poor).toMatchObject({ outcome: 'always', shape: 'level' })
  })

  it('says where a total turns back, and finds every crossing between the values it tries', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await seek(plan, some, {
      parameter: '标准（2021年）',
      payer: '县级财政',
      bound: { kind: 'atMost', amount: '150' },
      range: { from: '0', to: '400' },
    })
    expect(found).toMatchObject({ outcome: 'found', shape: 'mixed', searched: { how: 'steps', apart: '0.78' } })
    expect(found.crossings.map(({ holds, fails }) => [holds.value, fails.value])).toEqual([
      ['33.32', '33.31'],
      ['366.68', '366.69'],
    ])
    expect(found.answer?.holds.value).toBe('366.68')
  })

  it('does not take people whom a value makes refused for money saved', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await seek(plan, some, { ...asked, range: { from: '390', to: '500' } })
    expect(found).toMatchObject({ outcome: 'never', nearest: { value: '390' }, unfit: { worst: { refused: 4, people: 0 } } })
  })

  it('passes over values that refuse people on its way, and names the next that does not', async () => {
    const odd = source.replace('标准（2021年） ≤ 400元', '（（标准（2021年） × 50%） 四舍五入到分） × 2 ＝ 标准（2021年）')
    const { plan, people: some } = simulation(odd, config, people)
    const found = await seek(plan, some, { ...asked, range: { from: '201', to: '400' } })
    expect(found.answer).toMatchObject({
      holds: { value: '232.26', refused: 0 },
      fails: { value: '232.27', refused: 4 },
      beyond: { value: '232.28', refused: 0 },
    })
    expect(seekSentences(found, 'zh')[0]).toContain('取 232.27 元，会多拒绝或少算 4 人，不能算满足；下一个不多拒绝人的值是 232.28 元')
  })

  it('says what always holds, what moves nothing and what no rule reads', async () => {
    const { plan, people: some } = simulation(source, config, people)
    expect(
      await seek(plan, some, { ...asked, bound: { kind: 'atLeast', amount: '-1000' }, range: { from: '0', to: '400' } }),
    ).toMatchObject({
      outcome: 'always',
      crossings: [],
    })
    expect(await seek(plan, some, { ...asked, parameter: '标准（2020年）' })).toMatchObject({ outcome: 'never', shape: 'level' })
    await expect(seek(plan, some, { ...asked, parameter: '无关' })).rejects.toMatchObject({ problems: [{ code: 'seek.independent' }] })
  })

  it('agrees with trying every value by the interpreter, on random bounds and ranges', async () => {
    const { plan, people: some, records } = simulation(source, config, people)
    const moved = fc.oneof(
      fc.integer({ min: 0, max: 395 }).map((from) => ({ parameter: '标准（2021年）', range: { from: `${from}`, to: `${from + 4}` } })),
      fc.constant({ parameter: '县级比例', range: { from: '0', to: '0.05' } }),
    )
    const bounds = fc.record({
      kind: fc.constantFrom('atMost' as const, 'atLeast' as const),
      amount: fc.integer({ min: 0, max: 1500 }).map(String),
    })
    const property = fc.asyncProperty(moved, fc.constantFrom('县级财政', '个人'), bounds, async (values, payer, bound) => {
      const request: SeekRequest = { ...values, payer, bound }
      const found = await seek(plan, some, request)
      expect(await seek(plan, some, request, {}, { evaluators: interpretingEvaluators })).toEqual(found)
      const holding = plainly(plan, records, request)
      const { from = 0n, to = 0n } = seekPlan(plan, request).seek?.range ?? {}
      expect(found.outcome).toBe(holding.length === 0 ? 'never' : holding.length === Number(to - from) + 1 ? 'always' : 'found')
      for (const { holds, fails } of found.crossings)
        expect([holding.includes(holds.value), holding.includes(fails.value)]).toEqual([true, false])
    })
    await fc.assert(property, { numRuns: 15 })
  })

  it('tells the values as they come, and ends where that is wished', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const signal = { aborted: true, reason: new Error('stopped') }
    await expect(seek(plan, some, asked, { signal })).rejects.toThrow('stopped')
  })
})
