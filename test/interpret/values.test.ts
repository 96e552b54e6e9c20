import { describe, expect, it } from 'vitest'
import { readOverrides } from '../../engine/interpret/overrides.ts'
import { draft, notice, results } from '../support/notice.ts'

const about = (fields: readonly string[], rules: string, head = '  舍入：四舍五入到分'): string => `通知 例
  基准日：2021年1月1日
${head}
对象 人
${fields.map((field) => `  ${field}`).join('\n')}
对于 人
${rules}
`

describe('a parameter set for the run', () => {
  it.each([
    ['  舍入：四舍五入到分', '20617.29元', '10308.65元'],
    ['  舍入：四舍五入到元', '20617元', '10309元'],
  ])('leaves amounts as fine as the header rounds them (%s)', (head, half, quarter) => {
    const rules = `参数 收入：金额 ＝ 30000元
计算 一半额：金额 ＝ 收入 × 一半
计算 四分之一额：金额 ＝ 一半额 × 一半`
    const source = about(['日：日期'], rules, head)
    const { overrides } = readOverrides(notice(source).program, { 收入: '41234.57元' })
    expect(results(source, { 日: '2021-01-01' }, { parameters: overrides })).toEqual({ 一半额: half, 四分之一额: quarter })
  })
})

describe('dated parameters', () => {
  const source = about(
    ['日：日期', '年度：整数'],
    `参数 标准：金额
  2019年：520元
  2020年9月1日至2020年12月20日：540元
  2021年起：550元
参数 定额：金额 ＝ 15元
计算 当前：金额 ＝ 标准
计算 当日：金额 ＝ 标准（日）
计算 全年：金额 ＝ 标准（年度）
计算 那年：金额 ＝ 标准（年份（日））
计算 固定：金额 ＝ 定额（日）`,
  )
  it.each([
    // 日, 年度; 当日, 全年, 那年
    ['2019-01-01', 2019, '520元', '520元', '520元'],
    ['2019-12-31', 2022, '520元', '550元', '520元'],
    ['2018-12-31', 2018, '未知（标准（2018年））', '未知（标准（2018年））', '未知（标准（2018年））'],
    ['2020-08-31', 2020, '未知（标准（2020年））', '未知（标准（2020年））', '未知（标准（2020年））'],
    ['2020-09-01', 2021, '540元', '550元', '未知（标准（2020年））'],
    ['2020-12-20', 2021, '540元', '550元', '未知（标准（2020年））'],
    ['2020-12-21', 2021, '未知（标准（2020年））', '550元', '未知（标准（2020年））'],
    ['2030-06-01', 9999, '550元', '550元', '550元'],
  ])('on %s and in %d: %s, %s, %s', (日, 年度, day, year, its) => {
    expect(results(source, { 日, 年度 })).toEqual({ 当前: '550元', 当日: day, 全年: year, 那年: its, 固定: '15元' })
  })

  it('are read bare at the base date of the run', () => {
    const at = (baseDate: string) => results(source, { 日: '2021-01-01', 年度: 2021 }, { baseDate }).当前
    expect(['2019-06-01', '2020-09-01', '2020-12-31', '2022-01-01'].map(at)).toEqual(['520元', '540元', '未知（标准（2020年））', '550元'])
  })

  const set = (settings: Record<string, string>, record: Record<string, unknown>) => {
    const { overrides, problems } = readOverrides(notice(source).program, settings)
    expect(problems).toEqual([])
    return results(source, record, { parameters: overrides })
  }

  it('may be set for the base date, or for one year and no other', () => {
    const record = { 日: '2022-06-01', 年度: 2021 }
    expect(set({ 标准: '600元' }, record)).toMatchObject({ 当前: '600元', 当日: '600元', 全年: '600元' })
    expect(set({ '标准（2021年）': '600' }, record)).toMatchObject({ 当前: '600元', 当日: '550元', 全年: '600元', 那年: '550元' })
    expect(set({ '标准（2022）': '1.5万元' }, record)).toMatchObject({ 当前: '550元', 当日: '15000元', 全年: '550元', 那年: '15000元' })
    expect(set({ '定额（2022年）': '16元' }, record).固定).toBe('16元')
  })

  it('may be set for a year that the notice has no value for', () => {
    expect(set({ '标准（2020年）': '530元' }, { 日: '2020-10-01', 年度: 2020 })).toMatchObject({
      当日: '530元',
      全年: '530元',
      那年: '530元',
    })
    expect(set({ '标准（2018年）': '500元' }, { 日: '2018-10-01', 年度: 2019 })).toMatchObject({ 当日: '500元', 全年: '520元' })
  })
})

