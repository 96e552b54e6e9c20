import { describe, expect, it } from 'vitest'
import { evaluator } from '../../../engine/interpret/evaluator.ts'
import { formatDate, parseDate } from '../../../engine/number/date.ts'
import { type Decimal, decimal, formatDecimal, subtract } from '../../../engine/number/decimal.ts'
import type { Value } from '../../../engine/program/apply.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { cliffs } from '../../../engine/simulation/analyses/cliffs.ts'
import { explainStep } from '../../../engine/simulation/analyses/explainStep.ts'
import { interpretingEvaluators, programFor } from '../../../engine/simulation/evaluators.ts'
import { inputRecord } from '../../../engine/simulation/explainBoth.ts'
import type { Plan } from '../../../engine/simulation/plan.ts'
import { simulated } from '../support/drawn.ts'
import { head, onDrawn, peopleOf, simulation } from './support.ts'

const config = { payers: [{ name: '个人', results: ['个人实缴'] }], person: { result: '个人实缴', kind: 'cost' }, dimensions: [] } as const

/** Half from sixty on the base date; a fee that doubles from an income on; nothing for the poor; more for those who pay late. */
const source = `${head}
参数 缴费截止日：日期 ＝ 2020年12月20日
枚举 类别：学生、其他
对象 参保人
  出生日期：日期 可选 1950年1月1日至1965年12月31日
  缴费日期：日期 可选 2020年12月1日至2020年12月31日
  收入：金额 可选 0元至100元
  低保对象：是否 默认 否
  类别：类别 默认 其他
  姓名：文本 可选

对于 参保人
计算 标准：金额 依次
  当 低保对象 则 0元
  当 类别 为 学生 则 50元
  当 周岁（出生日期，缴费日期） ≥ 60 则 140元
  其它 280元
计算 滞纳金：金额
  当 缴费日期 ＞ 缴费截止日 且 非 低保对象 则 10元
  其它 0元
计算 个人实缴：金额
  当 收入 ≥ 50.5元 则 标准 ＋ 滞纳金 ＋ 标准
  其它 标准 ＋ 滞纳金
`

const people = [
  { 出生日期: '1960-12-20', 缴费日期: '2020-12-20', 收入: 50.49 },
  { 出生日期: '1960-12-21', 缴费日期: '2020-12-20', 收入: 20 },
  { 出生日期: '1952-02-29', 缴费日期: '2020-12-21', 收入: 60, 低保对象: true },
  { 出生日期: '1955-05-05', 缴费日期: '2020-12-02', 收入: 99, 类别: '学生' },
  { 缴费日期: '2020-12-19', 收入: 10 },
]

/** What a step costs everyone, by the interpreter, at every value of a date's or amount's range: "field from to loss" → people. */
function plainly(plan: Plan, records: readonly InputRecord[], field: string, values: readonly Value[], text: (value: Value) => string) {
  const { program, options } = plan.pair.scenario
  const by = evaluator(programFor(program, plan.entity, plan.wanted.scenario), options)
  const paid = (record: InputRecord, value: Value): Decimal | null => {
    const outcome = by.evaluate({ ...record, values: new Map([...record.values, [field, value]]) }, plan.entity)
    const result = outcome.kind === 'results' ? outcome.results.get('个人实缴') : undefined
    return result?.kind === 'known' ? (result.value as Decimal) : null
  }
  const found = new Map<string, number>()
  for (const record of records.filter((each) => each.values.has(field))) {
    for (const [index, to] of values.entries()) {
      const from = values[index - 1]
      const [before, after] = [from === undefined ? null : paid(record, from), paid(record, to)]
      const change = before && after && subtract(after, before)
      if (!change || change.coefficient === 0n || from === undefined) continue
      const ends = change.coefficient > 0n ? [from, to] : [to, from]
      const loss = { ...change, coefficient: change.coefficient < 0n ? -change.coefficient : change.coefficient }
      const key = [field, ...ends.map(text), formatDecimal(loss)].join(' ')
      found.set(key, (found.get(key) ?? 0) + 1)
    }
  }
  return found
}

