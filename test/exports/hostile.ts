import type { Program } from '../../engine/program/program.ts'
import { check } from '../diagnostics/notice.ts'

/** Where notices begin whose names are hostile. */
export const hostileHead = `通知 试验通知
  文号：试验文号
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 类别枚举：类别一、类别二、类别三

疑义 疑义甲：疑义甲怎么读
  读法 读法一（默认）
  读法 读法二

参数 标准参数：金额
  2020年：100元
  2021年：250元    推算 “推算说明”
`

const source = `${hostileHead}
对象 明细对象
  明细费用：金额 0元至1万元
  明细日期：日期 可选

对象 人员对象
  类别字段：类别枚举
  文本字段：文本 可选
  日期字段：日期 可选 1900年1月1日至基准日
  人数字段：整数 可选 0至100
  标志字段：是否 默认 否
  明细关系：多个 明细对象

对于 人员对象
计算 年龄结果：整数 ＝ 周岁（日期字段，基准日）
计算 合计结果：金额 ＝ 合计 明细关系.明细费用
表 补助表
  | 类别字段 | 疑义 疑义甲 || 补助结果：金额 |
  | 类别一 | 任意 || 标准参数 |
  | 类别二 | 读法一 || 标准参数 × 50% |
  | 类别二 | 读法二 || 未规定 |
  | 类别三 | 任意 || 0元 |
计算 文本结果：是否 ＝ 文本字段 ＝ “文本值”
计算 选读结果：金额
  当 疑义 疑义甲 为 读法一 且 标志字段 则 补助结果
  其它 合计结果
断言 断言甲：
  合计结果 ≥ 0元
`

/** What would end a text, a comment, a cell or a statement in one target or another, and words that targets keep for themselves. */
export const hostileNames: Readonly<Record<string, string>> = {
  试验通知: '</script><script>alert(1)</script>',
  试验文号: ']]> --> */ \n# 标题 | ` ``` {{x}}',
  疑义甲: "'; DROP TABLE x; --",
  疑义甲怎么读: '换行\r\n第二行 \u2028第三行',
  读法一: '=cmd()',
  读法二: '+1"\\',
  标准参数: '😀"quoted"\'one\' $' + '{x}',
  推算说明: '*/ */ \n "; --> ]]>',
  类别枚举: 'enum',
  类别一: '"',
  类别二: "\\'",
  类别三: '\t<b>&amp;',
  明细对象: 'class',
  明细费用: 'select',
  明细日期: 'null',
  人员对象: 'constructor',
  类别字段: 'a.b',
  文本字段: '__proto__',
  日期字段: '=cmd()|x',
  人数字段: '长'.repeat(200),
  标志字段: 'true',
  明细关系: 'from "x"',
  年龄结果: 'toString',
  合计结果: "a'; --",
  补助表: '[0]',
  补助结果: 'a\\b',
  文本结果: 'A',
  文本值: '</script>]]>"\'\\\n😀',
  选读结果: 'a',
  断言甲: '--',
}

/** A small notice with every kind of declaration, of which every name and text is one of these: as data, since not all of them can be written. */
export const hostileProgram = (): Program => hostileNotice(source, hostileNames)

/** A notice whose names and texts are others. */
export function hostileNotice(notice: string, names: Readonly<Record<string, string>>): Program {
  const { program, diagnostics } = check(`\`\`\`tiaoli\n${notice}\n\`\`\`\n`).compiled
  if (!program) throw new Error(diagnostics.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join(', '))
  // Longer names first, so that none is taken for a part of another.
  const any = new RegExp(
    Object.keys(names)
      .toSorted((a, b) => b.length - a.length)
      .join('|'),
    'g',
  )
  return renamed(program, (text) => text.replace(any, (name) => names[name] as string)) as Program
}

function renamed(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === 'string') return rename(value)
  if (Array.isArray(value)) return value.map((each) => renamed(each, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, rename)]))
}