describe('aggregates', () => {
  const source = `通知 例
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 就诊记录
  入院日期：日期 可选
  费用：金额 可选
  门诊：是否 默认 否
对象 人
  封顶：金额 可选
  就诊：多个 就诊记录
对于 就诊记录
计算 减半：金额 ＝ 费用 × 50%
例外 不减 对于 减半：
  当 门诊 则 0元
对于 人
计算 总额：金额 ＝ 合计 就诊.费用
计算 当年：金额 ＝ 合计 就诊.费用 当 就诊.入院日期 在 2021年
计算 减半总额：金额 ＝ 合计 就诊.减半
计算 次数：整数 ＝ 个数 就诊 当 就诊.入院日期 在 2021年
计算 有门诊：是否 ＝ 存在 就诊 当 就诊.门诊
计算 有就诊：是否 ＝ 存在 就诊
计算 都封顶：是否 ＝ 都 就诊 当 就诊.费用 ≤ 封顶
计算 最高：金额 ＝ 最大 就诊.费用
计算 首次：日期 ＝ 最小 就诊.入院日期
`
  const of = (...visits: Record<string, unknown>[]) => results(source, { 封顶: 100, 就诊: visits }, { entity: '人' })
  const visit = (费用: number, 入院日期: string, 门诊 = false) => ({ 费用, 入院日期, 门诊 })

  it('add up, count, find and compare', () => {
    expect(of(visit(10.55, '2021-01-01'), visit(99, '2020-12-31', true), visit(5, '2021-12-31'))).toEqual({
      总额: '114.55元',
      当年: '15.55元',
      减半总额: '7.78元',
      次数: '2',
      有门诊: '是',
      有就诊: '是',
      都封顶: '是',
      最高: '99元',
      首次: '2020年12月31日',
    })
  })

  it('of nothing are nothing, but for the largest and smallest', () => {
    expect(of()).toEqual({
      总额: '0元',
      当年: '0元',
      减半总额: '0元',
      次数: '0',
      有门诊: '否',
      有就诊: '否',
      都封顶: '是',
      最高: '未知（就诊）',
      首次: '未知（就诊）',
    })
  })

  it('are unknown where an element is, but where one element decides', () => {
    const open = of({ 入院日期: '2021-03-01' }, visit(500, '2020-03-01', true), { 费用: 3 })
    expect(open).toEqual({
      总额: '未知（费用）',
      当年: '未知（入院日期）',
      减半总额: '未知（费用）',
      次数: '未知（入院日期）',
      有门诊: '是',
      有就诊: '是',
      都封顶: '否',
      最高: '未知（费用）',
      首次: '未知（入院日期）',
    })
  })

  it('look at no value of an element that is left out', () => {
    expect(of({ 入院日期: '2020-01-01' }, visit(7, '2021-01-01')).当年).toBe('7元')
  })
})

describe('累进', () => {
  const scale = (rate: string) => `参数 高档：比例
  2021年：75%
  2022年：80%
计算 支付：金额 ＝ 累进（费用）
  不超过5万元的部分：60%
  超过5万元、不超过10万元的部分：65%
  超过10万元的部分：${rate}`
  const source = about(['费用：金额', '年度：整数 默认 2021'], scale('75%'))

  it.each([
    [-1, '0元'],
    [0, '0元'],
    [0.01, '0.01元'],
    [49999.99, '29999.99元'],
    [50000, '30000元'],
    [50000.01, '30000.01元'],
    [100000, '62500元'],
    [120000, '77500元'],
  ])('%d gives %s', (费用, expected) => {
    expect(results(source, { 费用 }).支付).toBe(expected)
  })

  it('asks nothing of bands that are not reached', () => {
    const dated = about(['费用：金额', '年度：整数 默认 2021'], scale('高档（年度）'))
    expect(results(dated, { 费用: 100000, 年度: 2030 }).支付).toBe('62500元')
    expect(results(dated, { 费用: 100001, 年度: 2030 }).支付).toBe('未知（高档（2030年））')
    expect(results(dated, { 费用: 120000, 年度: 2022 }).支付).toBe('78500元')
  })
})

