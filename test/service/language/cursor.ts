import { createWorkspace, type Document, type Workspace } from '../../../engine/service/index.ts'

/** A text with cursors taken out: `参数 人均|财政` becomes 参数 人均财政 and the offset 5. A bar of a table is written as it is; cursors are ¦. */
export interface Marked {
  readonly text: string
  readonly offsets: readonly number[]
}

export function marked(source: string): Marked {
  const parts = source.split('¦')
  const offsets = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('').length)
  return { text: parts.join(''), offsets }
}

/** Declarations that most tests stand behind. */
export const base = `通知 示例
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 县区：小店区、阳曲县、娄烦县
枚举 类别：甲类、乙类

对象 就诊记录
  入院日期：日期
  费用、合规费用：金额 不低于0元

对象 参保人
  参保地：县区
  出生日期：日期 可选 1900年1月1日至基准日
  人群：类别 默认 甲类
  低保对象、特困人员：是否 默认 否
  定额：金额 可选 0元至280元
  就诊：多个 就诊记录

参数 缴费标准：金额
  2020年：250元    推算 “280元减去30元”
  2021年：280元
参数 特别比例：比例 ＝ 75%

疑义 A04：按哪一行
  读法 按县区（默认）
  读法 按隶属

对于 参保人

计算 应缴：金额 ＝ 缴费标准（2021年）

表 补助分担
  | 参保地 | 疑义 A04 || 中央补助：金额 | 分类：类别 |
  | 阳曲县 | 任意     || 440元          | 甲类       |
  | 其它   | 按县区   || 330元          | 乙类       |
  | 其它   | 按隶属   || 220元          | 乙类       |

例外 特困 对于 应缴：
  当 特困人员 则 0元

算例 阳曲县的
  参保地：阳曲县
  期望 应缴：280元
  期望 中央补助：440元
`

export interface At {
  readonly workspace: Workspace
  readonly document: Document
  readonly file: string
  readonly text: string
  readonly offset: number
  readonly offsets: readonly number[]
}

/** Rules with a cursor in them, behind `base`; a text with a fence or a 通知 of its own stands alone. */
export function at(source: string, files: Readonly<Record<string, string>> = {}): At {
  const alone = /```|^通知|^方案|^notice|^枚举 县区/m.test(source)
  const { text, offsets } = marked(alone ? source : `${base}\n${source}`)
  const file = text.includes('```') ? 'notice.md' : 'notice.tiaoli'
  const workspace = createWorkspace([...Object.entries(files), [file, text]])
  const document = workspace.open(file) as Document
  return { workspace, document, file, text, offset: offsets[0] ?? 0, offsets }
}

/** A text after edits, made all at once. */
export function edited(text: string, edits: readonly { readonly span: { start: number; end: number }; readonly text: string }[]): string {
  let result = text
  for (const { span, text: becomes } of [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end))
    result = result.slice(0, span.start) + becomes + result.slice(span.end)
  return result
}
