import { describe, expect, it } from 'vitest'
import { compare } from '../../engine/comparison/compare.ts'
import { summaryOf } from '../../engine/comparison/summary.ts'
import { draft } from '../support/notice.ts'
import { compared, lines } from './support.ts'

const base = `对于 通知
参数 标准：金额 ＝ 280元
计算 总标准：金额 ＝ 标准 × 2

对于 参保人
计算 资助：金额
  当 低保对象 则 标准
  其它 0元
计算 自付：金额 ＝ 费用 － 资助

算例 低保
  低保对象：是
  费用：1000元
算例 普通
  费用：500元
`

describe('the cases of two notices', () => {
  it('are evaluated by both, with what changed, for whom and by how much', () => {
    const { cases } = compared(base, base.replace('280元', '320元'))
    expect([cases.evaluated, cases.changed]).toEqual([2, 1])
    const groups = cases.results.map(({ name, entity, changes, more, less }) => [name, entity, changes.length, more, less])
    expect(groups).toEqual([
      ['总标准', null, 1, 1, 0],
      ['资助', '参保人', 1, 1, 0],
      ['自付', '参保人', 1, 0, 1],
    ])
    expect(cases.results[2]?.changes[0]).toMatchObject({
      case: { name: '低保', entity: '参保人', from: 'both' },
      before: { kind: 'known', literal: '720', text: { zh: '720元', en: '720 yuan' } },
      after: { kind: 'known', literal: '680' },
      difference: { by: '-40', percent: '-5.56', percentExact: false, text: { zh: '少40元', en: '40 yuan less' } },
    })
  })

  it('are those of either side; one that both have is one', () => {
    const { cases } = compared(
      base,
      `${base.replace('280元', '320元').replace('算例 普通\n  费用：500元\n', '')}算例 特困低保\n  低保对象：是\n  特困人员：是\n  费用：300元\n`,
    )
    const whose = cases.results.find((group) => group.name === '自付')?.changes.map((change) => `${change.case.name} ${change.case.from}`)
    expect(whose).toEqual(['低保 both', '特困低保 after'])
    expect(cases.evaluated).toBe(3)
  })

  it('of one name with other records are two', () => {
    const { cases } = compared(base, base.replace('费用：1000元', '费用：900元'))
    expect(cases.evaluated).toBe(3)
    expect(cases.changed).toBe(0)
  })

  it('follow a renamed result', () => {
    const { cases } = compared(base, base.replaceAll('资助', '补助').replace('280元', '320元'))
    expect(cases.results.map(({ name, formerly }) => [name, formerly])).toEqual([
      ['总标准', null],
      ['补助', '资助'],
      ['自付', null],
    ])
  })

  it('tell of results that become unknown, and of reasons that change', () => {
    const { cases } = compared(base, base.replace('其它 0元', '其它 未规定'))
    expect(lines(compared(base, base.replace('其它 0元', '其它 未规定')), 'results')).toEqual([
      '资助（1 例）',
      '  普通：0元 → 未知（未规定）',
      '自付（1 例）',
      '  普通：500元 → 未知（未规定）',
    ])
    expect(cases.results[0]).toMatchObject({ more: 0, less: 0, other: 1, least: null })
  })

  it('leave out, and say, the fields and readings that one side does not know', () => {
    const wider = base.replace(
      '算例 低保\n',
      '疑义 A1：怎样\n  读法 甲（默认）\n  读法 乙\n计算 按甲：是否 ＝ 疑义 A1 为 甲\n对象 家属\n  岁数：整数\n算例 低保\n  读法 A1：乙\n',
    )
    const found = compared(base, wider)
    expect(found.cases.omissions).toMatchObject([
      { case: { name: '低保', from: 'after' }, side: 'before', fields: [], readings: ['A1：乙'] },
    ])
    const withField =
      '通知 示例\n  基准日：2021年1月1日\n对象 人\n  岁数：整数 默认 1\n  多：整数 默认 0\n对于 人\n计算 甲：整数 ＝ 岁数\n算例 一\n  岁数：3\n  多：5\n'
    const without = withField.replace('  多：整数 默认 0\n', '').replace('  多：5\n', '').replace('＝ 岁数', '＝ 岁数 ＋ 1')
    const { cases } = compare(draft(withField), draft(without))
    expect(cases.omissions).toMatchObject([{ case: { name: '一', from: 'before' }, side: 'after', fields: ['多'] }])
    expect(cases.results[0]?.changes.map((change) => change.case.from)).toEqual(['after', 'before'])
  })

  it('that one side can’t read are told and not dropped', () => {
    const required =
      '通知 示例\n  基准日：2021年1月1日\n枚举 县区：甲县、乙县\n对象 人\n  县：县区\n对于 人\n计算 甲：整数 ＝ 1\n算例 一\n  县：甲县\n'
    const other = required.replace('甲县、乙县', '乙县、丙县').replace('县：甲县', '县：乙县')
    const { cases } = compare(draft(required), draft(other))
    expect(cases.troubles).toHaveLength(1)
    expect(cases.troubles[0]).toMatchObject({ case: { name: '一', from: 'before' }, side: 'after', stage: 'read' })
    expect(cases.troubles[0]?.reasons[0]?.text.zh).toContain('甲县')
    const gone = compare(draft(required), draft('通知 示例\n  基准日：2021年1月1日\n参数 甲：整数 ＝ 1\n'))
    expect(gone.cases.troubles[0]?.reasons[0]?.text).toEqual({ zh: '没有“人”这个对象', en: 'there is no entity "人"' })
  })

  it('whose results break an assertion on one side are told, and their results compared all the same', () => {
    const asserted = `${base}断言 不多：\n  自付 ≤ 900元\n`
    const found = compared(asserted, asserted.replace('280元', '0元'))
    expect(found.cases.troubles).toMatchObject([
      { case: { name: '低保' }, side: 'after', stage: 'assertion', reasons: [{ code: 'evaluate.assertion', field: '不多' }] },
    ])
    const own = found.cases.results.find(({ name }) => name === '自付')
    expect(own?.changes.map(({ case: { name }, difference }) => [name, difference?.by])).toEqual([['低保', '280']])
    expect(lines(found, 'broken')).toEqual(['现在：这条记录的结果违反断言“不多”（1 例）', '  低保'])
    expect(summaryOf(found, 'zh')).toContain('自付 多280元（1 例）；1 个算例的结果违反断言。')
  })

  it('that one side refuses for another reason are told, and not compared', () => {
    const divided = base.replace('计算 总标准', '参数 份数：整数 ＝ 1\n计算 总标准').replace('费用 － 资助', '（费用 ÷ 份数） 四舍五入到分')
    const found = compared(divided, divided.replace('份数：整数 ＝ 1', '份数：整数 ＝ 0'))
    expect(found.cases.troubles.map(({ case: { name }, stage, side }) => [name, stage, side])).toEqual([
      ['低保', 'evaluate', 'after'],
      ['普通', 'evaluate', 'after'],
    ])
    expect(found.cases.results).toEqual([])
    expect(lines(found, 'troubles')[0]).toMatch(/^现在：.*（2 例）$/)
    expect(summaryOf(found, 'zh')).toContain('；2 个算例比不了。')
  })

  it('are read with a relation’s fields of the other notice left out as well', () => {
    const before =
      '通知 示例\n  基准日：2021年1月1日\n对象 次\n  费：金额\n  注：文本 可选\n对象 人\n  就诊：多个 次\n对于 人\n计算 共：金额 ＝ 合计 就诊.费\n算例 一\n  就诊：\n    | 费 | 注 |\n    | 1.50元 | “甲” |\n    | 2元 | “乙” |\n'
    const after = before
      .replace('  注：文本 可选\n', '')
      .replace(' 注 |', '')
      .replace(' “甲” |', '')
      .replace(' “乙” |', '')
      .replace('合计 就诊.费', '合计 就诊.费 × 2')
    const { cases } = compare(draft(before), draft(after))
    expect(cases.omissions[0]?.fields).toEqual(['就诊.注'])
    const changes = cases.results[0]?.changes ?? []
    expect(changes.map(({ case: { from }, difference }) => [from, difference?.by])).toEqual([
      ['after', '3.5'],
      ['before', '3.5'],
    ])
  })
})

