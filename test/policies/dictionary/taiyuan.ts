/**
 * What the data dictionary promises of policies/taiyuan-2020, written from it and from the inventory of clauses alone, and
 * in plain conditions over plain JSON, so that agreement with the notice says something. Entries such as A04 are the
 * inventory's.
 *
 * Where the dictionary leaves a point open, this is what is taken, by the meaning of the language:
 * - 重点优抚对象 who is of one of the other four kinds too: paid for by the 优抚 fund, which the dictionary names first.
 * - A certificate of a year for which both amounts are wanting (2018, 2022): both are named, for both are needed.
 * - A certificate that is absent while its date is needed: 动态资助额 and 待遇起始日 want that field and nothing else, even
 *   where the person paid in the window.
 * - An absent 缴费日期 alone is why 待遇起始日 is unknown; 未规定 is the reason only of one who paid outside the window.
 */
import { type Expected, type Fen, wants, yuan } from './expected.ts'
import { type Person, priorityKinds } from './person.ts'

/** The choices that a run may make. */
export interface Choices {
  readonly asOf: string
  /** Students of 阳曲县 and 娄烦县: by county; the owner of the school bears the local share; as elsewhere. */
  readonly A04: 'R1' | 'R2' | 'R3'
  /** The base of the 8%. */
  readonly A28: 'R1' | 'R2' | 'R3' | 'R4' | 'R5'
}

export const byDefault: Choices = { asOf: '2021-01-01', A04: 'R1', A28: 'R1' }

export const dictionaryResults = [
  ...['中央补助', '省级补助', '市级补助', '县级补助', '财政补助合计', '应缴标准', '资助类别'],
  ...['救助基金资助', '省级资助', '市级资助', '县级资助', '资助合计', '个人实缴', '期内缴费'],
  ...['动态资助主体', '动态资助额', '待遇起始日', '享受本地待遇'],
] as const

export type DictionaryResults = Readonly<Record<(typeof dictionaryResults)[number], Expected>>

export function taiyuanResults(person: Person, choices: Choices = byDefault): DictionaryResults {
  return {
    ...subsidyResults(person, choices.A04),
    应缴标准: yuan(280),
    ...aidResults(person, choices.asOf),
    期内缴费: person.缴费日期 == null ? wants('缴费日期') : paidInWindow(person.缴费日期),
    ...dynamicResults(person),
    享受本地待遇: person.建档立卡贫困人口 === true && person.省内转诊 === true,
  }
}

/** 大病保险人均筹资标准, by the reading of A28. */
export const majorDiseaseFunding: Readonly<Record<Choices['A28'], Fen>> = {
  R1: yuan(114),
  R2: yuan(116.4),
  R3: yuan(110),
  R4: yuan(111.6),
  R5: yuan(94),
}

type Shares = readonly [number, number, number, number]

const western: Shares = [440, 55, 27.5, 27.5]
const ordinary: Shares = [330, 110, 55, 55]
const elsewhere: Readonly<Record<string, Shares>> = { 省属大学生: [330, 220, 0, 0], 市属大学生: [330, 110, 110, 0] }
const byOwner: Readonly<Record<string, Shares>> = { 省属大学生: [440, 110, 0, 0], 市属大学生: [440, 55, 55, 0] }

function subsidyResults(person: Person, a04: Choices['A04']) {
  const [central, province, city, county] = subsidyShares(person, a04)
  return {
    中央补助: yuan(central),
    省级补助: yuan(province),
    市级补助: yuan(city),
    县级补助: yuan(county),
    财政补助合计: yuan(central + province + city + county),
  }
}

function subsidyShares({ 参保地, 大学生类别 }: Person, a04: Choices['A04']): Shares {
  const student = 大学生类别 ?? '非大学生'
  if (参保地 !== '阳曲县' && 参保地 !== '娄烦县') return elsewhere[student] ?? ordinary
  if (a04 === 'R2') return byOwner[student] ?? western
  return (a04 === 'R3' && elsewhere[student]) || western
}

const isPriority = (person: Person) => priorityKinds.some((kind) => person[kind] === true)
const isStudent = (person: Person) => (person.大学生类别 ?? '非大学生') !== '非大学生'

type Group =
  | '重点医疗救助对象'
  | '重度残疾大学生'
  | '重度残疾人'
  | '丧失劳动能力残疾人'
  | '建档立卡贫困人口'
  | '县级名单对象'
  | '低收入老年人和未成年人'
  | '无'