describe('rounding', () => {
  it.each([
    ['四舍五入到元', [0.49, 0.5, 1.5, 2.5, -0.5, -2.5], ['0元', '1元', '2元', '3元', '-1元', '-3元']],
    ['四舍六入五成双到元', [0.5, 1.5, 2.5, 2.51, -2.5], ['0元', '2元', '2元', '3元', '-2元']],
    ['舍去到元', [0.99, 2, -0.99, -1.5], ['0元', '2元', '0元', '-1元']],
    ['进一到元', [0.01, 2, -0.01, -1.5], ['1元', '2元', '-1元', '-2元']],
    ['四舍五入到百元', [49.99, 50, 149.99, 150, -50], ['0元', '100元', '100元', '200元', '-100元']],
    ['进一到角', [0.01, 0.1, 0.11], ['0.1元', '0.1元', '0.2元']],
  ])('%s', (how, given, expected) => {
    const source = about(['费用：金额'], `计算 额：金额 ＝ 费用 ${how}`)
    expect(given.map((费用) => results(source, { 费用 }).额)).toEqual(expected)
  })

  it('by the header comes last and once', () => {
    const rules = '计算 三分之一：金额 ＝ 费用 ÷ 3\n计算 税：金额 ＝ 费用 × 33.335%\n计算 两税：金额 ＝ 费用 × 33.335% ＋ 费用 × 33.335%'
    expect(results(about(['费用：金额'], rules), { 费用: 1 })).toEqual({ 三分之一: '0.33元', 税: '0.33元', 两税: '0.67元' })
  })

  it('of a division rounds the exact quotient once', () => {
    const source = about(['甲、乙：整数'], '计算 商：数 ＝ （甲 ÷ 乙） 四舍五入到2位小数', '')
    expect(
      [
        [1, 3],
        [2, 3],
        [-2, 3],
        [1, 200],
        [-1, 200],
        [5, 4],
      ].map(([甲, 乙]) => results(source, { 甲, 乙 }).商),
    ).toEqual(['0.33', '0.67', '-0.67', '0.01', '-0.01', '1.25'])
    expect(results(source, { 甲: 1, 乙: 0 })).toEqual({ $refused: 'evaluate.divisionByZero' })
  })

  it('is exact where floating point is not', () => {
    const source = about(['甲、乙：金额'], '计算 和：金额 ＝ 甲 ＋ 乙\n计算 尾：是否 ＝ 甲 ＋ 乙 ＝ 0.3元')
    expect(results(source, { 甲: 0.1, 乙: 0.2 })).toEqual({ 和: '0.3元', 尾: '是' })
  })
})

describe('dates', () => {
  const source = about(
    ['生日：日期', '月数：整数 默认 1'],
    `计算 年龄：整数 ＝ 周岁（生日，基准日）
计算 下取日：日期 ＝ （生日 ＋ 1个月 下取）
计算 上取日：日期 ＝ （生日 ＋ 1个月 上取）
计算 次日：日期 ＝ 生日 ＋ 1天
计算 二月底：日期 ＝ 月末（年份（生日），2）
计算 月：整数 ＝ 月份（生日）
计算 距今：是否 ＝ 基准日 － 生日 ＞ 365天
计算 某月：日期 ＝ 月末（2021，月数）`,
  )
  it.each([
    ['2000-02-29', '20', '2000年3月29日', '2000年3月29日', '2000年3月1日', '2000年2月29日'],
    ['2001-01-31', '19', '2001年2月28日', '2001年3月1日', '2001年2月1日', '2001年2月28日'],
    ['2003-01-01', '18', '2003年2月1日', '2003年2月1日', '2003年1月2日', '2003年2月28日'],
    ['2003-01-02', '17', '2003年2月2日', '2003年2月2日', '2003年1月3日', '2003年2月28日'],
    ['2020-12-31', '0', '2021年1月31日', '2021年1月31日', '2021年1月1日', '2020年2月29日'],
  ])('%s', (生日, age, down, up, next, end) => {
    expect(results(source, { 生日 })).toMatchObject({ 年龄: age, 下取日: down, 上取日: up, 次日: next, 二月底: end })
  })

  it('that do not exist stop no check of the notice', () => {
    const text = '一、到 [2021年3月1日](=月末（2021，13）)。\n\n```tiaoli\n通知 例\n  基准日：2021年1月1日\n```\n'
    expect(draft(text).diagnostics.map(({ code }) => code)).toContain('binding.undecided')
  })

  it('outside the calendar refuse the record', () => {
    expect(results(source, { 生日: '9999-12-31' })).toEqual({ $refused: 'evaluate.dateOutOfRange' })
    expect(results(source, { 生日: '2000-01-01', 月数: 13 })).toEqual({ $refused: 'evaluate.dateOutOfRange' })
    const clock = about(['时刻：时刻'], '计算 期限：时刻 ＝ 时刻 ＋ 48小时')
    expect(results(clock, { 时刻: '9999-12-29T23:59' })).toEqual({ 期限: '9999年12月31日23时59分' })
    expect(results(clock, { 时刻: '9999-12-30T00:00' })).toEqual({ $refused: 'evaluate.dateOutOfRange' })
  })
})
