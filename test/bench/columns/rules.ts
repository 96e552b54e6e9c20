import { students } from './work.ts'

/** Rules for measuring growth: text that stands behind the notice, or in one of its own. */

const flags = ['持居住证', '低保对象', '重度残疾', '建档立卡贫困人口', '低收入家庭', '已参加居民医保', '省内转诊', '丧失劳动能力']

/** So many rules in a chain: the last needs all. A third each adds on a condition, rounds a share, and adds by flag and kind of student. */
export function chained(count: number): string {
  const rules = Array.from({ length: count }, (_, index) => link(index + 1))
  return ['', '```tiaoli', '对于 参保人', '', '计算 附加0：金额 ＝ 县级补助 ＋ 应缴标准', ...rules.flat(), '```', ''].join('\n')
}

/** The rule at the end of the chain. */
export const lastOf = (count: number): string => `参保人.附加${count}`

function link(index: number): string[] {
  const [before, flag, other] = [`附加${index - 1}`, flags[index % flags.length], flags[(index * 5 + 3) % flags.length]]
  const student = students[index % students.length]
  switch (index % 3) {
    case 0:
      return [`计算 附加${index}：金额 ＝ （${before} × ${90 + (index % 10)}%） 四舍五入到分`]
    case 1:
      return [`计算 附加${index}：金额`, `  当 ${flag} 或 ${other} 则 ${before} ＋ ${index}元`, `  其它 ${before}`]
    default:
      return [`计算 附加${index}：金额`, `  当 ${flag} 且 大学生类别 ＝ ${student} 则 ${before} ＋ 1.5元`, `  其它 ${before} ＋ 0.01元`]
  }
}

/** The money of 一（一） and 一（三） so many times, each time under other names and of other amounts. */
export function repeated(times: number): string {
  const copies = Array.from({ length: times }, (_, index) => copy(`${index + 1}`, index))
  return ['', '```tiaoli', '对于 参保人', '', ...copies.flat(), '```', ''].join('\n')
}

/** Ids of the results of so many copies. */
export function repeatedResults(times: number): string[] {
  const names = ['中央', '省级', '市级', '县级', '补助合计', '应缴', '类别', '基金资助', '省资助', '市资助', '县资助', '资助合计', '实缴']
  return Array.from({ length: times }, (_, index) => names.map((name) => `参保人.${name}${index + 1}`)).flat()
}

function copy(n: string, more: number): string[] {
  const due = 280 + 10 * more
  return `
表 分担${n}
  | 参保地 | 大学生类别 || 中央${n}：金额 | 省级${n}：金额 | 市级${n}：金额 | 县级${n}：金额 |
  | 阳曲县、娄烦县 | 任意 || ${440 + more}元 | 55元 | 27.5元 | 27.5元 |
  | 其它 | 非大学生、其他大学生 || ${330 + more}元 | 110元 | 55元 | 55元 |
  | 其它 | 省属大学生 || ${330 + more}元 | 220元 | 0元 | 0元 |
  | 其它 | 市属大学生 || ${330 + more}元 | 110元 | 110元 | 0元 |
计算 补助合计${n}：金额 ＝ 中央${n} ＋ 省级${n} ＋ 市级${n} ＋ 县级${n}
计算 应缴${n}：金额 ＝ ${due}元
计算 类别${n}：资助类别 依次
  当 低保对象 或 特困人员 或 重点优抚对象 或 见义勇为者 或 「享受40%救济对象」 则 重点医疗救助对象
  当 重度残疾 且 大学生类别 ≠ 非大学生 则 重度残疾大学生
  当 重度残疾 则 重度残疾人
  当 丧失劳动能力 则 丧失劳动能力残疾人
  当 建档立卡贫困人口 则 建档立卡贫困人口
  当 列入县级资助名单 则 县级名单对象
  当 低收入家庭 且 （周岁（出生日期，基准日） ≥ ${60 + more} 或 周岁（出生日期，基准日） ＜ ${18 + more}） 则 低收入老年人和未成年人
  其它 无
计算 基金资助${n}：金额
  当 类别${n} ＝ 重点医疗救助对象 则 应缴${n}
  当 类别${n} ＝ 低收入老年人和未成年人 则 应缴${n} × 50%
  其它 0元
计算 省资助${n}：金额
  当 类别${n} ＝ 建档立卡贫困人口 则 应缴${n} × 70%
  其它 0元
计算 市资助${n}：金额
  当 类别${n} 为 重度残疾人、丧失劳动能力残疾人 则 应缴${n} × 50%
  当 类别${n} ＝ 重度残疾大学生 则 应缴${n}
  其它 0元
计算 县资助${n}：金额
  当 类别${n} 为 重度残疾人、丧失劳动能力残疾人 则 应缴${n} × 50%
  当 类别${n} ＝ 建档立卡贫困人口 则 应缴${n} × 30%
  当 类别${n} ＝ 县级名单对象 则 县级资助定额
  其它 0元
计算 资助合计${n}：金额 ＝ 基金资助${n} ＋ 省资助${n} ＋ 市资助${n} ＋ 县资助${n}
计算 实缴${n}：金额 ＝ 应缴${n} － 资助合计${n}
断言 实缴${n}不超过应缴：
  实缴${n} ≥ 0元 且 实缴${n} ≤ 应缴${n}
`
    .trim()
    .split('\n')
}
