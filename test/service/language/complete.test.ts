// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places that editors fill in look like templates
import { describe, expect, it } from 'vitest'
import { type CompletionItem, complete, initialsOf } from '../../../engine/service/index.ts'
import { at, edited } from './cursor.ts'

function items(source: string, language: 'zh' | 'en' = 'zh'): CompletionItem[] {
  const { document, file, offset } = at(source)
  return complete(document, file, offset, language).sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
}

const labels = (source: string): string[] => items(source).map(({ label }) => label)

/** The text after the completion of that label was chosen; places to fill in stay as they are. */
function chosen(source: string, label: string): string {
  const { text } = at(source)
  const item = items(source).find((each) => each.label === label)
  if (!item) throw new Error(`no completion ${label}`)
  return edited(text, [{ span: item.span, text: item.insert }]).slice(text.lastIndexOf('440元\n') + 6)
}

describe('what may stand at a place, the likeliest first', () => {
  it.each([
    ['计算 甲：是否 ＝ 参保地 为 ¦', ['小店区', '阳曲县', '娄烦县']],
    ['计算 甲：是否 ＝ 参保地 ＝ 小¦', ['小店区', '阳曲县', '娄烦县']],
    ['计算 甲：是否 ＝ 参保地 为 小店区、¦', ['小店区', '阳曲县', '娄烦县']],
    ['计算 甲：是否 ＝ 疑义 ¦', ['A04']],
    ['计算 甲：是否 ＝ 疑义 A04 为 ¦', ['按县区', '按隶属']],
    ['计算 甲：金额 ＝ 合计 就诊.¦', ['入院日期', '费用', '合规费用']],
    ['例外 丙 对于 ¦', ['应缴', '中央补助', '分类', '补助分担']],
    ['例外 丙 对于 应缴 优先于 ¦', ['特困']],
    ['表 丁\n  | 参保地 || 乙：类别 |\n  | ¦', ['小店区', '阳曲县', '娄烦县', '任意', '其它', '非']],
    ['表 丁\n  | 疑义 A04 || 乙：类别 |\n  | ¦', ['按县区', '按隶属', '任意', '其它']],
    ['表 丁\n  | 参保地 || 乙：类别 |\n  | 小店区 || 甲类 | ¦', ['推算', '假定', '依据']],
    ['算例 新\n  参保地：¦', ['小店区', '阳曲县', '娄烦县']],
    ['算例 新\n  低保对象：¦', ['是', '否']],
    ['算例 新\n  期望 ¦', ['应缴', '中央补助', '分类']],
    ['算例 新\n  期望 应缴：200元\n  期望 ¦', ['中央补助', '分类']],
    ['算例 新\n  期望 分类：¦', ['甲类', '乙类', '未知']],
    ['算例 新\n  读法 ¦', ['A04']],
    ['算例 新\n  读法 A04：¦', ['按县区', '按隶属']],
    ['算例 新\n  就诊：\n    | ¦', ['入院日期', '费用', '合规费用']],
    ['算例 新\n  就诊：\n    | 费用 | ¦', ['入院日期', '合规费用']],
    ['对于 ¦', ['就诊记录', '参保人', '通知']],
    ['对象 家\n  口：多个 ¦', ['就诊记录', '参保人', '家']],
    ['对象 家\n  口：类别 默认 ¦', ['甲类', '乙类']],
    ['计算 甲：金额 ¦', ['＝', '依次', '累加', '唯一']],
    ['表 丁 ¦', ['依次', '累加', '唯一']],
  ])('%s', (source, expected) => {
    expect(labels(source)).toEqual(expected)
  })

  it.each([
    ['计算 甲：金额 ＝ ¦', ['定额', '应缴', '中央补助']],
    ['计算 甲：类别\n  当 低保对象 则 ¦', ['甲类', '乙类', '人群']],
    ['参数 乙：类别\n  2020年：¦', ['甲类', '乙类']],
    ['计算 甲：是否 ＝ 低保对象 ¦', ['为', '不为', '在', '且', '或']],
    ['计算 甲：金额\n  当 低保对象 ¦', ['则', '为']],
    ['参数 乙：¦', ['县区', '类别', '是否']],
    ['职责 查\n  ¦', ['主体', '协同', '期限', '频次']],
    ['算例 新\n  ¦', ['参保地', '出生日期', '人群']],
    ['算例 新\n  参保地：小店区\n  ¦', ['出生日期', '人群']],
    ['例外 丙 对于 补助分担：\n  当 低保对象 则 ¦', ['中央补助', '分类']],
    ['¦', ['通知 …', '方案 …', '引用 …', '枚举 …']],
  ])('%s …', (source, expected) => {
    expect(labels(source).slice(0, expected.length)).toEqual(expected)
  })

  it.each(['// 注¦', '疑义 A05：按什么¦', '说明 “正¦文”', '枚举 新：¦', '计算 ¦'])('nothing in %s', (source) => {
    expect(labels(source)).toEqual([])
  })

  it('fills in a table cell while the rest of the file does not parse', () => {
    expect(labels('计算 （（：\n表 丁\n  | 参保地 || 乙：类别 |\n  | ¦\n计算 坏：').slice(0, 2)).toEqual(['小店区', '阳曲县'])
  })
})

