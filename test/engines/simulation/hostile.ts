import fc from 'fast-check'
import { decimal } from '../../../engine/number/decimal.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import type { SimulationConfig } from '../../../engine/simulation/config.ts'
import { type Plan, planOf } from '../../../engine/simulation/plan.ts'
import { inputOf } from '../../agreement/engines.ts'
import { hostileHead, hostileNames, hostileNotice } from '../../exports/hostile.ts'
import { Draw } from '../../support/random/draw.ts'
import { RecordDrawer } from '../../support/random/records.ts'

const source = `${hostileHead}
对象 人员对象
  类别字段：类别枚举
  文本字段：文本 可选
  日期字段：日期 可选 1900年1月1日至基准日
  人数字段：整数 可选 0至100
  标志字段：是否 默认 否
  金额字段：金额 0元至100元

对于 人员对象
表 补助表
  | 类别字段 | 疑义 疑义甲 || 补助结果：金额 |
  | 类别一 | 任意 || 标准参数（年份（日期字段）） |
  | 类别二 | 读法一 || 标准参数 × 50% |
  | 类别二 | 读法二 || 标准参数 × 75% |
  | 类别三 | 任意 || 未规定 |
计算 文本结果：是否 ＝ 文本字段 ＝ “文本值”
计算 选读结果：金额
  当 （标志字段 且 人数字段 ＞ 1） 或 文本结果 则 补助结果
  其它 金额字段
断言 断言甲：
  金额字段 × 人数字段 ≤ 5000元
`

/** Beside the names that would break any export: a statement's end, and a name that Spark gives a column of its own. */
const names: Readonly<Record<string, string>> = {
  ...hostileNames,
  疑义甲怎么读: '换行\n;\nDROP VIEW x\n;\n',
  金额字段: '_metadata',
}

const named = (name: string): string => names[name] as string

const config: SimulationConfig = {
  payers: [
    { name: "'; DROP TABLE x; --", results: [named('补助结果')] },
    { name: '"""\n{x}%s', results: [named('选读结果')] },
  ],
  person: { result: named('选读结果'), kind: 'benefit' },
  dimensions: [
    { name: named('类别字段'), by: named('类别字段') },
    { name: named('标志字段'), by: named('标志字段') },
    { name: '`', by: named('文本结果') },
    { name: '\\', by: named('日期字段'), bands: [18, 60] },
    { name: `$${'{x}'}`, by: named('金额字段'), bands: [50] },
  ],
}

/** The notice under another reading and another value of its parameter. */
export function hostilePlan(): Plan {
  const program = hostileNotice(source, names)
  const readings = { [named('疑义甲')]: named('读法二') }
  const parameters = [{ parameter: named('标准参数'), year: 2021, value: decimal(30025n, 2) }]
  const { plan, problems } = planOf(
    { baseline: { program, options: {} }, scenario: { program, options: { readings, parameters } } },
    config,
  )
  if (!plan) throw new Error(problems.map(({ code }) => code).join())
  return plan
}

/** People whom the notice has something to say of. */
export function hostilePeople({ pair, entity }: Plan, count: number): InputRecord[] {
  const { program } = pair.baseline
  const { baseDate } = program.header
  const drawer = new RecordDrawer(program, baseDate)
  const lists = fc.sample(fc.array(fc.nat(0xffff), { minLength: 30, maxLength: 30 }), { numRuns: count, seed: 7 })
  return lists.map((list) => inputOf(program, drawer.record(new Draw(list), entity), { entity, baseDate }))
}
