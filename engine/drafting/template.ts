import type { Language } from '../../grammar/diagnostic.ts'
import { parseDate } from '../number/date.ts'
import { writtenName } from './names.ts'

/** The day at which a new notice reads its parameters, where nobody says another. */
const usualBaseDate = '2027-01-01'

/**
 * The text of a new notice: small, without a fault, every part explained, with one parameter, one table, one rule and a case
 * that passes. Null where the name or the date can't be written.
 */
export function noticeTemplate(name: string, language: Language, baseDate = usualBaseDate): string | null {
  const written = writtenName(name)
  if (written === null || parseDate(baseDate) === null) return null
  const [year = '', month = '', day = ''] = baseDate.split('-')
  return language === 'zh' ? zh(written, year, `${year}年${Number(month)}月${Number(day)}日`) : en(written, year, baseDate)
}

const zh = (name: string, year: string, baseDate: string): string => `# 关于发放${year}年取暖补贴的通知

\`\`\`tiaoli
// 通知的开头：名称、基准日、金额怎样舍入。基准日是参数取值的那一天。
通知 ${name}
  基准日：${baseDate}
  舍入：四舍五入到分

// 规则说的是谁，有哪些字段。
枚举 住户类别：普通户、低保户、特困户

对象 住户
  类别：住户类别
  人口：整数 1至20
\`\`\`

一、补贴标准

（一）${year}年每人补贴 [100 元](=补贴标准（${year}年）)。

\`\`\`tiaoli
// 参数：会逐年变的数。正文里带方括号的数与它核对，不一致就报错。
参数 补贴标准：金额
  原文 “（一）${year}年每人补贴100元。”
  ${year}年：100元
\`\`\`

（二）普通户按标准的 [50%](<=补贴比例 当 类别 为 普通户>) 发放，低保户、特困户按标准的 [100%](<=补贴比例 当 类别 为 低保户、特困户>) 发放。

\`\`\`tiaoli
对于 住户

// 表：双竖线左边是条件，右边是结果。没有覆盖的情形，检查时会指出来。
表 补贴比例
  原文 “（二）普通户按标准的50%发放，低保户、特困户按标准的100%发放。”
  | 类别           || 补贴比例：比例 |
  | 普通户         || 50%            |
  | 低保户、特困户 || 100%           |

// 计算：由参数和字段得出结果。
计算 补贴金额：金额 ＝ 补贴标准（${year}年） × 人口 × 补贴比例

// 算例：一个样本和应得的结果，改了规则马上看得出影响了谁。
算例 三口之家的普通户
  类别：普通户
  人口：3
  期望 补贴比例：50%
  期望 补贴金额：150元

算例 两口之家的低保户
  类别：低保户
  人口：2
  期望 补贴金额：200元
\`\`\`
`

const en = (name: string, year: string, baseDate: string): string => `# Notice on the Heating Allowance for ${year}

\`\`\`tiaoli
// The head: name, base date, how amounts are rounded. Parameters are read at the base date.
notice ${name}
  base_date: ${baseDate}
  rounding: rounded half up to cent

// Whom the rules concern, and what is known of them.
enum household_kind: ordinary, low_income, destitute

entity household
  kind: household_kind
  persons: integer 1 to 20
\`\`\`

(1) Rate. In ${year} the allowance is [100 dollars](=rate(${year})) a person.

\`\`\`tiaoli
// A parameter is a number that changes from year to year. Numbers in brackets in the prose are checked against it.
parameter rate: amount
  quote “In ${year} the allowance is 100 dollars a person.”
  ${year}: 100 dollars
\`\`\`

(2) Share. Ordinary households receive [50%](<=share when kind is ordinary>) of it, low-income and destitute households [100%](<=share when kind is low_income, destitute>).

\`\`\`tiaoli
for household

// A table: conditions left of the double bar, results right of it. The check points at what no row covers.
table shares
  quote “Ordinary households receive 50% of it, low-income and destitute households 100%.”
  | kind                  || share: ratio |
  | ordinary              || 50%          |
  | low_income, destitute || 100%         |

// A computation: a result from parameters and fields.
compute allowance: amount = rate(${year}) * persons * share

// A case: a sample and what it must come to. It shows at once whom a change concerns.
case an ordinary household of three
  kind: ordinary
  persons: 3
  expect share: 50%
  expect allowance: 150 dollars

case a low-income household of two
  kind: low_income
  persons: 2
  expect allowance: 200 dollars
\`\`\`
`
