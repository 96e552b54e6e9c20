import { cliffProblems } from '../../../engine/simulation/analyses/cliffs.ts'
import type { AnalysisProblem } from '../../../engine/simulation/analyses/problem.ts'
import { seek, seekProblems } from '../../../engine/simulation/analyses/seek.ts'
import type { SeekRequest } from '../../../engine/simulation/analyses/seekPlan.ts'
import { neverFound } from '../../../engine/simulation/analyses/texts/seek.ts'
import type { SimulationConfig } from '../../../engine/simulation/config.ts'
import { SimulationError } from '../../../engine/simulation/problem.ts'
import { head, simulation } from './support.ts'

const source = `${head}
枚举 县区：阳曲县、小店区
参数 标准：金额 ＝ 280元
参数 起付日：日期 ＝ 2021年1月1日
对象 参保人
  参保地：县区
  缴费日期：日期 默认 2021年1月1日
对于 参保人
计算 个人实缴：金额
  当 缴费日期 ≥ 起付日 则 标准
  其它 0元
计算 县级补助：金额 ＝ 55元
`

const config: SimulationConfig = {
  payers: [
    { name: '个人', results: ['个人实缴'] },
    { name: '县级财政', results: ['县级补助'] },
  ],
  person: { result: '个人实缴', kind: 'cost' },
  dimensions: [{ name: '参保地', by: '参保地' }],
}

const base: SeekRequest = { parameter: '标准', payer: '个人', bound: { kind: 'atMost', amount: '100' } }

interface AnalysisExample {
  /** As the command line has it. */
  readonly shown: string
  readonly asked: Partial<SeekRequest>
}

/** For every code of an analysis what gets it; the rules are `analysisNotice`. */
export const analysisExamples: Readonly<Record<AnalysisProblem['code'], AnalysisExample>> = {
  'seek.parameterUnknown': { shown: '--seek 标淮 --payer 个人 --at-most 100元', asked: { parameter: '标淮' } },
  'seek.notNumber': { shown: '--seek 起付日 --payer 个人 --at-most 100元', asked: { parameter: '起付日' } },
  'seek.payerUnknown': { shown: '--seek 标准 --payer 个体 --at-most 100元', asked: { payer: '个体' } },
  'seek.dimensionUnknown': {
    shown: '--seek 标准 --payer 个人 --group 户籍地=阳曲县 --at-most 100元',
    asked: { group: { dimension: '户籍地', name: '阳曲县' } },
  },
  'seek.groupUnknown': {
    shown: '--seek 标准 --payer 个人 --group 参保地=阳曲 --at-most 100元',
    asked: { group: { dimension: '参保地', name: '阳曲' } },
  },
  'seek.noPeople': {
    shown: '--seek 标准 --payer 个人 --group 参保地=小店区 --at-most 100元',
    asked: { group: { dimension: '参保地', name: '小店区' } },
  },
  'seek.rangeEmpty': { shown: '{ from: 400, to: 300 }', asked: { range: { from: '400', to: '300' } } },
  'seek.independent': { shown: '--seek 标准 --payer 县级财政 --at-most 100元', asked: { payer: '县级财政' } },
  'seek.never': { shown: '--seek 标准 --payer 个人 --at-least 1000万元', asked: { bound: { kind: 'atLeast', amount: '10000000' } } },
  'cliffs.noPerson': { shown: '--cliffs', asked: {} },
}

/** What the example of a code gets. */
export async function analysisProblemOf(code: AnalysisProblem['code']): Promise<AnalysisProblem> {
  const found = (await problemsOf(code)).find((each) => each.code === code)
  if (!found) throw new Error(`the example of ${code} does not get it`)
  return found as AnalysisProblem
}

async function problemsOf(code: AnalysisProblem['code']) {
  const { plan, people } = simulation(source, code === 'cliffs.noPerson' ? { ...config, person: null } : config, [{ 参保地: '阳曲县' }])
  const request = { ...base, ...analysisExamples[code].asked }
  const problems = [...cliffProblems(plan), ...seekProblems(plan, request)]
  if (problems.length > 0) return problems
  try {
    const never = neverFound(await seek(plan, people, request), 'zh')
    return never ? [never] : []
  } catch (failure) {
    if (failure instanceof SimulationError) return failure.problems
    throw failure
  }
}
