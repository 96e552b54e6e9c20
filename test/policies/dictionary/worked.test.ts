import { describe, expect, it } from 'vitest'
import { compiled, programOf, textOf } from '../notices.ts'
import { runner } from './inProcess.ts'

// What the inventory of clauses works out by hand (§4 the readings, §5 the values), digit for digit.

const program = programOf('taiyuan-2020')

type Json = Readonly<Record<string, unknown>>

/** Results in short: amounts by their digits, and (wants) what is not known. */
function shown(readings: Readonly<Record<string, string>>, person: Json): Record<string, unknown> {
  const line = runner(program, { readings })(JSON.stringify({ 参保地: '小店区', ...person }))
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  const value = (name: string, result: unknown) =>
    result === null ? `(${line.unknown[name]?.join(' ')})` : typeof result === 'object' ? (result as { number: string }).number : result
  return Object.fromEntries(Object.entries(line.results).map(([name, result]) => [name, value(name, result)]))
}

const subsidy = (...amounts: readonly string[]) => {
  const [中央补助, 省级补助, 市级补助, 县级补助] = amounts
  return { 中央补助, 省级补助, 市级补助, 县级补助, 财政补助合计: '550' }
}
const aid = (救助基金资助: string, 省级资助: string, 市级资助: string, 县级资助: string, 个人实缴: string) => ({
  ...{ 救助基金资助, 省级资助, 市级资助, 县级资助, 个人实缴 },
})
const newly = { 动态新增: true }
const western = { 参保地: '阳曲县', 大学生类别: '省属大学生' }
const mountain = { 参保地: '娄烦县', 大学生类别: '市属大学生' }

describe('worked values of the inventory', () => {
  it.each<[string, Json, Json]>([
    ['V01', { 参保地: '小店区' }, subsidy('330', '110', '55', '55')],
    ['V02', { 参保地: '阳曲县' }, subsidy('440', '55', '27.5', '27.5')],
    ['V03', { 参保地: '尖草坪区', 大学生类别: '省属大学生' }, subsidy('330', '220', '0', '0')],
    ['V04', { 参保地: '古交市', 大学生类别: '市属大学生' }, subsidy('330', '110', '110', '0')],
    ['V05', western, subsidy('440', '55', '27.5', '27.5')],
    ['V06', mountain, subsidy('440', '55', '27.5', '27.5')],
    ['V07', { 参保地: '迎泽区', 持居住证: true }, { ...subsidy('330', '110', '55', '55'), 应缴标准: '280', 个人实缴: '280' }],
    ['V08', {}, { 资助类别: '无', ...aid('0', '0', '0', '0', '280') }],
    ['V10', { 低保对象: true }, aid('280', '0', '0', '0', '0')],
    ['V11', { 低保对象: true, 大学生类别: '省属大学生' }, aid('280', '0', '0', '0', '0')],
    ['V12', { 重度残疾: true }, aid('0', '0', '140', '140', '0')],
    ['V13', { 重度残疾: true, 大学生类别: '其他大学生' }, aid('0', '0', '280', '0', '0')],
    ['V14', { 建档立卡贫困人口: true }, aid('0', '196', '0', '84', '0')],
    ['V15', { 低收入家庭: true, 出生日期: '1961-01-01' }, aid('140', '0', '0', '0', '140')],
    ['V16', { 低收入家庭: true, 出生日期: '1961-01-02' }, aid('0', '0', '0', '0', '280')],
    ['V17', { 低收入家庭: true, 出生日期: '2003-01-02' }, aid('140', '0', '0', '0', '140')],
    ['V18', { 低保对象: true, 重度残疾: true }, aid('280', '0', '0', '0', '0')],
    ['V19', { 低保对象: true, 低收入家庭: true, 出生日期: '1950-01-01' }, aid('280', '0', '0', '0', '0')],
    [
      'V21',
      { ...newly, 重度残疾: true, 动态调整证明日期: '2020-06-15' },
      { 动态资助主体: '县级财政', 动态资助额: '800', 待遇起始日: '2020-06-15' },
    ],
    [
      'V22',
      { ...newly, 低保对象: true, 动态调整证明日期: '2020-05-05' },
      { 动态资助主体: '医疗救助资金', 动态资助额: '800', 待遇起始日: '2020-05-05' },
    ],
    [
      'V23',
      { ...newly, 建档立卡贫困人口: true, 动态调整证明日期: '2020-10-10' },
      { 动态资助主体: '县级财政', 动态资助额: '800', 待遇起始日: '2020-10-10', ...aid('0', '196', '0', '84', '0') },
    ],
    ['V24, the last day', { 缴费日期: '2020-12-20' }, { 期内缴费: true, 待遇起始日: '2021-01-01' }],
    ['V24, the day after', { 缴费日期: '2020-12-21' }, { 期内缴费: false, 待遇起始日: '(未规定)' }],
    [
      'A20, on the list of a county that says no amount',
      { 列入县级资助名单: true },
      { 县级资助: '(县级资助定额)', 个人实缴: '(县级资助定额)', 救助基金资助: '0' },
    ],
  ])('%s', (_, person, results) => {
    expect(shown({}, person)).toMatchObject(results)
  })
})

const disabledStudent = { 低保对象: true, 重度残疾: true, 大学生类别: '市属大学生' }
const low = { 低收入家庭: true }
const paidInNovember = { ...low, 缴费日期: '2020-11-01' }
const half = aid('140', '0', '0', '0', '140')
const nothing = aid('0', '0', '0', '0', '280')

