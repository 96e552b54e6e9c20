import { describe, expect, it } from 'vitest'
import { hover, hoverMarkdown } from '../../../engine/service/index.ts'
import { at, base } from './cursor.ts'

/** The hover at the cursor that stands in `place`, which is looked for in the base declarations. */
function about(place: string, language: 'zh' | 'en' = 'zh') {
  const { document, file, offset, text } = at(base.replace(place.replace('¦', ''), place))
  const found = hover(document, file, offset, language)
  return found && { ...found.about, at: text.slice(found.span.start, found.span.end) }
}

const facts = (place: string) => about(place)?.facts.map(({ label, value }) => `${label}：${value}`)

describe('what a name is', () => {
  it.each([
    ['缴¦费标准：金额', '参数', ['类型：金额', '2020年：250元　推算 “280元减去30元”', '2021年：280元']],
    ['＝ 缴费标¦准（2021年）', '参数', ['类型：金额', '2020年：250元　推算 “280元减去30元”', '2021年：280元']],
    ['计算 应¦缴', '计算', ['类型：金额', '属于：参保人', '范围：0元 ～ 280元', '小数位数：0', '例外：特困']],
    ['定¦额：金额 可选', '字段', ['类型：金额', '属于：参保人', '范围：0元至280元']],
    ['人¦群：类别', '字段', ['类型：类别', '属于：参保人', '默认：甲类', '取值：甲类、乙类']],
    ['枚举 县¦区', '枚举', ['取值：小店区、阳曲县、娄烦县']],
    ['| 阳¦曲县 |', '枚举成员', ['属于：县区']],
    ['对于 参¦保人', '对象', ['字段：参保地、出生日期、人群、低保对象、特困人员、定额、就诊']],
    ['表 补助¦分担', '表', ['条件列：参保地、疑义 A04', '结果列：中央补助：金额、分类：类别', '取法：唯一']],
    ['中央补¦助：金额', '表的结果', ['类型：金额', '属于：参保人 · 补助分担', '范围：220元 ～ 440元', '小数位数：0']],
    ['疑义 A0¦4：', '疑义', ['读法：按县区（默认）、按隶属']],
    ['读法 按隶¦属', '读法', ['属于：A04　按哪一行']],
    ['例外 特¦困', '例外', ['改写：应缴']],
  ])('%s', (place, kind, expected) => {
    expect(about(place)?.kind).toBe(kind)
    expect(facts(place)).toEqual(expected)
  })

  it('shows how a result is computed, its clause and the prose that it quotes', () => {
    const { document, file, offset } = at(
      '```tiaoli\n通知 甲\n  基准日：2021年1月1日\n```\n\n一、补助\n\n（一）每人一元。\n\n```tiaoli\n计算 补¦助：金额 ＝ 1元\n  原文 “每人一元。”\n```\n',
    )
    expect(hover(document, file, offset, 'zh')?.about).toMatchObject({
      facts: expect.arrayContaining([{ label: '条款', value: '一（一）　每人一元' }]),
      code: '计算 补助：金额 ＝ 1元',
      quotations: [{ clause: '一（一）', text: '每人一元。' }],
    })
  })
})

describe('what a word of the language says', () => {
  it.each([
    ['参¦数 缴费', '关键词', '参数', '按日期取值的常数'],
    ['金¦额 可选', '类型', '金额', '以元为单位的钱'],
    ['舍¦入：四舍', '项', '舍入', '通知：金额结果怎样舍入'],
    ['不低¦于0元', '运算', '不低于', '大于或等于，含本数（以上、不低于）'],
  ])('%s', (place, kind, title, text) => {
    expect(about(place)).toMatchObject({ kind, title, text })
  })

  it('documents functions from the operator table, in the reader’s language', () => {
    const { document, file, offset } = at('计算 甲：整数 ＝ 周¦岁（出生日期，基准日）')
    const found = hover(document, file, offset, 'en')
    expect(found?.about).toMatchObject({ kind: 'function', title: '周岁', code: '周岁（出生日期，基准日）' })
    expect(found?.about.facts[0]).toEqual({ label: 'Takes', value: 'date, date → integer' })
  })

  it.each(['2021年1月¦1日', '“280元¦减去', '按哪一¦行'])('nothing at %s', (place) => {
    expect(about(place)).toBeNull()
  })
})

describe('a number of the prose', () => {
  const source = (amount: string) =>
    `\`\`\`tiaoli\n通知 甲\n  基准日：2021年1月1日\n对象 人\n  低保：是否 默认 否\n参数 标准：金额 ＝ 300元\n对于 人\n计算 补助：金额\n  当 低保 则 标准\n  其它 0元\n\`\`\`\n\n一、低保户 [${amount}](<=补助 当 低保>)。\n`
  const about = (amount: string) => {
    const { document, file, offset } = at(source(amount))
    return hover(document, file, offset, 'zh')?.about
  }

  it('says what it is bound to, and what the rules give', () => {
    expect(about('30¦0 元')).toMatchObject({
      kind: '正文里的数',
      title: '300 元',
      text: '',
      facts: [
        { label: '规则给出', value: '300元' },
        { label: '条件', value: '低保' },
      ],
      code: '补助 当 低保',
    })
  })

  it('says what is wrong with it', () => {
    expect(about('31¦0 元')?.text).toContain('310 元')
  })
})

describe('as Markdown', () => {
  it('keeps names text, whatever they hold', () => {
    const { document, file, offset } = at('参数 「<b>*x*</b> [a](b)」：金额 ＝ 1元\n计算 甲：金额 ＝ 「<b>*x¦*</b> [a](b)」')
    const found = hover(document, file, offset, 'zh')
    expect(found && hoverMarkdown(found.about)).toContain('**\\<b\\>\\*x\\*\\</b\\> \\[a\\]\\(b\\)** · 参数')
  })

  it('closes no fence that the code holds', () => {
    expect(hoverMarkdown({ kind: 'k', title: 't', text: '', facts: [], code: 'a ``` b', quotations: [] })).toContain(
      '````tiaoli\na ``` b\n````',
    )
  })
})
