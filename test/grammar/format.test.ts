import { describe, expect, it } from 'vitest'
import { format } from '../../engine/format.ts'
import { dayIn, instantIn, numberIn, roundingIn } from '../../grammar/format/literals.ts'
import { displayWidth } from '../../grammar/format/width.ts'
import { fixtures } from './support/fixtures.ts'

const rules = (text: string, keywords?: 'zh' | 'en') => format({ file: 'a.tiaoli', text }, keywords ? { keywords } : {}).text
const notice = (text: string) => format({ file: 'a.md', text }).text

describe.each(fixtures())('$name', ({ written, steps }) => {
  it('is formatted, and formatting it again changes nothing', () => {
    let text = written
    for (const step of steps) {
      const keywords = step.as === 'zh' || step.as === 'en' ? step.as : undefined
      const next = rules(text, keywords)
      expect(next).toBe(step.text.trim() === 'as written' ? rules(written) : step.text)
      expect(rules(next, keywords)).toBe(next)
      expect(rules(next)).toBe(next)
      text = next
    }
  })
})

describe('a file', () => {
  const loose = '计算 甲：金额＝1元\r\n\r\n\r\n  原文 “甲”  \n计算 乙：金额＝2元'

  it('keeps its byte order mark and the end of each line', () => {
    expect(rules(`\uFEFF${loose}`)).toBe('\uFEFF计算 甲：金额 ＝ 1元\r\n\r\n  原文 “甲”\n计算 乙：金额 ＝ 2元\r\n')
    expect(rules('计算 甲：金额＝1元\r\r\r计算 乙：金额＝2元\r')).toBe('计算 甲：金额 ＝ 1元\r\r计算 乙：金额 ＝ 2元\r')
  })

  it('has its margin behind the byte order mark', () => {
    expect(rules('\uFEFF\n 计算 甲：金额＝1元\n  原文 “甲”\n')).toBe('\uFEFF计算 甲：金额 ＝ 1元\n  原文 “甲”\n')
    expect(rules('\uFEFF对象 甲\n 乙：数\n')).toBe('\uFEFF对象 甲\n  乙：数\n')
  })

  it('keeps a title that runs over several lines', () => {
    const text = '断言 甲、\n      乙：\n 甲＝乙\n'
    expect(rules(text)).toBe('断言 甲、\n      乙：\n  甲 ＝ 乙\n')
  })

  it.each(['', '\n', '\uFEFF', '  \n\n', '\uFEFF\r\n'])('of nothing stays as it is: %j', (text) => {
    expect(rules(text)).toBe(text)
    expect(notice(text)).toBe(text)
  })

  it.each([
    ['holds a NUL', '计算 甲：金额＝1元\0'],
    ['has a line that is too long', `计算 甲：金额＝1元\n// ${'x'.repeat(200_001)}`],
  ])('that %s stays as it is, and is reported', (_name, text) => {
    const { text: after, diagnostics } = format({ file: 'a.tiaoli', text })
    expect(after).toBe(text)
    expect(diagnostics.map(({ code }) => code.split('.')[0])).toContain('source')
  })
})

describe('a notice', () => {
  it('keeps every byte outside its blocks', () => {
    const [before, behind] = ['\uFEFF# 标 题  \r\n\r\n\r\n一、甲 [1元](<=甲  ＋ 乙>)\t\r\n', '\r\n\r\n\r\n* 计算 丙：金额＝1元\r\n']
    expect(notice(`${before}\`\`\`tiaoli\r\n\r\n  计算 甲：金额＝1元\r\n\r\n\r\n\`\`\`${behind}`)).toBe(
      `${before}\`\`\`tiaoli\r\n计算 甲：金额 ＝ 1元\r\n\`\`\`${behind}`,
    )
  })

  it.each([
    ['another language', '```json\n计算 甲：金额＝1元\n```\n'],
    ['a block that is never closed', '```tiaoli\n计算 甲：金额＝1元\n\n正文\n'],
    ['a quotation', '> ```tiaoli\n> 计算 甲：金额＝1元\n> ```\n'],
    ['a block with an indented fence inside', '```tiaoli\n\t```tiaoli\n计算 甲：金额＝1元\n```\n'],
    ['an empty block', '```tiaoli\n\n\n```\n'],
    ['a block without a line', '计算 甲：金额＝1元\n\n```tiaoli'],
  ])('leaves %s alone', (_name, text) => {
    expect(notice(text)).toBe(text)
  })

  it.each([
    [
      'a list',
      '- 甲\n\n  ```tiaoli\n      计算 甲：金额＝1元\n  原文 “甲”\n  ```\n',
      '- 甲\n\n  ```tiaoli\n  计算 甲：金额 ＝ 1元\n    原文 “甲”\n  ```\n',
    ],
    ['the line of a list mark', '1. ```tiaoli\n   计算 甲：金额＝1元\n   ```\n', '1. ```tiaoli\n   计算 甲：金额 ＝ 1元\n   ```\n'],
    [
      'an indented fence',
      '  ~~~ tiaoli\n计算 甲：金额＝1元\n   原文 “甲”\n  ~~~\n',
      '  ~~~ tiaoli\n  计算 甲：金额 ＝ 1元\n    原文 “甲”\n  ~~~\n',
    ],
  ])('lays out a block in %s', (_name, text, expected) => {
    expect(notice(text)).toBe(expected)
    expect(notice(expected)).toBe(expected)
  })

  it('lays out the blocks around one that was never closed', () => {
    const text = '```tiaoli\n计算 甲：金额＝1元\n\n正文\n\n```tiaoli\n计算 乙：金额＝1元\n```\n'
    expect(notice(text)).toBe(text.replace('乙：金额＝1元', '乙：金额 ＝ 1元'))
  })
})

