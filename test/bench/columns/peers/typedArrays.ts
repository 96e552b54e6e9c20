import type { Batch, Cells, Column } from '../../../../engine/batch/batch.ts'
import { type Answers, answersOf, emptyTotals, unknownCell as none, type Totals } from '../answers.ts'
import { type Measured, perPerson, timeKey } from '../measured.ts'
import { payers, type ResultName, type Work, workNames, works } from '../work.ts'

/** The rules by hand over typed arrays, amounts in whole fen. */

interface Fields {
  readonly county: Cells
  readonly student: Cells
  readonly permit: Cells
  readonly allowance: Cells
  readonly extremePoverty: Cells
  readonly veteran: Cells
  readonly brave: Cells
  readonly relief: Cells
  readonly disabled: Cells
  readonly unable: Cells
  readonly registered: Cells
  readonly lowIncome: Cells
  readonly listed: Cells
  readonly added: Cells
  readonly inEmployees: Cells
  readonly inResidents: Cells
  readonly referred: Cells
  readonly birth: Cells
  readonly quota: Cells
  readonly paid: Cells
  readonly proof: Cells
}

/** Fields as they are kept; of those that may lack, `none` where they do. */
function fieldsOf(people: Batch): Fields {
  const column = (field: string) => people.columns.get(field) as Column
  const cells = (field: string) => column(field).cells
  const optional = (field: string) => {
    const { cells: own, given } = column(field)
    return Int32Array.from(own, (cell, row) => (given?.[row] === 0 ? none : cell))
  }
  return {
    county: cells('参保地'),
    student: cells('大学生类别'),
    permit: cells('持居住证'),
    allowance: cells('低保对象'),
    extremePoverty: cells('特困人员'),
    veteran: cells('重点优抚对象'),
    brave: cells('见义勇为者'),
    relief: cells('享受40%救济对象'),
    disabled: cells('重度残疾'),
    unable: cells('丧失劳动能力'),
    registered: cells('建档立卡贫困人口'),
    lowIncome: cells('低收入家庭'),
    listed: cells('列入县级资助名单'),
    added: cells('动态新增'),
    inEmployees: cells('已参加职工医保'),
    inResidents: cells('已参加居民医保'),
    referred: cells('省内转诊'),
    birth: optional('出生日期'),
    quota: optional('县级资助定额'),
    paid: optional('缴费日期'),
    proof: optional('动态调整证明日期'),
  }
}

/** Places in the enumerations. */
const [yangqu, loufan] = [7, 8]
const [noStudent, ofProvince, ofCity] = [0, 1, 2]
const [keyGroup, disabledStudent, disabledPerson, unablePerson, registeredPoor, listedPerson, oldOrYoung, noAid] = [0, 1, 2, 3, 4, 5, 6, 7]
const [aidFund, veteranFund, countyPays, nobody] = [0, 1, 2, 3]
const [sixtySince, eighteenSince] = [-3287, 12053]
const [windowFrom, windowTo, insuredYear] = [18506, 18616, 18628]
const [year2020, year2021] = [18262, 18628]

type Columns = Readonly<Record<ResultName, Int32Array>>

const columnsFor = (rows: number): Columns =>
  Object.fromEntries(works.notice.map((name) => [name, new Int32Array(rows)])) as unknown as Columns

function categoryOf(f: Fields, i: number): number {
  if (f.allowance[i] || f.extremePoverty[i] || f.veteran[i] || f.brave[i] || f.relief[i]) return keyGroup
  if (f.disabled[i]) return f.student[i] === noStudent ? disabledPerson : disabledStudent
  if (f.unable[i]) return unablePerson
  if (f.registered[i]) return registeredPoor
  if (f.listed[i]) return listedPerson
  if (!f.lowIncome[i]) return noAid
  const birth = f.birth[i] as number
  if (birth === none) return none
  return birth <= sixtySince || birth > eighteenSince ? oldOrYoung : noAid
}

