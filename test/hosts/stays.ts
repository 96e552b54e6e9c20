/** A notice whose amounts come from stays in hospital and payments: relations to many, for files of their own. */
export const staysNotice = (deductible: number): string => `\`\`\`tiaoli
通知 住院救助
  基准日：2021年1月1日

枚举 县区：小店区、阳曲县

对象 就诊记录
  入院日期：日期 1900年1月1日至基准日
  费用：金额 0元以上

对象 缴费记录
  缴费额：金额 0元以上

对象 参保人
  县区：县区
  就诊：多个 就诊记录
  缴费：多个 缴费记录

参数 起付线：金额 ＝ ${deductible}元

对于 参保人

计算 住院费用：金额 ＝ 合计 就诊.费用
计算 已缴：金额 ＝ 合计 缴费.缴费额
计算 救助：金额 ＝ 较大（住院费用 － 起付线，0元）
\`\`\`
`

/** Invented people and their stays; of a person's stays the second file has none, one or more, in any order. */
export const people = ['编号,县区', 'a,小店区', 'b,阳曲县', 'c,小店区']
export const stays = ['编号,入院日期,费用', 'c,2020-03-01,500', 'a,2020-05-01,1200.50', 'c,2020-02-01,800']

/** The same people with their stays in arrays, one object a line. */
export const nested = [
  { 县区: '小店区', 就诊: [{ 入院日期: '2020-05-01', 费用: 1200.5 }] },
  { 县区: '阳曲县' },
  {
    县区: '小店区',
    就诊: [
      { 入院日期: '2020-03-01', 费用: 500 },
      { 入院日期: '2020-02-01', 费用: 800 },
    ],
  },
]
