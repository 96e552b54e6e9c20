import { describe, expect, it } from 'vitest'
import { results } from '../support/notice.ts'

/** A notice about one kind of record; the rules follow. */
const about = (fields: string, rules: string): string => `通知 例
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 人
${fields
  .trim()
  .split('\n')
  .map((line) => `  ${line.trim()}`)
  .join('\n')}
对于 人
${rules}
`

/** 甲 and 乙 as 是, 否 or not given (空). */
const truth = (text: string) => Object.fromEntries([...text].flatMap((c, i) => (c === '空' ? [] : [['甲乙丙'[i], c === '是']])))

const three = '甲、乙、丙：是否 可选'

describe('conditions (Kleene)', () => {
  const source = about(
    three,
    `计算 都成立：是否 ＝ 甲 且 乙
计算 有一个：是否 ＝ 甲 或 乙
计算 不成立：是否 ＝ 非 甲
计算 填了：是否 ＝ 已填（甲）`,
  )
  it.each([
    // 甲乙, 且, 或, 非, 已填
    ['是是', '是', '是', '否', '是'],
    ['是否', '否', '是', '否', '是'],
    ['否否', '否', '否', '是', '是'],
    ['是空', '未知（乙）', '是', '否', '是'],
    ['否空', '否', '未知（乙）', '是', '是'],
    ['空否', '否', '未知（甲）', '未知（甲）', '否'],
    ['空是', '未知（甲）', '是', '未知（甲）', '否'],
    ['空空', '未知（甲、乙）', '未知（甲、乙）', '未知（甲）', '否'],
  ])('%s: 且 %s, 或 %s, 非 %s, 已填 %s', (given, and, or, not, present) => {
    expect(results(source, truth(given))).toEqual({ 都成立: and, 有一个: or, 不成立: not, 填了: present })
  })

  it('keep out what a decided condition does not need', () => {
    const source = about('数：整数 可选\n甲：是否', '计算 结果：是否 ＝ 甲 或 数 ＞ 3')
    expect(results(source, { 甲: true })).toEqual({ 结果: '是' })
    expect(results(source, { 甲: false })).toEqual({ 结果: '未知（数）' })
  })
})

describe('cases', () => {
  const cases = (policy: string, rest = '') =>
    about(
      three,
      `计算 额：金额${policy}\n  当 甲 则 1元\n  当 乙 则 ${policy === '' ? 1 : 2}元\n  当 丙 则 ${policy === '' ? 1 : 4}元${rest}`,
    )

  it.each([
    ['是空空', '1元'],
    ['空是否', '1元'],
    ['否否空', '未知（丙）'],
    ['空空否', '未知（甲、乙）'],
    ['否否否', '9元'],
  ])('unique: one that is true decides, whatever is unknown of others: %s gives %s', (given, expected) => {
    expect(results(cases('', '\n  其它 9元'), truth(given))).toEqual({ 额: expected })
  })

  it.each([
    ['是是是', '1元'],
    ['是空空', '1元'],
    ['否是空', '2元'],
    ['空是是', '未知（甲）'],
    ['否空是', '未知（乙）'],
    ['否否否', '9元'],
    ['否否空', '未知（丙）'],
  ])('依次: the first that is true, unless one before it is unknown: %s gives %s', (given, expected) => {
    expect(results(cases(' 依次', '\n  其它 9元'), truth(given))).toEqual({ 额: expected })
  })

  it.each([
    ['是是是', '7元'],
    ['否是否', '2元'],
    ['是空否', '未知（乙）'],
    ['否否否', '0元'],
  ])('累加: the sum of all that are true, once none is unknown: %s gives %s', (given, expected) => {
    expect(results(cases(' 累加'), truth(given))).toEqual({ 额: expected })
  })

  it('look at no value that is not chosen', () => {
    const source = about('甲：是否\n数：金额 可选', '计算 额：金额\n  当 甲 则 1元\n  其它 数')
    expect(results(source, { 甲: true })).toEqual({ 额: '1元' })
    expect(results(source, { 甲: false })).toEqual({ 额: '未知（数）' })
  })

  it('are unknown where the text is silent, for that reason', () => {
    const source = about('甲：是否', '计算 额：金额\n  当 甲 则 未规定\n  其它 3元\n计算 两倍：金额 ＝ 额 × 2')
    expect(results(source, { 甲: true })).toEqual({ 额: '未知（未规定）', 两倍: '未知（未规定）' })
    expect(results(source, { 甲: false })).toEqual({ 额: '3元', 两倍: '6元' })
  })

  it('refuse a record that none covers, where only computed quantities decide', () => {
    const source = about('费用、比照：金额 0元至100元', '计算 额：金额\n  当 费用 × 3 ＜ 比照 × 2 － 费用 则 1元\n  当 比照 ＜ 费用 则 2元')
    expect(results(source, { 费用: 1, 比照: 100 })).toEqual({ 额: '1元' })
    expect(results(source, { 费用: 50, 比照: 50 })).toEqual({ $refused: 'evaluate.gap' })
  })

  it('refuse a record to which two apply with different results', () => {
    const source = about('费用、比照：金额 0元至100元', '计算 额：金额\n  当 费用 ＜ 比照 × 2 则 费用\n  当 费用 ≥ 比照 则 比照')
    expect(results(source, { 费用: 30, 比照: 10 })).toEqual({ 额: '10元' })
    expect(results(source, { 费用: 10, 比照: 10 })).toEqual({ 额: '10元' })
    expect(results(source, { 费用: 15, 比照: 10 })).toEqual({ $refused: 'evaluate.overlap' })
  })
})

