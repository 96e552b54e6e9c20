import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Batch } from '../../../engine/batch/batch.ts'
import { type PopulationModel, type Program, populationProblemText, readPopulationModel } from '../../../engine/index.ts'
import { entryOf, type Folder, programOf } from '../../policies/notices.ts'
import { notice } from '../../support/notice.ts'

export interface Population {
  readonly program: Program
  readonly model: PopulationModel
}

/** The population beside a notice of policies/. */
export function populationOf(folder: Folder): Population {
  return read(readFileSync(join(dirname(entryOf(folder)), 'population.json'), 'utf8'), programOf(folder))
}

/** People with hospital stays, and stays with bills: every type of field, conditions on what holds an element. */
export const stays: Population = read(
  JSON.stringify({
    标题: '住院的人',
    说明: '合成数据',
    对象: '参保人',
    组成: [
      { 字段: '县区', 份额: { 小店区: '70%', 阳曲县: '30%' }, 假定: '样例' },
      { 字段: '姓名', 份额: { 甲: '50%', '=乙': '50%' }, 假定: '样例' },
      {
        字段: '出生日期',
        区间: [
          { 从: '1930', 到: '1960', 份额: '40%' },
          { 从: '1961', 到: '2020', 份额: '60%' },
        ],
        假定: '样例',
        缺失: { 份额: '5%', 假定: '漏填' },
      },
      { 关系: '住院', 个数: stayCounts(), 组成: stayParts() },
      { 字段: '低保对象', 情形: [{ 当: { 姓名: '=乙', 县区: '阳曲县' }, 是: '20%' }, { 是: '1%' }], 假定: '样例' },
    ],
  }),
  notice(`\`\`\`tiaoli
通知 住院
  基准日：2021年1月1日

枚举 县区：小店区、阳曲县

对象 账单
  金额：金额 0元至1000万元
  自费：是否 默认 否

对象 住院
  费用：金额 0元至1000万元
  入院时刻：时刻
  等待：时长（天） 可选
  转诊：是否 默认 否
  账单：多个 账单

对象 参保人
  县区：县区
  姓名：文本 可选
  出生日期：日期 可选 1900年1月1日至基准日
  低保对象：是否 默认 否
  人数：整数 可选
  住院：多个 住院

对于 参保人

计算 费用合计：金额 ＝ 合计 住院.费用
\`\`\`
`).program,
)

function stayCounts(): object {
  return {
    假定: '老人多',
    情形: [
      { 当: { 出生日期: { 到: '1960' } }, 份额: { '0': '60%', '1': '25%', '2': '10%', '5': '5%' } },
      { 份额: { '0': '90%', '1': '10%' } },
    ],
  }
}

function stayParts(): object[] {
  return [
    { 字段: '转诊', 情形: [{ 当: { 县区: '阳曲县' }, 是: '40%' }, { 是: '5%' }], 假定: '县里转出的多' },
    { 字段: '费用', 分位: { '0%': 100, '50%': 4000, '90%': 20000, '100%': 800000 }, 假定: '右偏' },
    { 字段: '入院时刻', 区间: [{ 从: '2020-01-01T00:00', 到: '2020-12-31T23:59', 份额: '100%' }], 假定: '全年' },
    { 字段: '等待', 区间: [{ 从: 'P0D', 到: 'P30D', 份额: '100%' }], 假定: '一月之内', 缺失: { 份额: '50%', 假定: '多不登记' } },
    {
      关系: '账单',
      个数: { 区间: [{ 从: 1, 到: 3, 份额: '100%' }], 假定: '一至三张' },
      组成: [
        { 字段: '自费', 情形: [{ 当: { 县区: '阳曲县', 转诊: true }, 是: '100%' }, { 是: '0%' }], 假定: '样例' },
        { 字段: '金额', 区间: [{ 从: 10, 到: 500, 份额: '100%' }], 步长: 10, 假定: '整十' },
      ],
    },
  ]
}

function read(text: string, program: Program): Population {
  const { model, problems } = readPopulationModel(text, program)
  if (model) return { program, model }
  throw new Error(problems.map((problem) => `${problem.path} ${populationProblemText(problem, 'zh')}`).join('\n'))
}

/** All that a batch holds, as text, apart from memory. */
export function contents(batch: Batch): unknown {
  const columns = [...batch.columns.values()].map(({ field, cells, given }) => [field, [...cells], given && [...given]])
  const relations = [...batch.relations].map(([name, { offsets, batch: inner }]) => [name, [...offsets], contents(inner)])
  return { entity: batch.entity, rows: batch.rows, columns, relations }
}
