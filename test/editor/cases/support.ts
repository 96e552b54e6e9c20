import type { Say } from '../../../editor/session/hooks.ts'
import { say as saying } from '../../../editor/texts/text.ts'
import { type CaseSheet, caseReport, caseSheet } from '../../../engine/service/index.ts'
import { documentOf } from '../../service/documents.ts'

/** Says texts in Chinese. */
export const say: Say = (text, ...values) => saying('zh', text, ...(values as never))

const notice = `通知 甲
  基准日：2021年1月1日

枚举 县区：东区、西区

对象 就诊
  费用：金额

对象 人
  县区：县区
  __proto__：整数 可选 0至9
  证：身份证号 可选
  就诊：多个 就诊

对象 店
  县区：县区

疑义 A1：按哪一个
  读法 甲说（默认）
  读法 乙说

对于 人

计算 补助：金额 ＝
  当 疑义 A1 为 乙说 则 2元
  其它 1元
计算 总费用：金额 ＝ 合计 就诊.费用

算例 =东区的人
  读法 A1：乙说
  县区：东区
  证：149999198005120017
  就诊：
    | 费用 |
    | 3元  |
  期望 补助：2元

算例 西区的人，“引号”
  县区：西区
  __proto__：3
  期望 补助：5元

对于 店

计算 一：金额 ＝ 1元

算例 店
  县区：西区
  期望 一：1元
`

/** Two people, of which one fails, and a shop. */
export function sheet(): CaseSheet {
  const document = documentOf(notice, 'n.tiaoli')
  const report = caseReport(document)
  if (!report) throw new Error('the rules can’t be read')
  return caseSheet(document, report, 'zh')
}