describe('names', () => {
  it('are quoted where a converted keyword would swallow them', () => {
    expect(rules('计算 甲：是否 ＝ 乙 或 more\n', 'en')).toBe('compute 甲: boolean = 乙 or 「more」\n')
    expect(rules('计算 甲：是否 ＝ 乙 或 moreover\n', 'en')).toBe('compute 甲: boolean = 乙 or moreover\n')
  })

  it('are left alone where they are spelt like types, labels or functions', () => {
    const text = '对象 文本\n  number、数、主体：数\n疑义 周岁：问\n  读法 绝对值（默认）\n枚举 文号：日期、时刻\n'
    expect(rules(text, 'en')).toBe(
      'entity 文本\n  number, 数, 主体: number\nquestion 周岁: 问\n  reading 绝对值 (default)\nenum 文号: 日期, 时刻\n',
    )
  })

  it('of parameters go before those of functions', () => {
    expect(rules('参数 absolute：数\n  2020年：1\n计算 甲：数 ＝ 绝对值（－1） ＋ absolute（2020年）\n', 'en')).toBe(
      'parameter absolute: number\n  2020: 1\ncompute 甲: number = 绝对值(-1) + absolute(2020)\n',
    )
  })
})

describe('numbers and dates', () => {
  it.each([
    ['27.5元', '27.5 yuan'],
    ['1元', '1 yuan'],
    ['5分', '5 cents'],
    ['1分', '1 cent'],
    ['5个百分点', '5 points'],
    ['18年', '18 years'],
    ['3个月', '3 months'],
    ['1天', '1 day'],
    ['48小时', '48 hours'],
    ['30分钟', '30 minutes'],
    ['75%', '75%'],
    ['12', '12'],
  ])('%s and %s are one', (zh, en) => {
    expect(numberIn(zh, 'en')).toBe(en)
    expect(numberIn(en, 'zh')).toBe(zh)
    expect(numberIn(zh, 'zh')).toBe(zh)
    expect(numberIn(en, 'en')).toBe(en)
  })

  it.each(['5万元', '3 角', '60岁', '2户', '1.5亿'])('%s has no English spelling', (zh) => expect(numberIn(zh, 'en')).toBe(zh))
  it.each(['60 dollars', '5 EUR', '1 pound', '2000 years'])('%s has no Chinese spelling', (en) => expect(numberIn(en, 'zh')).toBe(en))

  it.each([
    ['７.５ 元', '7.5 yuan'],
    ['７５％', '75%'],
    ['3日', '3 days'],
    ['2个小时', '2 hours'],
  ])('%s becomes %s', (zh, en) => expect(numberIn(zh, 'en')).toBe(en))

  it.each([
    ['2020年9月1日', '2020-09-01'],
    ['0800年12月31日', '0800-12-31'],
  ])('%s is %s', (zh, en) => {
    expect(dayIn(zh, 'en')).toBe(en)
    expect(dayIn(en, 'zh')).toBe(zh)
  })

  it.each(['2021年2月29日', '2021-13-01'])('%s is no day and stays', (day) => {
    expect([dayIn(day, 'en'), dayIn(day, 'zh')]).toEqual([day, day])
  })

  it.each([
    ['2020年10月1日9时', '2020-10-01T09:00'],
    ['2020年10月1日18时5分', '2020-10-01T18:05'],
  ])('%s is %s', (zh, en) => {
    expect(instantIn(zh, 'en')).toBe(en)
    expect(instantIn(en, 'zh')).toBe(zh)
  })

  it.each([
    ['四舍五入到分', 'rounded half up to cent'],
    ['四舍六入五成双到4位小数', 'rounded half even to 4 decimals'],
    ['舍去到元', 'rounded down to unit'],
    ['进一到整数', 'rounded up to integer'],
  ])('%s is %s', (zh, en) => {
    expect(roundingIn(zh, 'en')).toBe(en)
    expect(roundingIn(en, 'zh')).toBe(zh)
  })

  it('a rounding to a place that English does not name stays', () => {
    expect(roundingIn('舍去到百元', 'en')).toBe('舍去到百元')
  })
})

it.each([
  ['abc', 3],
  ['太原', 4],
  ['（Ａ）', 6],
  ['é', 1],
  ['e\u0301', 1],
  ['𠀀', 2],
  ['“甲”', 4],
])('%s takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width))