describe('the sentence that comes first', () => {
  const say = (after: string, language: 'zh' | 'en' = 'zh') => summaryOf(compared(base, after), language)

  it('says that nothing differs', () => {
    expect(say(base)).toBe('与修改前相比，没有差别。')
    expect(say(base, 'en')).toBe('Compared with the text before the edits, nothing differs.')
  })

  it('counts what changed and says whom it concerns', () => {
    const after = base.replace('280元', '320元')
    expect(say(after)).toBe(
      '与修改前相比：1 个数值变了；2 个算例中 1 个的结果变了：总标准 多80元，资助 多40元（1 例），自付 少40元（1 例）。',
    )
    expect(say(after, 'en')).toBe(
      'Compared with the text before the edits: 1 value changed; the results of 1 of 2 cases changed: 总标准 80 yuan more, 资助 40 yuan more (1 case), 自付 40 yuan less (1 case).',
    )
  })

  it('says when no result changed, and when only the notice’s own did', () => {
    expect(say(base.replace('费用 － 资助', '费用 － 资助 ＋ 0元'))).toBe(
      '与修改前相比：1 条规则变了；改动不影响任何结果，2 个算例都没有变。',
    )
    expect(say(base.replace('标准 × 2', '标准 × 3'))).toBe(
      '与修改前相比：1 个数值变了；算例的结果没有变，通知本身的结果变了：总标准 多280元。',
    )
  })

  it('gives the range of a difference once', () => {
    const two = `${base}算例 两倍\n  特困人员：是\n  费用：800元\n`.replace(
      '其它 0元',
      '当 特困人员 且 非 低保对象 则 标准 × 一半\n  其它 0元',
    )
    expect(summaryOf(compared(two, two.replace('280元', '320元')), 'zh')).toContain('资助 多20元到40元（2 例），自付 少20元到40元（2 例）')
    expect(summaryOf(compared(two, two.replace('280元', '320元')), 'en')).toContain('资助 20 yuan to 40 yuan more (2 cases)')
  })

  it('names the notice, and says what could not be read', () => {
    const other = compare(
      draft('通知 甲\n  基准日：2021年1月1日\n参数 一：整数 ＝ 1'),
      draft('通知 乙\n  基准日：2021年1月1日\n参数 一：整数 ＝ 没有'),
    )
    expect(summaryOf(other, 'zh')).toMatch(/^与“甲”相比：.*“乙”有错误，只比较了读得出的部分。$/)
  })
})