describe('other readings', () => {
  it.each<[string, Record<string, string>, Json, Json]>([
    ['V05, R2', { A04: '份额归隶属方' }, western, subsidy('440', '110', '0', '0')],
    ['V05, R3', { A04: '按隶属' }, western, subsidy('330', '220', '0', '0')],
    ['V06, R2', { A04: '份额归隶属方' }, mountain, subsidy('440', '55', '55', '0')],
    ['V06, R3', { A04: '按隶属' }, mountain, subsidy('330', '110', '110', '0')],
    ['A13', { A13: '市县财政' }, { 低保对象: true, 重度残疾: true }, aid('0', '0', '140', '140', '0')],
    ['A14', { A14: '省县财政' }, { 特困人员: true, 建档立卡贫困人口: true }, aid('0', '196', '0', '84', '0')],
    ['A15', { A15: '省县财政' }, { 重度残疾: true, 建档立卡贫困人口: true }, aid('0', '196', '0', '84', '0')],
    ['A16', { A16: '市财政' }, disabledStudent, aid('0', '0', '280', '0', '0')],
    ['A18, on the day of payment', { A18: '缴费当日' }, { ...paidInNovember, 出生日期: '1960-11-01' }, half],
    ['A18, 60 the day after payment', { A18: '缴费当日' }, { ...paidInNovember, 出生日期: '1960-11-02' }, nothing],
    ['A18, 18 on the day of payment', { A18: '缴费当日' }, { ...paidInNovember, 出生日期: '2002-11-01' }, nothing],
    ['A18, 18 the day after payment', { A18: '缴费当日' }, { ...paidInNovember, 出生日期: '2002-11-02' }, half],
    ['A18, 60 on the last day of the window', { A18: '缴费期最后一日' }, { ...low, 出生日期: '1960-12-20' }, half],
    ['A18, 60 the day after the window', { A18: '缴费期最后一日' }, { ...low, 出生日期: '1960-12-21' }, nothing],
    ['A18, 18 the day after the window', { A18: '缴费期最后一日' }, { ...low, 出生日期: '2002-12-21' }, half],
    ['V16, in the year', { A18: '参保年度内任一日' }, { ...low, 出生日期: '1961-01-02' }, half],
    ['A18, 60 on the last day of the year', { A18: '参保年度内任一日' }, { ...low, 出生日期: '1961-12-31' }, half],
    ['A18, 60 the year after', { A18: '参保年度内任一日' }, { ...low, 出生日期: '1962-01-01' }, nothing],
    ['A18, 18 on the first day of the year', { A18: '参保年度内任一日' }, { ...low, 出生日期: '2003-01-01' }, nothing],
    ['A18, 17 on the first day of the year', { A18: '参保年度内任一日' }, { ...low, 出生日期: '2003-01-02' }, half],
    ['A19', { A19: '缴费年度' }, { ...low, 出生日期: '1950-01-01' }, aid('125', '0', '0', '0', '155')],
    ['A22', { A22: '出资方未定' }, { 丧失劳动能力: true }, { 市级资助: '(未规定)', 县级资助: '(未规定)', 资助合计: '280', 个人实缴: '0' }],
    [
      'A32',
      { A32: '缴费期内一律不适用' },
      { ...newly, 低保对象: true, 动态调整证明日期: '2020-10-10' },
      { 动态资助主体: '无', 动态资助额: '0', 待遇起始日: '(缴费日期)' },
    ],
    ['A34', { A34: '两项资金共担未定' }, { ...newly, 重点优抚对象: true, 动态调整证明日期: '2020-06-15' }, { 动态资助主体: '(未规定)' }],
    ['A36, paid in the window', { A36: '待明确' }, { 缴费日期: '2020-10-10' }, { 期内缴费: true, 待遇起始日: '(未规定)' }],
    [
      'A37',
      { A37: '只看居民医保' },
      { ...newly, 低保对象: true, 已参加职工医保: true, 动态调整证明日期: '2020-06-15' },
      { 动态资助主体: '医疗救助资金', 动态资助额: '800', 待遇起始日: '2020-06-15' },
    ],
  ])('%s', (_, readings, person, results) => {
    expect(shown(readings, person)).toMatchObject(results)
  })
})

describe('results that need no record', () => {
  it.each([
    ['人均财政补助标准（2019年）', '520'],
    ['人均财政补助标准（2020年）', '550'],
    ['个人缴费标准（2020年）', '250'],
    ['个人缴费标准（2021年）', '280'],
    ['人均筹资总额（2020年）', '800'],
    ['大病保险人均筹资标准', '114'],
  ])('%s is %s', (name, digits) => {
    const extended = `${textOf('taiyuan-2020')}\n\n\`\`\`tiaoli\n对于 参保人\n计算 所问：金额 ＝ ${name}\n\`\`\`\n`
    const { program: asking } = compiled('taiyuan-2020', extended)
    if (!asking) throw new Error(name)
    const line = runner(asking)('{"参保地":"小店区"}')
    expect('results' in line && line.results.所问).toEqual({ number: digits })
  })

  it.each([
    ['本年度两项标准之和', '114'],
    ['通知所列两项标准之和', '116.4'],
    ['扣除专项资金后计提', '110'],
    ['提标前的基数', '111.6'],
    ['仅计财政补助', '94'],
  ])('V20: 大病保险人均筹资标准 under %s is %s', (A28, digits) => {
    expect(shown({ A28 }, {})).toMatchObject({ 大病保险人均筹资标准: digits })
  })
})
