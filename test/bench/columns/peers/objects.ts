import type { Batch, Column } from '../../../../engine/batch/batch.ts'
import { type Answers, answersOf, emptyTotals, unknownCell } from '../answers.ts'
import { type Measured, perPerson, timeKey } from '../measured.ts'
import { categories, counties, dynamicPayers, payers, type ResultName, students, type Work, workNames } from '../work.ts'

/** The rules as one would write them in JavaScript at first: a person is an object, an answer too; amounts in whole fen. */

interface Person {
  readonly 参保地: string
  readonly 大学生类别: string
  readonly 持居住证: boolean
  readonly 低保对象: boolean
  readonly 特困人员: boolean
  readonly 重点优抚对象: boolean
  readonly 见义勇为者: boolean
  readonly '享受40%救济对象': boolean
  readonly 重度残疾: boolean
  readonly 丧失劳动能力: boolean
  readonly 建档立卡贫困人口: boolean
  readonly 低收入家庭: boolean
  readonly 列入县级资助名单: boolean
  readonly 动态新增: boolean
  readonly 已参加职工医保: boolean
  readonly 已参加居民医保: boolean
  readonly 省内转诊: boolean
  /** Days since 1970, as all dates. */
  readonly 出生日期: number | null
  readonly 县级资助定额: number | null
  readonly 缴费日期: number | null
  readonly 动态调整证明日期: number | null
}

const western = new Set(['阳曲县', '娄烦县'])
const inFull = new Set(['重点医疗救助对象', '重度残疾大学生', '重度残疾人', '丧失劳动能力残疾人', '建档立卡贫困人口'])
const due = 28000

function shares({ 参保地, 大学生类别 }: Person) {
  if (western.has(参保地)) return { 中央补助: 44000, 省级补助: 5500, 市级补助: 2750, 县级补助: 2750 }
  if (大学生类别 === '省属大学生') return { 中央补助: 33000, 省级补助: 22000, 市级补助: 0, 县级补助: 0 }
  if (大学生类别 === '市属大学生') return { 中央补助: 33000, 省级补助: 11000, 市级补助: 11000, 县级补助: 0 }
  return { 中央补助: 33000, 省级补助: 11000, 市级补助: 5500, 县级补助: 5500 }
}

const otherKey = (p: Person) => p.低保对象 || p.特困人员 || p.见义勇为者 || p['享受40%救济对象']

function category(p: Person): string | null {
  if (otherKey(p) || p.重点优抚对象) return '重点医疗救助对象'
  if (p.重度残疾) return p.大学生类别 === '非大学生' ? '重度残疾人' : '重度残疾大学生'
  if (p.丧失劳动能力) return '丧失劳动能力残疾人'
  if (p.建档立卡贫困人口) return '建档立卡贫困人口'
  if (p.列入县级资助名单) return '县级名单对象'
  if (!p.低收入家庭) return '无'
  if (p.出生日期 === null) return null
  return p.出生日期 <= -3287 || p.出生日期 > 12053 ? '低收入老年人和未成年人' : '无'
}

function aidOf(group: string | null, p: Person): { fund: number | null; province: number; city: number; county: number | null } {
  switch (group) {
    case null:
      return { fund: null, province: 0, city: 0, county: 0 }
    case '重点医疗救助对象':
      return { fund: due, province: 0, city: 0, county: 0 }
    case '低收入老年人和未成年人':
      return { fund: due / 2, province: 0, city: 0, county: 0 }
    case '重度残疾大学生':
      return { fund: 0, province: 0, city: due, county: 0 }
    case '重度残疾人':
    case '丧失劳动能力残疾人':
      return { fund: 0, province: 0, city: due / 2, county: due / 2 }
    case '建档立卡贫困人口':
      return { fund: 0, province: 19600, city: 0, county: 8400 }
    case '县级名单对象':
      return { fund: 0, province: 0, city: 0, county: p.县级资助定额 }
    default:
      return { fund: 0, province: 0, city: 0, county: 0 }
  }
}

function money(p: Person) {
  const shared = shares(p)
  const group = category(p)
  const { fund, province, city, county } = aidOf(group, p)
  const aid = fund === null || county === null ? null : fund + province + city + county
  return {
    ...shared,
    财政补助合计: shared.中央补助 + shared.省级补助 + shared.市级补助 + shared.县级补助,
    应缴标准: due,
    资助类别: group,
    救助基金资助: fund,
    省级资助: province,
    市级资助: city,
    县级资助: county,
    资助合计: aid,
    个人实缴: aid === null ? null : due - aid,
  }
}

