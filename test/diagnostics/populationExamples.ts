import { type PopulationProblem, readPopulationModel } from '../../engine/index.ts'
import type { populationMessages } from '../../grammar/messages/population.ts'
import { check } from './notice.ts'

const source = `\`\`\`tiaoli
通知 样例
  基准日：2021年1月1日

枚举 县区：小店区、阳曲县

对象 就诊
  费用：金额 0元至10万元

对象 参保人
  县区：县区
  出生日期：日期 可选
  低保对象：是否
  定额：金额 可选 0元至280元
  就诊：多个 就诊

对于 参保人

计算 费用合计：金额 ＝ 合计 就诊.费用
\`\`\`
`

/** A sound model of the notice's people, of which each example changes one place. */
const model = {
  标题: '样例',
  说明: '合成数据',
  对象: '参保人',
  组成: [
    { 字段: '县区', 权重: { 小店区: 3, 阳曲县: 1 }, 来源: '普查' },
    { 字段: '出生日期', 区间: [{ 从: '1950', 到: '2020', 份额: '100%' }], 假定: '均匀' },
    {
      字段: '低保对象',
      假定: '县里多',
      情形: [{ 当: { 县区: '阳曲县', 出生日期: { 到: '1960' } }, 是: '3%' }, { 是: '1%' }],
    },
    { 字段: '定额', 份额: { '100': '40%', '280': '60%' }, 假定: '各县自定', 缺失: { 份额: '1%', 假定: '漏填' } },
    {
      关系: '就诊',
      个数: { 份额: { '0': '90%', '1': '10%' }, 假定: '多数人不住院' },
      组成: [{ 字段: '费用', 分位: { '0%': 0, '90%': 3000, '100%': 90000 }, 假定: '右偏' }],
    },
  ],
}

/** What is put at a place of the sample (RFC 6901); undefined takes the place out. */
interface Change {
  readonly at: string
  readonly value: unknown
}

const change = (at: string, value: unknown): Change => ({ at, value })

type Code = keyof typeof populationMessages

/** For every code about models a change that it reports; text that is no JSON for the one about that. */
export const populationExamples: Readonly<Record<Code, Change | string>> = {
  'population.notJson': '{"标题": 样例}',
  'population.shape': change('/组成/1/区间', []),
  'population.keyUnknown': change('/组成/1/区问', []),
  'population.keyUnused': change('/组成/2/是', '3%'),
  'population.keyMissing': change('/标题', undefined),
  'population.keyTwice': change('/title', 'sample'),
  'population.entityUnknown': change('/对象', '参报人'),
  'population.fieldUnknown': change('/组成/2/字段', '低保对像'),
  'population.fieldTwice': change('/组成/3/字段', '县区'),
  'population.fieldMissing': change('/组成/2', { 字段: '定额', 缺: true, 假定: '没有' }),
  'population.notEarlier': change('/组成/2/情形/0/当/定额', { 从: 100 }),
  'population.form': change('/组成/0/区间', []),
  'population.share': change('/组成/3/缺失/份额', '120%'),
  'population.sharesSum': change('/组成/3/份额/280', '50%'),
  'population.weight': change('/组成/0/权重/小店区', '三成'),
  'population.bandBackwards': change('/组成/1/区间/0/到', '1940'),
  'population.bandOpen': change('/组成/1/区间/0/到', undefined),
  'population.step': change('/组成/1/步长', 0),
  'population.quantiles': change('/组成/4/组成/0/分位', { '0%': 0, '90%': 3000 }),
  'population.otherwise': change('/组成/2/情形/1/当', { 县区: '小店区' }),
  'population.conditionKind': change('/组成/2/情形/0/当/出生日期', '1960'),
  'population.provenance': change('/组成/3/假定', undefined),
  'population.required': change('/组成/2/缺失', { 份额: '1%', 假定: '漏填' }),
}

/** The example as people may see it, with what is found in it. */
export function populationExample(code: Code): { readonly shown: string; readonly problems: readonly PopulationProblem[] } {
  const example = populationExamples[code]
  if (typeof example === 'string') return { shown: example, problems: problemsOf(example) }
  const changed = structuredClone(model)
  put(changed, example.at.slice(1).split('/'), example.value)
  const value = example.value === undefined ? '' : `: ${JSON.stringify(example.value)}`
  return { shown: `${example.at}${value}`, problems: problemsOf(JSON.stringify(changed)) }
}

/** The problems of the sample with nothing changed. */
export const soundModelProblems = (): readonly PopulationProblem[] => problemsOf(JSON.stringify(model))

function problemsOf(text: string): readonly PopulationProblem[] {
  const { program } = check(source).compiled
  if (!program) throw new Error('the sample has errors')
  return readPopulationModel(text, program).problems
}

function put(holder: unknown, keys: readonly string[], value: unknown): void {
  const [key = '', ...more] = keys
  const object = holder as Record<string, unknown>
  if (more.length > 0) put(object[key], more, value)
  else if (value === undefined) delete object[key]
  else object[key] = value
}
