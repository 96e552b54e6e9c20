import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainer, type Request } from '../../engine/interpret/explain/explain.ts'
import type { Explanation, Step } from '../../engine/interpret/explain/explanation.ts'
import { type Json, notice, recordOf } from '../support/notice.ts'
import { readFixture, told } from './explainFixture.ts'

const folder = join(import.meta.dirname, 'golden')

describe('explanations in sentences', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const path = join(folder, name)
    await expect(told(readFixture(readFileSync(path, 'utf8')))).toMatchFileSnapshot(path)
  })
})

function explanationOf(source: string, record: Json, request: Request = {}): Explanation {
  const { program, module } = notice(source)
  const explained = explainer(program, { clauses: module.clauses }).explain(recordOf(program, record), request)
  if (explained.kind === 'refused') throw new Error('refused')
  return explained.explanation
}

const step = ({ steps }: Explanation, name: string): Step => steps.find((each) => each.name === name) as Step

describe('where a result comes from', () => {
  const source = `通知 例
  基准日：2021年1月1日
参数 定额：金额 ＝ 5元    假定 “比照邻县”
参数 旧额：金额 ＝ 6元    推算 “比上年少一元”
疑义 A1：按哪一额
  读法 按旧额（默认）
  读法 按定额
对象 人
  甲、乙：是否 默认 否
  加额：金额 默认 0元
对于 人
计算 写明：金额 ＝ 1元
计算 推算的：金额 ＝ 写明 × 2    推算 “两倍”
计算 用推算的：金额 ＝ 推算的 ＋ 写明
计算 按读法：金额
  当 疑义 A1 为 按旧额 则 旧额
  当 疑义 A1 为 按定额 则 定额
计算 假定的：金额 ＝ 用推算的 ＋ 定额
计算 有例外：金额 ＝ 假定的
例外 例外一 对于 有例外：
  当 甲 则 写明
计算 看条件：金额 依次
  当 按读法 ＋ 加额 ＞ 10元 则 1元
  其它 写明    假定 “没有写其它”
`
  const explained = (record: Json) => explanationOf(source, record)
  const rests = ({ support: { weakest, derived, assumed, readings } }: Step) => [
    weakest,
    derived.map(({ of, note }) => `${of}：${note}`),
    assumed.map(({ of, note }) => `${of}：${note}`),
    readings.map(({ question, reading }) => `${question}：${reading}`),
  ]

  it.each([
    ['写明', 'stated', [], [], []],
    ['推算的', 'derived', ['推算的：两倍'], [], []],
    ['用推算的', 'derived', ['推算的：两倍'], [], []],
    ['按读法', 'derived', ['旧额：比上年少一元'], [], ['A1：按旧额']],
    ['假定的', 'assumed', ['推算的：两倍'], ['定额：比照邻县'], []],
    ['有例外', 'assumed', ['推算的：两倍'], ['定额：比照邻县'], []],
    ['看条件', 'assumed', ['旧额：比上年少一元'], ['看条件：没有写其它'], ['A1：按旧额']],
  ])('%s is %s', (name, weakest, derived, assumed, readings) => {
    expect(rests(step(explained({}), name))).toEqual([weakest, derived, assumed, readings])
  })

  it('an exception does not rest on what its rule would have used', () => {
    expect(rests(step(explained({ 甲: true }), '有例外'))).toEqual(['stated', [], [], []])
  })

  it('a unique case does not rest on what the others ask', () => {
    const unique = `通知 例
  基准日：2021年1月1日
疑义 A1：按哪一额
  读法 一（默认）
  读法 二
对象 人
  甲：是否
对于 人
计算 额：金额
  当 甲 则 1元
  当 非 甲 且 疑义 A1 为 一 则 2元
  当 非 甲 且 疑义 A1 为 二 则 3元
`
    expect(rests(step(explanationOf(unique, { 甲: true }), '额'))).toEqual(['stated', [], [], []])
    expect(rests(step(explanationOf(unique, { 甲: false }), '额'))).toEqual(['stated', [], [], ['A1：一']])
  })
})

describe('an explanation', () => {
  const source = `通知 例
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 人
  县：县
  费用：金额
枚举 县：甲县、乙县、丙县
对于 人
表 分担
  | 县         || 省级：金额 | 县级：金额 |
  | 甲县、乙县 || 费用 × 33.3% | 5元 |
  | 其它       || 费用       | 6元 |
计算 合并：金额 ＝ 省级 ＋ 县级
`

  it('holds what fired with its cells as written, and what was used, each step once, in the order of use', () => {
    const { results, steps } = explanationOf(source, { 县: '乙县', 费用: 1.01 }, { results: ['合并', '没有这个'] })
    expect(results).toEqual(['人.合并'])
    expect(steps.map(({ id, uses }) => [id, uses])).toEqual([
      ['人.省级', []],
      ['人.县级', []],
      ['人.合并', ['人.省级', '人.县级']],
    ])
    expect(steps[0]?.made).toMatchObject([{ kind: 'row', name: '分担', number: 1, cells: [{ column: '县', label: '甲县、乙县' }] }])
    expect(steps[0]?.inputs.map(({ name }) => name)).toEqual(['县', '费用'])
    expect(steps[0]?.roundings).toMatchObject([{ final: true, before: { value: '0.33633' }, after: { value: '0.34' } }])
    expect(steps[0]?.rejected).toEqual([])
  })

  it('tells of rows that did not apply where that is asked for', () => {
    const { steps } = explanationOf(source, { 县: '丙县', 费用: 1 }, { results: ['县级'], rejected: true })
    expect(steps[0]?.rejected).toMatchObject([
      { kind: 'row', number: 1, why: 'false', because: [{ kind: 'is', not: [{ zh: '甲县' }, { zh: '乙县' }] }] },
    ])
  })

  it('points into the source', () => {
    const { steps } = explanationOf(source, { 县: '丙县', 费用: 1 })
    const text = ({ start, end }: { readonly start: number; readonly end: number }) => source.slice(start, end)
    const [province, , both] = steps as [Step, Step, Step]
    expect(text(province.made[0]?.span as Step['span'])).toContain('| 其它')
    expect(both.term && text(both.term.span)).toBe('省级 ＋ 县级')
  })
})
