/**
 * What the data dictionary promises of policies/taiyuan-2020 under every default reading, written a second time without
 * the engine: plain conditions over plain JSON, in whole cents.
 */

const counties = ['小店区', '迎泽区', '杏花岭区', '尖草坪区', '万柏林区', '晋源区', '清徐县', '阳曲县', '娄烦县', '古交市'] as const
const students = ['非大学生', '省属大学生', '市属大学生', '其他大学生'] as const
const priority = ['低保对象', '特困人员', '重点优抚对象', '见义勇为者', '享受40%救济对象'] as const
const others = [
  '持居住证',
  '重度残疾',
  '丧失劳动能力',
  '建档立卡贫困人口',
  '低收入家庭',
  '列入县级资助名单',
  '动态新增',
  '已参加职工医保',
  '已参加居民医保',
  '省内转诊',
] as const

export const vocabulary = { counties, students, flags: [...priority, ...others] }

type Flag = (typeof priority)[number] | (typeof others)[number]

export type Person = { readonly [F in Flag]?: boolean } & {
  readonly 参保地: (typeof counties)[number]
  readonly 大学生类别?: (typeof students)[number]
  readonly 出生日期?: string
  readonly 缴费日期?: string
  readonly 动态调整证明日期?: string
  /** In yuan, with at most two decimal places. */
  readonly 县级资助定额?: number
}

type Known = string | number | boolean
/** A result, or why it is unknown. */
export type Expected = Known | { readonly unknown: readonly string[] }

const unknown = (...reasons: readonly string[]): Expected => ({ unknown: reasons })

export function expectedOf(person: Person): Record<string, Expected> {
  return {
    大病保险人均筹资标准: 114,
    ...subsidy(person),
    应缴标准: 280,
    ...aid(person),
    ...dynamic(person),
    期内缴费: inWindow(person) ?? unknown('缴费日期'),
    享受本地待遇: person.建档立卡贫困人口 === true && person.省内转诊 === true,
  }
}

function subsidy(person: Person): Record<string, Expected> {
  const [中央补助, 省级补助, 市级补助, 县级补助] = subsidyShares(person)
  return { 中央补助, 省级补助, 市级补助, 县级补助, 财政补助合计: 550 }
}

function subsidyShares({ 参保地, 大学生类别 }: Person): readonly [number, number, number, number] {
  if (参保地 === '阳曲县' || 参保地 === '娄烦县') return [440, 55, 27.5, 27.5]
  if (大学生类别 === '省属大学生') return [330, 220, 0, 0]
  if (大学生类别 === '市属大学生') return [330, 110, 110, 0]
  return [330, 110, 55, 55]
}

const isPriority = (person: Person): boolean => priority.some((flag) => person[flag])

/** The first group that applies; null where only the date of birth would tell. */
function groupOf(person: Person): string | null {
  if (isPriority(person)) return '重点医疗救助对象'
  if (person.重度残疾) return (person.大学生类别 ?? '非大学生') === '非大学生' ? '重度残疾人' : '重度残疾大学生'
  if (person.丧失劳动能力) return '丧失劳动能力残疾人'
  if (person.建档立卡贫困人口) return '建档立卡贫困人口'
  if (person.列入县级资助名单) return '县级名单对象'
  if (!person.低收入家庭) return '无'
  return person.出生日期 === undefined ? null : oldOrMinor(person.出生日期) ? '低收入老年人和未成年人' : '无'
}

/** 60 or older, or younger than 18, on 1 January 2021. */
const oldOrMinor = (born: string): boolean => born <= '1961-01-01' || born > '2003-01-01'

/** Assistance fund, province, city, county. */
const shares: Readonly<Record<string, readonly [number, number, number, number]>> = {
  重点医疗救助对象: [280, 0, 0, 0],
  重度残疾大学生: [0, 0, 280, 0],
  重度残疾人: [0, 0, 140, 140],
  丧失劳动能力残疾人: [0, 0, 140, 140],
  建档立卡贫困人口: [0, 196, 0, 84],
  低收入老年人和未成年人: [140, 0, 0, 0],
  无: [0, 0, 0, 0],
}

function aid(person: Person): Record<string, Expected> {
  const group = groupOf(person)
  if (group === null) return { 资助类别: unknown('出生日期'), ...paid([unknown('出生日期'), 0, 0, 0]) }
  if (group === '县级名单对象') return { 资助类别: group, ...paid([0, 0, 0, person.县级资助定额 ?? unknown('县级资助定额')]) }
  return { 资助类别: group, ...paid(shares[group] as readonly [number, number, number, number]) }
}

function paid([救助基金资助, 省级资助, 市级资助, 县级资助]: readonly [Expected, Expected, Expected, Expected]): Record<string, Expected> {
  const parts = [救助基金资助, 省级资助, 市级资助, 县级资助]
  const open = parts.find((part) => typeof part === 'object')
  const cents = parts.reduce<number>((sum, part) => sum + Math.round(Number(part) * 100), 0)
  const [资助合计, 个人实缴] = open === undefined ? [cents / 100, (28000 - cents) / 100] : [open, open]
  return { 救助基金资助, 省级资助, 市级资助, 县级资助, 资助合计, 个人实缴 }
}

function inWindow({ 缴费日期 }: Person): boolean | null {
  return 缴费日期 === undefined ? null : '2020-09-01' <= 缴费日期 && 缴费日期 <= '2020-12-20'
}

function dynamicPayer(person: Person): string {
  if (!person.动态新增 || person.已参加职工医保 || person.已参加居民医保) return '无'
  if (person.重点优抚对象) return '优抚对象医疗补助资金'
  if (isPriority(person)) return '医疗救助资金'
  return person.建档立卡贫困人口 || person.重度残疾 ? '县级财政' : '无'
}

function dynamic(person: Person): Record<string, Expected> {
  const 动态资助主体 = dynamicPayer(person)
  const certified = person.动态调整证明日期
  if (动态资助主体 === '无') return { 动态资助主体, 动态资助额: 0, 待遇起始日: ordinaryStart(person) }
  if (certified === undefined) return { 动态资助主体, 动态资助额: unknown('动态调整证明日期'), 待遇起始日: unknown('动态调整证明日期') }
  return { 动态资助主体, 动态资助额: amountOf(certified.slice(0, 4)), 待遇起始日: certified }
}

function amountOf(year: string): Expected {
  if (year === '2020') return 800
  const contribution = year === '2021' ? [] : [`个人缴费标准（${year}年）`]
  const subsidised = year === '2019' ? [] : [`人均财政补助标准（${year}年）`]
  return unknown(...contribution, ...subsidised)
}

function ordinaryStart(person: Person): Expected {
  const within = inWindow(person)
  if (within === null) return unknown('缴费日期')
  return within ? '2021-01-01' : unknown('未规定')
}