describe('what is written', () => {
  it.each([
    ['算例 新\n  参¦', '参保地', '算例 新\n  参保地：'],
    ['计算 甲：是否 ＝ 参保地 为 小店¦', '小店区', '计算 甲：是否 ＝ 参保地 为 小店区'],
    ['计算 甲：是否 ＝ 参保¦地 为 小店区', '参保地', '计算 甲：是否 ＝ 参保地 为 小店区'],
    ['计算 甲：是否 ＝ 低保对象或特¦', '特困人员', '计算 甲：是否 ＝ 低保对象 或 特困人员'],
    ['计算 甲：整数 ＝ 周¦', '周岁', '计算 甲：整数 ＝ 周岁（$0）'],
    ['表 丁\n  | 参保地 || 乙：类别 |\n  ¦', '|', '表 丁\n  | 参保地 || 乙：类别 |\n  | ${1} || ${2} |$0'],
    ['参¦', '参数', '参数 '],
    ['参¦', '参数 …', '参数 ${1:名称}：${2:金额}\n  ${3:2021年}：${4:值}'],
  ])('%s + %s', (source, label, expected) => {
    expect(chosen(source, label)).toBe(expected)
  })

  it('puts names in 「」 where they need them', () => {
    const item = items(`枚举 县区乙：「一 区」、二区\n对象 家\n  区：县区乙\n对于 家\n算例 甲\n  区：¦`).find(
      ({ label }) => label === '一 区',
    )
    expect(item?.insert).toBe('「一 区」')
  })

  it('spells keywords as the file does', () => {
    const source = 'notice x\n  base_date: 2021-01-01\n\n¦'
    expect(items(source).map(({ label }) => label)).toContain('parameter')
    expect(items(source).find(({ label }) => label === 'parameter …')?.insert).toContain('parameter ${1:name}: ${2:amount}')
  })

  it('is found by characters and by initials of their pinyin', () => {
    const [item] = items('计算 甲：是否 ＝ 参保地 为 ¦')
    expect(item?.filterText).toBe('小店区 xdq')
  })

  it('tells what each is', () => {
    const item = items('计算 甲：金额 ＝ ¦').find(({ label }) => label === '缴费标准')
    expect(item).toMatchObject({ kind: 'parameter', detail: '参数' })
    expect(item?.documentation).toContain('2021年：280元')
  })
})

describe('in the prose', () => {
  it('a bound number takes names of the notice and of its main entity', () => {
    const source = '```tiaoli\n通知 甲\n  基准日：2021年1月1日\n参数 标准：金额 ＝ 1元\n```\n\n一、补助 [1元](=标¦\n'
    expect(labels(source)).toContain('标准')
    expect(labels('```tiaoli\n通知 甲\n参数 标准：金额 ＝ 1元\n```\n\n一、补助 [1元](=标¦准)\n')).toContain('标准')
  })

  it('a line may begin a block', () => {
    expect(labels('# 通知\n\n``¦\n\n```tiaoli\n通知 甲\n```\n')).toEqual(['```tiaoli'])
  })
})

describe('initials', () => {
  it.each([
    ['参保地', 'cbd'],
    ['大病保险人均筹资标准', 'dbbxrjczbz'],
    ['A04', 'a04'],
    ['享受40%救济对象', 'xs40jjdx'],
    ['阿八擦大鹅发噶哈几卡拉妈拿哦怕七然撒他哇西压杂', 'abcdefghjklmnopqrstwxyz'],
    // A weakness that we know of: 重 counts as zhong.
    ['重庆', 'zq'],
  ])('%s → %s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected)
  })
})
