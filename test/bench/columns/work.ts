/** The work that is measured: which results of a person, and who pays what. */

/** 一（一） and 一（三）: who pays how much of the subsidy and of the contribution. */
const money = [
  '中央补助',
  '省级补助',
  '市级补助',
  '县级补助',
  '财政补助合计',
  '应缴标准',
  '资助类别',
  '救助基金资助',
  '省级资助',
  '市级资助',
  '县级资助',
  '资助合计',
  '个人实缴',
] as const

/** Every result of 参保人. */
const notice = [...money, '期内缴费', '动态资助主体', '动态资助额', '待遇起始日', '享受本地待遇'] as const

export type ResultName = (typeof notice)[number]
export const works = { money, notice } as const satisfies Record<string, readonly ResultName[]>
export type Work = keyof typeof works
export const workNames = ['money', 'notice'] as const

/** F: every result written to a column. A: totals by 参保地 and payer only. */
export const modes = ['F', 'A'] as const
export type Mode = (typeof modes)[number]

/** Who pays, with the amounts that each bears; the order of the totals. */
export const payers = [
  { name: '中央财政', results: ['中央补助'] },
  { name: '省级财政', results: ['省级补助', '省级资助'] },
  { name: '市级财政', results: ['市级补助', '市级资助'] },
  { name: '县级财政', results: ['县级补助', '县级资助'] },
  { name: '医疗救助基金', results: ['救助基金资助'] },
  { name: '个人', results: ['个人实缴'] },
] as const satisfies readonly { readonly name: string; readonly results: readonly ResultName[] }[]

export const counties = ['小店区', '迎泽区', '杏花岭区', '尖草坪区', '万柏林区', '晋源区', '清徐县', '阳曲县', '娄烦县', '古交市'] as const
export const students = ['非大学生', '省属大学生', '市属大学生', '其他大学生'] as const
export const categories = [
  '重点医疗救助对象',
  '重度残疾大学生',
  '重度残疾人',
  '丧失劳动能力残疾人',
  '建档立卡贫困人口',
  '县级名单对象',
  '低收入老年人和未成年人',
  '无',
] as const
export const dynamicPayers = ['医疗救助资金', '优抚对象医疗补助资金', '县级财政', '无'] as const