/** Writes the money of person `i` to row `at` and says whether the assertions hold. */
function writeMoney(f: Fields, out: Columns, i: number, at: number): boolean {
  const west = f.county[i] === yangqu || f.county[i] === loufan
  const student = f.student[i]
  const central = west ? 44000 : 33000
  const province = west ? 5500 : student === ofProvince ? 22000 : 11000
  const city = west ? 2750 : student === ofProvince ? 0 : student === ofCity ? 11000 : 5500
  const county = west ? 2750 : student === ofProvince || student === ofCity ? 0 : 5500
  const subsidy = central + province + city + county
  const due = 28000
  const category = categoryOf(f, i)
  const shared = category === disabledPerson || category === unablePerson
  const fund = category === keyGroup ? 28000 : category === oldOrYoung ? 14000 : category === none ? none : 0
  const provinceAid = category === registeredPoor ? 19600 : 0
  const cityAid = shared ? 14000 : category === disabledStudent ? 28000 : 0
  const countyAid = shared ? 14000 : category === registeredPoor ? 8400 : category === listedPerson ? (f.quota[i] as number) : 0
  const known = fund !== none && countyAid !== none
  const aid = known ? fund + provinceAid + cityAid + countyAid : none
  const own = known ? due - aid : none
  out.中央补助[at] = central
  out.省级补助[at] = province
  out.市级补助[at] = city
  out.县级补助[at] = county
  out.财政补助合计[at] = subsidy
  out.应缴标准[at] = due
  out.资助类别[at] = category
  out.救助基金资助[at] = fund
  out.省级资助[at] = provinceAid
  out.市级资助[at] = cityAid
  out.县级资助[at] = countyAid
  out.资助合计[at] = aid
  out.个人实缴[at] = own
  const inFull = category >= keyGroup && category <= registeredPoor
  return subsidy === 55000 && (!known || ((!inFull || own === 0) && aid + own === due && own >= 0 && own <= due))
}

function writeRest(f: Fields, out: Columns, i: number): void {
  const paid = f.paid[i] as number
  const proof = f.proof[i] as number
  const inTime = paid === none ? none : paid >= windowFrom && paid <= windowTo ? 1 : 0
  const payer = dynamicPayerOf(f, i)
  out.期内缴费[i] = inTime
  out.动态资助主体[i] = payer
  out.动态资助额[i] = payer === nobody ? 0 : proof >= year2020 && proof < year2021 ? 80000 : none
  out.待遇起始日[i] = payer !== nobody ? proof : inTime === 1 ? insuredYear : none
  out.享受本地待遇[i] = f.registered[i] && f.referred[i] ? 1 : 0
}

function dynamicPayerOf(f: Fields, i: number): number {
  if (!f.added[i] || f.inResidents[i] || f.inEmployees[i]) return nobody
  if (f.veteran[i]) return veteranFund
  if (f.allowance[i] || f.extremePoverty[i] || f.brave[i] || f.relief[i]) return aidFund
  return f.registered[i] || f.disabled[i] ? countyPays : nobody
}

function totalsOf(f: Fields, rows: number): Totals {
  const totals = emptyTotals()
  const one = columnsFor(1)
  for (let i = 0; i < rows; i++) {
    writeMoney(f, one, i, 0)
    addMoney(totals, (f.county[i] as number) * payers.length, one)
  }
  return totals
}

function addMoney({ sums, unknown }: Totals, at: number, m: Columns): void {
  const [fund, countyAid, own] = [m.救助基金资助[0] as number, m.县级资助[0] as number, m.个人实缴[0] as number]
  add(sums, at, m.中央补助[0] as number)
  add(sums, at + 1, (m.省级补助[0] as number) + (m.省级资助[0] as number))
  add(sums, at + 2, (m.市级补助[0] as number) + (m.市级资助[0] as number))
  if (countyAid === none) add(unknown, at + 3, 1)
  else add(sums, at + 3, (m.县级补助[0] as number) + countyAid)
  if (fund === none) add(unknown, at + 4, 1)
  else add(sums, at + 4, fund)
  if (own === none) add(unknown, at + 5, 1)
  else add(sums, at + 5, own)
}

function add(to: Float64Array, cell: number, amount: number): void {
  to[cell] = (to[cell] as number) + amount
}

export async function typedArrays(people: Batch): Promise<Measured> {
  const fields = fieldsOf(people)
  const out = columnsFor(people.rows)
  const times = new Map<string, number>()
  const answers: Partial<Record<Work, Answers>> = {}
  let refused = 0
  const money = () => {
    refused = 0
    for (let i = 0; i < people.rows; i++) if (!writeMoney(fields, out, i, i)) refused++
  }
  const notice = () => {
    money()
    for (let i = 0; i < people.rows; i++) writeRest(fields, out, i)
  }
  for (const work of workNames) {
    times.set(timeKey(work, 'F', 1), await perPerson(people.rows, work === 'money' ? money : notice))
    answers[work] = answersOf(work, people.rows, (name) => (row) => out[name][row] as number)
  }
  let totals = emptyTotals()
  const time = await perPerson(people.rows, () => {
    totals = totalsOf(fields, people.rows)
  })
  for (const work of workNames) times.set(timeKey(work, 'A', 1), time)
  return { name: 'JavaScript over typed arrays', times, answers, totals, refused }
}
