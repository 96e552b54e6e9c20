import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/compile.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { found } from './support/show.ts'

const head = `通知 试验
  基准日：2021年1月1日
枚举 县区：小店区、迎泽区、阳曲县、娄烦县
枚举 大学生类别：非大学生、省属大学生、市属大学生
对象 参保人
  参保地：县区
  大学生类别：大学生类别 默认 非大学生
  低保对象、重度残疾、「享受40%救济对象」：是否 默认 否
  出生日期：日期 可选 1900年1月1日至基准日
  费用：金额 0元至5万元
  缴费日期：日期 可选
疑义 A04：哪一行
  读法 按县区（默认）
  读法 按隶属
对于 参保人
`

const entry = 'test.tiaoli'

function check(rules: string, above = head): readonly Diagnostic[] {
  const text = above + rules
  const loader = {
    read: (path: string) => (path === entry ? text : null),
    resolve: (_: string, path: string) => path,
    findNotice: () => null,
  }
  return (compile(loader, entry)?.diagnostics ?? []).filter((d) => !d.code.startsWith('question.'))
}

/** The text after the fix of one diagnostic. */
function fixed(rules: string, { fix }: Diagnostic, above: string): string {
  const edits = [...(fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start)
  return edits
    .reduce((text, { span, text: inserted }) => text.slice(0, span.start) + inserted + text.slice(span.end), above + rules)
    .slice(above.length)
}

/** Applies fixes until none is left; how many it took. */
function repaired(rules: string, above = head): { rules: string; left: string[] } {
  let text = rules
  for (let i = 0; i < 20; i++) {
    const next = check(text, above).find((d) => d.fix)
    if (!next) break
    text = fixed(text, next, above)
  }
  return { rules: text, left: found(check(text, above)) }
}

describe('from the text of a notice', () => {
  it('a table without a gap or overlap is clean', () => {
    const rules = `表 分担
  | 参保地         | 大学生类别 | 疑义 A04 || 中央：金额 | 省级：金额 |
  | 阳曲县、娄烦县 | 非大学生   | 任意     || 440元 | 55元 |
  | 其它           | 任意       | 任意     || 330元 | 110元 |
  | 阳曲县、娄烦县 | 其它       | 按县区   || 440元 | 55元 |
  | 阳曲县、娄烦县 | 其它       | 按隶属   || 330元 | 未规定 |
`
    expect(found(check(rules))).toEqual([])
  })

  it.each([
    [
      'members, readings and 其它',
      '表 甲\n  | 参保地 | 大学生类别 | 疑义 A04 || 乙：金额 |\n  | 阳曲县、娄烦县 | 非大学生 | 任意 || 440元 |\n  | 其它 | 非大学生 | 任意 || 330元 |\n  | 其它 | 省属大学生 | 按县区 || 1元 |\n',
    ],
    ['amounts', '表 甲\n  | 费用 || 乙：金额 |\n  | 不超过1万元 || 1元 |\n  | 超过2万元、不超过3万元 || 2元 |\n'],
    ['ages', '表 甲\n  | 周岁（出生日期，基准日） | 低保对象 || 乙：金额 |\n  | 60岁以上 | 任意 || 1元 |\n  | 不满18岁 | 是 || 2元 |\n'],
    ['dates and 已填', '表 甲\n  | 缴费日期 || 乙：金额 |\n  | 2020年9月1日至2020年12月20日 || 1元 |\n'],
    ['a computed column', '表 甲\n  | 费用 × 2 ＋ 1元 || 乙：金额 |\n  | 不超过1万元 || 1元 |\n'],
  ])('the fix of a gap compiles and fills it: %s', (_, rules) => {
    expect(found(check(rules))[0]).toMatch(/^table.gap/)
    const { rules: text, left } = repaired(rules)
    expect([left, text]).toEqual([[], text])
  })

  it.each([
    ['flags', '计算 甲：金额\n  当 低保对象 且 重度残疾 则 1元\n'],
    ['a name in 「」', '计算 甲：金额\n  当 「享受40%救济对象」 则 1元\n'],
    ['members and readings', '计算 甲：金额\n  当 参保地 为 阳曲县 且 疑义 A04 为 按县区 则 1元\n'],
    ['amounts and dates', '计算 甲：金额\n  当 费用 超过1万元 且 缴费日期 ＜ 2020年9月1日 则 1元\n'],
    ['已填', '计算 甲：金额\n  当 已填（缴费日期） 则 1元\n'],
    ['ages', '计算 甲：金额 依次\n  当 周岁（出生日期，基准日） 60岁以上 则 1元\n'],
  ])('the fix of a computation compiles and fills it: %s', (_, rules) => {
    expect(found(check(rules))[0]).toMatch(/^table.gap/)
    const { rules: text, left } = repaired(rules)
    expect([left, text]).toEqual([[], text])
  })

  it('a fix speaks the language of the notice', () => {
    const english = `notice School
  base_date: 2025-09-01
enum stage: primary, secondary, vocational
entity pupil
  stage: stage
  distance: number 0 to 200
  fare: amount 0 dollars to 5000 dollars
  orphan: boolean default no
  applied_on: date optional
for pupil
table fares
  | stage | distance | fare | orphan | applied_on || paid: amount |
  | primary、secondary | at least 10 | under 100 dollars | yes | any || 5 dollars |
  | other | any | any | any | 2025-09-01 to 2025-12-31 || 5 dollars |
`
    const { rules, left } = repaired(english, '')
    expect([left, rules]).toEqual([[], rules])
    expect(rules).toContain('|| unspecified |')
    expect(rules).not.toMatch(/\p{Script=Han}/u)
    const cases = english.replace(
      /table fares[\s\S]*/,
      'compute paid: amount\n  when stage is primary and fare over 100 dollars and given(applied_on) and not orphan then 1 dollar\n',
    )
    expect(repaired(cases, '').left).toEqual([])
    expect(repaired(cases, '').rules).not.toMatch(/\p{Script=Han}/u)
  })

  it('reports at the row, and labels the other', () => {
    const rules = '表 甲\n  | 低保对象 | 重度残疾 || 乙：金额 |\n  | 是 | 任意 || 1元 |\n  | 任意 | 是 || 2元 |\n  | 否 | 否 || 3元 |\n'
    const [overlap] = check(rules)
    const at = (text: string) => (head + rules).indexOf(text)
    expect(overlap).toMatchObject({ code: 'table.overlap' })
    expect(overlap?.span.start).toBe(at('| 任意 | 是'))
    expect(overlap?.related[0]?.start).toBe(at('| 是 | 任意'))
  })

  it('decides totals over records of which nothing else is asked', () => {
    const rules = (limit: string) => `对象 就诊记录
  合规费用：金额 0元至10万元
  住院：是否
对象 家庭
  就诊：多个 就诊记录
对于 家庭
表 甲
  | 合计 就诊.合规费用 当 就诊.住院 || 乙：金额 |
  | 不超过1万元 || 1元 |
  | 超过${limit} || 2元 |
`
    expect(found(check(rules('1万元')))).toEqual([])
    expect(found(check(rules('2万元')))).toEqual(['table.gap: 表 甲 没有覆盖这样的家庭：合计 就诊.合规费用 当 住院 10000.01元'])
    expect(repaired(rules('2万元')).left).toEqual([])
  })

  it('sees through results of other rules', () => {
    const rules = `计算 级别：大学生类别 依次
  当 低保对象 则 省属大学生
  当 重度残疾 则 市属大学生
  其它 非大学生
表 甲
  | 级别 || 乙：金额 |
  | 省属大学生 || 1元 |
  | 市属大学生 || 2元 |
`
    expect(found(check(rules))).toEqual(['table.gap: 表 甲 没有覆盖这样的参保人：低保对象 否，重度残疾 否'])
  })
})