function dynamicPayer(p: Person): string {
  if (!p.动态新增 || p.已参加居民医保 || p.已参加职工医保) return '无'
  if (p.重点优抚对象) return '优抚对象医疗补助资金'
  if (otherKey(p)) return '医疗救助资金'
  return p.建档立卡贫困人口 || p.重度残疾 ? '县级财政' : '无'
}

function whole(p: Person) {
  const { 缴费日期: paid, 动态调整证明日期: proof } = p
  const inTime = paid === null ? null : paid >= 18506 && paid <= 18616
  const payer = dynamicPayer(p)
  const in2020 = proof !== null && proof >= 18262 && proof < 18628
  return {
    ...money(p),
    期内缴费: inTime,
    动态资助主体: payer,
    动态资助额: payer === '无' ? 0 : in2020 ? 80000 : null,
    待遇起始日: payer !== '无' ? proof : inTime === true ? 18628 : null,
    享受本地待遇: p.建档立卡贫困人口 && p.省内转诊,
  }
}

type Money = ReturnType<typeof money>

function holds({ 财政补助合计, 应缴标准, 资助类别, 资助合计, 个人实缴 }: Money): boolean {
  if (财政补助合计 !== 55000 || 应缴标准 !== due) return false
  if (资助合计 === null || 个人实缴 === null || 资助类别 === null) return true
  return (!inFull.has(资助类别) || 个人实缴 === 0) && 资助合计 + 个人实缴 === due && 个人实缴 >= 0 && 个人实缴 <= due
}

function personAt(columns: readonly Column[], row: number): Person {
  return Object.fromEntries(columns.map((column) => [column.field, fieldAt(column, row)])) as unknown as Person
}

function fieldAt({ field, type, cells, given }: Column, row: number): string | number | boolean | null {
  if (given?.[row] === 0) return null
  const cell = cells[row] as number
  if (type.kind === 'boolean') return cell === 1
  return type.kind === 'enum' ? ((field === '参保地' ? counties : students)[cell] as string) : cell
}

/** Results by name, as whole numbers; members by their place. */
function numberOf(name: ResultName, value: unknown): number {
  if (value === null) return unknownCell
  if (typeof value !== 'string') return Number(value)
  return (name === '资助类别' ? categories : dynamicPayers).indexOf(value as never)
}

export async function objects(people: Batch): Promise<Measured> {
  const columns = [...people.columns.values()]
  const list = Array.from({ length: people.rows }, (_, row) => personAt(columns, row))
  const times = new Map<string, number>()
  const answers: Partial<Record<Work, Answers>> = {}
  let refused = 0
  for (const work of workNames) {
    const rule: (person: Person) => Money = work === 'money' ? money : whole
    let results: Money[] = []
    const task = () => {
      results = list.map(rule)
      refused = results.reduce((count, result) => count + (holds(result) ? 0 : 1), 0)
    }
    times.set(timeKey(work, 'F', 1), await perPerson(people.rows, task, { runs: 3 }))
    answers[work] = answersOf(
      work,
      people.rows,
      (name) => (row) => numberOf(name, (results[row] as unknown as Record<string, unknown>)[name]),
    )
  }
  let totals = emptyTotals()
  const time = await perPerson(people.rows, () => {
    totals = totalsOf(list)
  })
  for (const work of workNames) times.set(timeKey(work, 'A', 1), time)
  return { name: 'JavaScript objects in a loop', times, answers, totals, refused }
}

function totalsOf(list: readonly Person[]) {
  const totals = emptyTotals()
  const places = new Map<string, number>(counties.map((name, place) => [name, place * payers.length]))
  for (const person of list) {
    const m = money(person)
    const at = places.get(person.参保地) as number
    const county = m.县级资助 === null ? null : m.县级补助 + m.县级资助
    const amounts = [m.中央补助, m.省级补助 + m.省级资助, m.市级补助 + m.市级资助, county, m.救助基金资助, m.个人实缴]
    for (let payer = 0; payer < amounts.length; payer++) {
      const amount = amounts[payer] as number | null
      if (amount === null) totals.unknown[at + payer] = (totals.unknown[at + payer] as number) + 1
      else totals.sums[at + payer] = (totals.sums[at + payer] as number) + amount
    }
  }
  return totals
}