/** The first group that applies; null where the date of birth alone would tell. */
function groupOf(person: Person, asOf: string): Group | null {
  if (isPriority(person)) return '重点医疗救助对象'
  if (person.重度残疾) return isStudent(person) ? '重度残疾大学生' : '重度残疾人'
  if (person.丧失劳动能力) return '丧失劳动能力残疾人'
  if (person.建档立卡贫困人口) return '建档立卡贫困人口'
  if (person.列入县级资助名单) return '县级名单对象'
  if (!person.低收入家庭) return '无'
  if (person.出生日期 == null) return null
  const age = completedYears(person.出生日期, asOf)
  return age >= 60 || age < 18 ? '低收入老年人和未成年人' : '无'
}

/** One born on 29 February completes a year on 1 March of a common year: "02-29" comes after "02-28". */
export function completedYears(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}

/** Of the 280: assistance fund, province, city, county. */
const aidShares: Readonly<Record<Exclude<Group, '县级名单对象'>, Shares>> = {
  重点医疗救助对象: [280, 0, 0, 0],
  重度残疾大学生: [0, 0, 280, 0],
  重度残疾人: [0, 0, 140, 140],
  丧失劳动能力残疾人: [0, 0, 140, 140],
  建档立卡贫困人口: [0, 196, 0, 84],
  低收入老年人和未成年人: [140, 0, 0, 0],
  无: [0, 0, 0, 0],
}

function aidResults(person: Person, asOf: string) {
  const group = groupOf(person, asOf)
  if (group === null) return { 资助类别: wants('出生日期'), ...aid(wants('出生日期'), yuan(0), yuan(0), yuan(0)) }
  if (group === '县级名单对象') {
    const amount = person.县级资助定额 == null ? wants('县级资助定额') : yuan(person.县级资助定额)
    return { 资助类别: group, ...aid(yuan(0), yuan(0), yuan(0), amount) }
  }
  const [fund, province, city, county] = aidShares[group]
  return { 资助类别: group, ...aid(yuan(fund), yuan(province), yuan(city), yuan(county)) }
}

type Amount = Fen | ReturnType<typeof wants>

function aid(fund: Amount, province: Amount, city: Amount, county: Amount) {
  const each = { 救助基金资助: fund, 省级资助: province, 市级资助: city, 县级资助: county }
  let total = 0
  for (const amount of Object.values(each)) {
    if ('wants' in amount) return { ...each, 资助合计: amount, 个人实缴: amount }
    total += amount.fen
  }
  return { ...each, 资助合计: { fen: total }, 个人实缴: { fen: 28000 - total } }
}

const paidInWindow = (day: string) => day >= '2020-09-01' && day <= '2020-12-20'

type Payer = '无' | '医疗救助资金' | '优抚对象医疗补助资金' | '县级财政'

function dynamicPayer(person: Person): Payer {
  if (!person.动态新增 || person.已参加职工医保 || person.已参加居民医保) return '无'
  if (person.重点优抚对象) return '优抚对象医疗补助资金'
  if (isPriority(person)) return '医疗救助资金'
  return person.建档立卡贫困人口 || person.重度残疾 ? '县级财政' : '无'
}

function dynamicResults(person: Person) {
  const 动态资助主体 = dynamicPayer(person)
  if (动态资助主体 === '无') return { 动态资助主体, 动态资助额: yuan(0), 待遇起始日: ordinaryStart(person) }
  const certified = person.动态调整证明日期
  if (certified == null) return { 动态资助主体, 动态资助额: wants('动态调整证明日期'), 待遇起始日: wants('动态调整证明日期') }
  return { 动态资助主体, 动态资助额: yearAmount(certified.slice(0, 4)), 待遇起始日: certified }
}

/** The notice says what the subsidy was in 2019 and 2020, and the contribution of 2020 and 2021. */
function yearAmount(year: string): Expected {
  if (year === '2020') return yuan(800)
  const subsidy = `人均财政补助标准（${year}年）`
  const contribution = `个人缴费标准（${year}年）`
  if (year === '2019') return wants(contribution)
  return year === '2021' ? wants(subsidy) : wants(subsidy, contribution)
}

function ordinaryStart({ 缴费日期 }: Person): Expected {
  if (缴费日期 == null) return wants('缴费日期')
  return paidInWindow(缴费日期) ? '2021-01-01' : wants('未规定')
}
