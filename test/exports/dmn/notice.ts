import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'

const source = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 户籍：城镇、农村

疑义 A01：农村怎么算
  读法 从宽（默认）
  读法 从严

参数 标准：金额
  2021年：100元

对象 就诊
  费用：金额 0元至10万元
  日期：日期 可选

对象 参保人
  户籍：户籍
  出生日期：日期 可选
  就诊记录：多个 就诊

对于 参保人
表 补助分担
  | 户籍 | 疑义 A01 || 省级补助：金额 | 市级补助：金额 |
  | 城镇 | 任意     || 60元           | 27.5元         |
  | 农村 | 从宽     || 标准           | 0元            |
  | 农村 | 从严     || 未规定         | 0元            |  假定 “没有写”
计算 补助合计：金额 ＝ 省级补助 ＋ 市级补助
计算 年龄：整数 ＝ 周岁（出生日期，基准日）
计算 总费用：金额 ＝ 合计 就诊记录.费用
断言 不为负：
  总费用 ≥ 0元
`

/** A notice with a table, readings, a relation and a date that may be absent. */
export const smallNotice = (): Program => noticeOf(source)

/** The program of rules without errors. */
export function noticeOf(rules: string): Program {
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${rules}\n\`\`\`\n`).compiled
  if (!program) throw new Error(diagnostics.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join('\n'))
  return program
}
