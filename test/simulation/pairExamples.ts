import { BatchBuilder } from '../../engine/batch/builder.ts'
import { layoutOf } from '../../engine/batch/layout.ts'
import { readOverrides } from '../../engine/interpret/overrides.ts'
import type { SimulationConfig } from '../../engine/simulation/config.ts'
import { SummaryFold } from '../../engine/simulation/fold/fold.ts'
import { planOf } from '../../engine/simulation/plan.ts'
import { type PairProblem, SimulationError } from '../../engine/simulation/problem.ts'
import { notice, recordOf } from '../support/notice.ts'

const head = `通知 样例
  基准日：2021年1月1日
`

const inForce = `${head}
对象 参保人
  低保对象：是否 默认 否
对于 参保人
计算 个人实缴：金额
  当 低保对象 则 0元
  其它 280元
`

interface PairExample {
  readonly baseline: string
  readonly scenario: string
  /** Values of parameters for the scenario. */
  readonly set?: Readonly<Record<string, string>>
}

/** For every code of a pair of notices two that get it. */
export const pairExamples: Readonly<Record<PairProblem['code'], PairExample>> = {
  'pair.noEntity': { baseline: inForce, scenario: inForce.replaceAll('参保人', '居民') },
  'pair.resultMissing': { baseline: inForce, scenario: inForce.replace('个人实缴', '个人缴费') },
  'pair.resultDiffers': {
    baseline: inForce,
    scenario: inForce.replace('个人实缴：金额', '个人实缴：整数').replace('0元', '0').replace('280元', '280'),
  },
  'pair.fieldMissing': {
    baseline: inForce,
    scenario: inForce.replaceAll('当 低保对象', '当 持居住证').replace('低保对象：', '持居住证：'),
  },
  'pair.fieldDiffers': { baseline: inForce, scenario: inForce.replace('默认 否', '默认 是') },
  'pair.fieldNarrower': {
    baseline: inForce
      .replace('低保对象：是否 默认 否', '低保对象：是否 默认 否\n  定额：金额 0元至280元')
      .replace('其它 280元', '其它 定额'),
    scenario: inForce
      .replace('低保对象：是否 默认 否', '低保对象：是否 默认 否\n  定额：金额 0元至250元')
      .replace('其它 280元', '其它 定额'),
  },
  'pair.tooFine': {
    baseline: `${head}
参数 比例：比例 ＝ 50%
对象 参保人
  低保对象：是否 默认 否
对于 参保人
计算 个人实缴：金额 ＝ 280元 × 比例
`,
    scenario: `${head}
参数 比例：比例 ＝ 50%
对象 参保人
  低保对象：是否 默认 否
对于 参保人
计算 个人实缴：金额 ＝ 280元 × 比例
`,
    set: { 比例: '0.12345' },
  },
}

const config: SimulationConfig = {
  payers: [{ name: '个人', results: ['个人实缴'] }],
  person: { result: '个人实缴', kind: 'cost' },
  dimensions: [],
}

/** What the example of a code gets. */
export function pairProblemOf(code: PairProblem['code']): PairProblem {
  const { baseline, scenario, set = {} } = pairExamples[code]
  const [before, after] = [notice(baseline).program, notice(scenario).program]
  const { overrides, problems: unread } = readOverrides(after, set)
  if (unread.length > 0) throw new Error(JSON.stringify(unread))
  const pair = { baseline: { program: before, options: {} }, scenario: { program: after, options: { parameters: overrides } } }
  const { plan, problems } = planOf(pair, config)
  if (!plan) return problems[0] as PairProblem
  const builder = new BatchBuilder(layoutOf(before, '参保人'))
  builder.add(recordOf(before, {}))
  try {
    new SummaryFold(plan).add({ batch: builder.finish(), weights: null, numbers: Int32Array.of(1) })
  } catch (failure) {
    if (failure instanceof SimulationError) return failure.problems[0] as PairProblem
    throw failure
  }
  throw new Error(`the example of ${code} gets nothing`)
}
