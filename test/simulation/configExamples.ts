import type { ConfigProblemCode } from '../../engine/simulation/configProblem.ts'
import { type ReadConfig, readConfig } from '../../engine/simulation/readConfig.ts'
import { notice } from '../support/notice.ts'

const head = `通知 样例
  基准日：2021年1月1日
`

const withPeople = `
枚举 县区：小店区、阳曲县

对象 参保人
  姓名：文本 可选
  县区：县区
  出生日期：日期
  低保对象：是否 默认 否

对于 参保人

计算 省级补助：金额
  当 县区 为 阳曲县 则 55元
  其它 110元
计算 个人实缴：金额 ＝ 280元
计算 年龄：整数 ＝ 周岁（出生日期，2021年1月1日）
`

/** The notice whose simulations are read: people of two counties, two amounts, an age. */
export const program = notice(head + withPeople).program
const withoutPeople = notice(`${head}\n计算 标准：金额 ＝ 280元`).program

const counted = '"payers": [{"name": "省", "results": ["省级补助"]}]'
const by = (dimension: string) => `{${counted}, "dimensions": [${dimension}]}`

/** For every code of a configuration a text in which it is reported. */
export const configExamples: Readonly<Record<ConfigProblemCode, string>> = {
  'simulation.notJson': '{"payers": [省]}',
  'simulation.keyTwice': `{${counted}, ${counted}}`,
  'simulation.shape': '{"payers": [{"name": "省", "results": "省级补助"}]}',
  'simulation.keyMissing': '{"payers": [{"name": "省"}]}',
  'simulation.keyUnknown': `{${counted}, "dimension": []}`,
  'simulation.noEntity': '{"payers": [{"name": "个人", "results": ["标准"]}]}',
  'simulation.nothingCounted': '{"payers": []}',
  'simulation.repeated': '{"payers": [{"name": "省", "results": ["省级补助"]}, {"name": "省", "results": ["个人实缴"]}]}',
  'simulation.resultUnknown': '{"payers": [{"name": "省", "results": ["省级补贴"]}]}',
  'simulation.notAmount': '{"payers": [{"name": "省", "results": ["年龄"]}]}',
  'simulation.countedTwice': '{"payers": [{"name": "省", "results": ["省级补助"]}, {"name": "全部", "results": ["省级补助", "个人实缴"]}]}',
  'simulation.byUnknown': by('{"name": "县", "by": "县市区"}'),
  'simulation.notGrouped': by('{"name": "姓名", "by": "姓名"}'),
  'simulation.bandsMissing': by('{"name": "年龄", "by": "出生日期"}'),
  'simulation.bandsUnfit': by('{"name": "县", "by": "县区", "bands": [1]}'),
  'simulation.bandsOrder': by('{"name": "年龄", "by": "出生日期", "bands": [60, 18]}'),
}

/** What is found in a code's example. */
export function examined(code: ConfigProblemCode): ReadConfig {
  return readConfig(configExamples[code], code === 'simulation.noEntity' ? withoutPeople : program)
}