describe('tables', () => {
  const table = about(
    '县：县 可选\n年龄：整数 可选',
    `表 分担
  | 县         | 年龄           || 省：金额 | 县级：金额 |
  | 甲县、乙县 | 任意           || 1元      | 10元       |
  | 其它       | 60岁以上       || 2元      | 20元       |
  | 其它       | 不满60岁       || 未规定   | 30元       |
枚举 县：甲县、乙县、丙县、丁县`,
  )
  it.each([
    [{ 县: '乙县' }, '1元', '10元'],
    [{ 县: '丁县', 年龄: 60 }, '2元', '20元'],
    [{ 县: '丁县', 年龄: 59 }, '未知（未规定）', '30元'],
    [{ 县: '丁县' }, '未知（年龄）', '未知（年龄）'],
    [{ 年龄: 70 }, '未知（县）', '未知（县）'],
    [{}, '未知（县、年龄）', '未知（县、年龄）'],
  ])('%j', (record, province, county) => {
    expect(results(table, record)).toEqual({ 省: province, 县级: county })
  })

  it('依次 and 累加 must be written, and do what they say', () => {
    const of = (policy: string) =>
      about('数：整数', `表 档 ${policy}\n  | 数 || 额：金额 |\n  | ＞ 10 || 4元 |\n  | ＞ 5 || 2元 |\n  | 任意 || 1元 |`)
    expect([3, 7, 11].map((数) => results(of('依次'), { 数 }).额)).toEqual(['1元', '2元', '4元'])
    expect([3, 7, 11].map((数) => results(of('累加'), { 数 }).额)).toEqual(['1元', '3元', '7元'])
  })
})

describe('exceptions', () => {
  const source = about(
    three,
    `计算 额：金额 ＝ 1元
例外 减半 对于 额：
  当 甲 则 2元
例外 全免 对于 额 优先于 减半：
  当 乙 则 0元
例外 同减 对于 额 优先于 全免：
  当 丙 则 2元`,
  )
  it.each([
    ['否否否', '1元', 'the base, where none applies'],
    ['是否否', '2元', 'an exception beats its base'],
    ['是是否', '0元', 'one exception beats another by 优先于'],
    ['是是是', '2元', 'one that is beaten still beats; those left agree'],
    ['否空否', '未知（乙）', 'one that is unknown keeps the base open'],
    ['是空否', '未知（乙）', 'and another that it would beat'],
    ['空是否', '0元', 'but nothing that beats it'],
    ['空否是', '2元', 'nor another that it does not beat'],
    ['是空是', '2元', 'nor anything where it is beaten itself'],
    ['空空空', '未知（甲、乙、丙）', 'none decides'],
  ])('%s: %s, %s', (given, expected) => {
    expect(results(source, truth(given))).toEqual({ 额: expected })
  })

  it('that tie refuse the record, where only computed quantities decide', () => {
    const tie = about(
      '费用、比照：金额 0元至100元',
      `计算 额：金额 ＝ 1元
例外 高 对于 额：
  当 费用 ＞ 比照 × 2 则 2元
例外 低 对于 额：
  当 费用 ＞ 比照 ＋ 1元 则 3元`,
    )
    expect(results(tie, { 费用: 5, 比照: 3 })).toEqual({ 额: '3元' })
    expect(results(tie, { 费用: 9, 比照: 3 })).toEqual({ $refused: 'evaluate.exceptionTie' })
  })

  it('of a table override one of its results, the rounding included', () => {
    const source = about(
      '甲：是否\n费用：金额',
      `表 分担
  | 甲 || 省：金额 | 县：金额 |
  | 任意 || 费用 × 50% | 费用 × 50% |
例外 减 对于 分担：
  当 甲 则 省：费用 × 33.333%`,
    )
    expect(results(source, { 甲: false, 费用: 1 })).toEqual({ 省: '0.5元', 县: '0.5元' })
    expect(results(source, { 甲: true, 费用: 1 })).toEqual({ 省: '0.33元', 县: '0.5元' })
  })
})

describe('assertions', () => {
  it('that a record breaks refuse it; one that is unknown does not', () => {
    const source = about('费用、自付：金额 可选', '计算 余：金额 ＝ 费用 － 自付\n断言 自付有度：\n  自付 ≤ 费用 × 2')
    expect(results(source, { 费用: 5, 自付: 10 })).toEqual({ 余: '-5元' })
    expect(results(source, { 费用: 5, 自付: 10.01 })).toEqual({ $refused: 'evaluate.assertion' })
    expect(results(source, { 自付: 10 })).toEqual({ 余: '未知（费用）' })
  })

  it('that divide by zero refuse the record, too', () => {
    const source = about('甲、乙：整数', '计算 和：整数 ＝ 甲 ＋ 乙\n断言 比例：\n  （甲 ÷ 乙） 四舍五入到2位小数 ＜ 100 或 乙 ＜ 甲')
    expect(results(source, { 甲: 1, 乙: 2 })).toEqual({ 和: '3' })
    expect(results(source, { 甲: 1, 乙: 0 })).toEqual({ $refused: 'evaluate.divisionByZero' })
  })
})
