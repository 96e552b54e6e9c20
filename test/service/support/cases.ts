import { caseRow } from '../../../engine/service/cases/draft.ts'
import { offsetOf } from '../../../engine/service/cases/key.ts'
import type { Document } from '../../../engine/service/index.ts'

/** A notice with what cases can have: readings, relations, comments, names that need 「」. */
export const notice = `通知 甲
  基准日：2021年1月1日

枚举 县区：东区、西区、「南|区」

对象 就诊
  日期：日期 2019年1月1日至基准日
  费用：金额 可选 0元至1000元

对象 人
  姓名：文本 可选
  县区：县区
  出生：日期 可选 1900年1月1日至基准日
  「是」：是否 默认 否
  次数：整数 0至9 默认 2
  就诊：多个 就诊

参数 定额：金额
  2020年：5元

疑义 A1：按哪一个
  读法 甲说（默认）
  读法 乙说

对于 人

表 补助
  | 县区 | 疑义 A1 || 补助：金额 |
  | 东区 | 甲说    || 1元        |
  | 东区 | 乙说    || 2元        |
  | 西区 | 任意    || 未规定     |
  | 「南|区」 | 任意 || 定额（2020年） |

计算 总费用：金额 ＝ 合计 就诊.费用
计算 年龄：整数 ＝ 周岁（出生，基准日）

// 东区的
算例 东区的人 // 注
  读法 A1：乙说  // 按乙
  县区：东区  // 在东
  就诊：
    | 日期          | 费用  |
    // 第一次
    | 2020年1月31日 | 1.5元 |  // 小
    | 2020年2月1日  |       |
  期望 补助：2元  // 对
  期望 年龄：未知（出生）

算例 西区的人
  县区：西区
  姓名：“张三”
  期望 补助：1元

计算 后面：金额 ＝ 1元
`

/** Where a case begins. */
export function offsetIn(document: Document, name: string): number {
  const found = document.compiled.draft.cases.find((each) => each.name === name)
  const at = found && offsetOf(document, { entity: found.entity, name, nth: 0 })
  if (typeof at !== 'number') throw new Error(`no case “${name}”`)
  return at
}

/** A case as data. */
export const rowIn = (document: Document, name: string) => caseRow(document, offsetIn(document, name))
