import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'

const source = `通知 试验通知
  文号：试〔2021〕1号
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 类别：职工、居民

疑义 A01：倍数怎么计
  读法 按人（默认）
  读法 按户

参数 标准：金额
  2020年：100元
  2021年：250元    推算 “比照上年”
参数 截止日：日期 ＝ 2021年3月31日

对象 明细
  费用：金额 可选
  自费：是否 默认 否
对象 就诊
  入院：时刻
  出院：时刻
  明细：多个 明细
对象 参保人
  身份：身份证号 可选
  类别：类别
  出生日期：日期 可选 1900年1月1日至基准日
  财产：金额
  等待期：时长（月） 默认 3个月
  备注：文本 可选
  就诊：多个 就诊

对于 参保人
计算 年龄：整数 ＝ 周岁（出生日期，基准日）

对于 就诊
计算 小计：金额 ＝ 合计 明细.费用 当 非 明细.自费

对于 参保人
计算 乘积：数 ＝ （财产 ÷ 1元） × （财产 ÷ 1元）
计算 余数：数 ＝ 较小（乘积，1000000000）
计算 总费用：金额 ＝ 合计 就诊.小计
计算 次数：整数 ＝ 个数 就诊
计算 最长：时长（小时） ＝ 最大 就诊.出院 － 就诊.入院
计算 最早：时刻 ＝ 最小 就诊.入院
计算 起付：日期 ＝ 截止日 ＋ 等待期 下取
表 补助表
  | 类别 | 疑义 A01 || 补助：金额 |
  | 职工 | 任意 || 标准 |
  | 居民 | 按人 || 标准 × 50% |
  | 居民 | 按户 || 未规定 |
计算 报销：金额 ＝ 补助 ＋ 总费用 × 50%    假定 “先补助后报销”
例外 重复 对于 报销：
  当 备注 ＝ “*/ \\u0022" 重复” 则 0元
断言 不为负：
  报销 ≥ 0元
`

/** A small notice with every kind of field, aggregates in aggregates, numbers beyond a long, settings and an assertion. */
export function smallProgram(): Program {
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${source}\n\`\`\`\n`).compiled
  if (!program)
    throw new Error(
      diagnostics
        .map(({ code, values, span }) => `${code} ${JSON.stringify(values)} ${source.slice(span.start - 10, span.end)}`)
        .join('\n'),
    )
  return program
}