const days = (from: string, to: string): number[] => {
  const [first, last] = [parseDate(from) as number, parseDate(to) as number]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

describe('cliffs', () => {
  it('are all that trying every value by the interpreter finds, where an edge is the same for all', async () => {
    const { plan, people: some, records } = simulation(source, config, people)
    const found = await cliffs(plan, some)
    const told = (field: string) =>
      new Map(
        found.cliffs
          .filter((each) => each.field === field)
          .map(({ from, to, loss, people: count }) => [`${field} ${from} ${to} ${loss}`, count]),
      )
    const fen = Array.from({ length: 10_001 }, (_, index) => decimal(BigInt(index), 2))
    expect(told('收入')).toEqual(plainly(plan, records, '收入', fen, (value) => formatDecimal(value as Decimal)))
  })

  it('are those of each person where an edge depends on another field', async () => {
    const { plan, people: some, records } = simulation(source, config, people)
    const found = await cliffs(plan, some)
    const own = found.cliffs.filter(({ field, depends }) => field === '出生日期' && depends.includes('缴费日期'))
    const all = plainly(plan, records, '出生日期', days('1950-01-01', '1965-12-31'), (day) => formatDate(day as number))
    expect(own.map(({ people: count }) => count).reduce((a, b) => a + b, 0)).toBe([...all.values()].reduce((a, b) => a + b, 0))
    for (const { from, to, loss } of own) expect(all.has(`出生日期 ${from} ${to} ${loss}`)).toBe(true)
    const paid = found.cliffs.filter(({ field }) => field === '缴费日期')
    const every = plainly(plan, records, '缴费日期', days('2020-12-01', '2020-12-31'), (day) => formatDate(day as number))
    expect(paid.map(({ people: count }) => count).reduce((a, b) => a + b, 0)).toBe([...every.values()].reduce((a, b) => a + b, 0))
  })

  it('stand first by what is lost, with who stands near and someone to show', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const found = await cliffs(plan, some, {}, { reach: { yuan: 10 } })
    expect(found.cliffs[0]).toMatchObject({
      field: '收入',
      from: '50.49',
      to: '50.5',
      loss: '280',
      people: 1,
      rules: ['个人实缴'],
      near: { step: 0, reach: 0, better: 0 },
      sample: { number: 2, before: '280', after: '560' },
    })
    expect(found.cliffs.find(({ loss, field }) => loss === '140' && field === '收入')).toMatchObject({
      near: { step: 1, reach: 1, better: 1 },
      sample: { number: 1 },
    })
    expect(found.searched.map(({ field, from, to, lacking }) => [field, from, to, lacking])).toEqual([
      ['出生日期', '1950-01-01', '1965-12-31', 1],
      ['缴费日期', '2020-12-01', '2020-12-31', 0],
      ['收入', '0', '100', 0],
    ])
  })

  it('lists what a flag or a member costs', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const { steps } = await cliffs(plan, some)
    expect(steps.map(({ field, from, to, loss, people: count }) => [field, from, to, loss, count])).toEqual([
      ['低保对象', true, false, '290', 1],
      ['类别', '学生', '其他', '180', 1],
    ])
  })

  it('knows those born on 29 February', async () => {
    const leap = `${head}
对象 参保人
  出生日期：日期 可选 1950年1月1日至基准日
对于 参保人
计算 个人实缴：金额
  当 周岁（出生日期，2021年2月28日） ≥ 1 则 280元
  其它 0元
`
    const { plan, people: some } = simulation(leap, config, [
      { 出生日期: '2020-02-29' },
      { 出生日期: '2020-02-28' },
      { 出生日期: '2020-03-01' },
    ])
    const { cliffs: found } = await cliffs(plan, some)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ from: '2020-02-29', to: '2020-02-28', loss: '280', people: 3, near: { step: 2, reach: 3, better: 2 } })
  })

  it('explains both sides of a step', async () => {
    const { plan, people: some } = simulation(source, config, people)
    const [first] = (await cliffs(plan, some)).cliffs
    if (!first) throw new Error('nothing found')
    const { before, after } = explainStep(plan.pair.scenario, plan.entity, '个人实缴', first)
    expect(JSON.stringify(before)).toContain('280')
    expect(JSON.stringify(after)).toContain('560')
  })

  it('says that nobody has said which amount is the person’s', async () => {
    const { plan, people: some } = simulation(source, { ...config, person: null }, people)
    await expect(cliffs(plan, some)).rejects.toMatchObject({ problems: [{ code: 'cliffs.noPerson' }] })
  })

  it('are true of their samples on random notices, and the same by kernels and by the interpreter', async () => {
    let seen = 0
    await onDrawn(300, async (drawn) => {
      const made = simulated(drawn, 6)
      if (!made?.plan.person) return
      const { plan, records } = made
      const some = peopleOf(plan, records)
      const found = await cliffs(plan, some)
      expect(await cliffs(plan, some, {}, { evaluators: interpretingEvaluators })).toEqual(found)
      const { program, options } = plan.pair.scenario
      const by = evaluator(programFor(program, plan.entity, new Set(plan.person?.terms.scenario.map(({ rule }) => rule))), options)
      for (const { field, from, to, sample } of [...found.cliffs, ...found.steps]) {
        const amounts = [from, to].map((value) => {
          const outcome = by.evaluate(
            inputRecord(plan.pair.baseline.program, plan.entity, { ...sample.record, [field]: value }),
            plan.entity,
          )
          const result = outcome.kind === 'results' ? outcome.results.get(plan.config.person?.result ?? '') : undefined
          return result?.kind === 'known' ? formatDecimal(result.value as Decimal) : null
        })
        expect(amounts).toEqual([sample.before, sample.after])
        seen++
      }
    })
    expect(seen).toBeGreaterThan(0)
  })
})
