import { describe, expect, it } from 'vitest'
import { type Code, type Compiled, compile, lineStarts, positionAt } from '../../engine/index.ts'
import { memoryLoader } from './notice.ts'
import { faults } from './sound.ts'
import { compileTaiyuan, notice } from './taiyuan.ts'

const alone = (text: string, file = 'notice.md'): Compiled => compile(memoryLoader(new Map([[file, text]])), file) as Compiled

/** `2:5 name.unknown`: where each finding starts and its code. */
function findings({ diagnostics, sources }: Compiled): string[] {
  return diagnostics.map(({ code, span }) => {
    const { line, column } = positionAt(lineStarts(sources.get(span.file) as string), span.start)
    return `${line}:${column} ${code}`
  })
}

function timed<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  const start = performance.now()
  return { value: work(), milliseconds: performance.now() - start }
}

const rules = (body: string) => `# 通知\n\n\`\`\`tiaoli\n通知 样例\n  基准日：2021年1月1日\n${body}\n\`\`\`\n`
const declared = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const tabled = (count: number, row: (index: number) => string) =>
  `对象 人\n  费用：金额 不低于0元\n对于 人\n表 甲\n  | 费用 || 乙：金额 |\n${declared(count, (index) => `  | ${row(index)} |`)}`
/** On line 19 of what follows stands a number that is no amount: it must be found, whatever is wrong before it. */
const later = (text: string) =>
  `${text}${'\n'.repeat(Math.max(1, 18 - text.split('\n').length))}\`\`\`tiaoli\n计算 后面的：金额 ＝ 1\n\`\`\`\n`

describe('the Taiyuan notice, broken off', () => {
  const fences = [...notice.matchAll(/^```(tiaoli)?/gm)]
  const blockAt = (offset: number) => fences.findLast((fence) => fence.index + fence[0].length <= offset)
  const offsets = Array.from({ length: Math.ceil(notice.length / 200) }, (_, index) => index * 200)

  it.each(offsets)('at %i', (offset) => {
    const compiled = compileTaiyuan(notice.slice(0, offset))
    expect(faults(compiled)).toEqual([])
    const last = blockAt(offset)
    const inRules = last?.[1] !== undefined
    const unclosed = compiled.diagnostics.filter(({ code }) => code === 'block.unclosed').map(({ span }) => span.start)
    expect(unclosed).toEqual(inRules ? [last.index] : [])
  })
})

describe('input that no officer wrote', () => {
  it.each<[name: string, code: Code | null, text: string]>([
    ['nothing', 'notice.missing', ''],
    ['white space', 'notice.missing', ' \n\t\n　'],
    ['a binary file', 'source.notText', String.fromCharCode(...Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))],
    ['unpaired surrogates', 'syntax.unexpected', `${rules('计算 \uD800：金额 ＝ \uDC00')}\uD83D`],
    ['control characters', 'syntax.unexpected', rules('计算 \u0007\u001B[31m：金额 ＝ \u007F')],
    [
      'names of built-in properties',
      'name.unknown',
      rules('计算 __proto__：金额 ＝ constructor ＋ toString\n参数 hasOwnProperty：金额 ＝ 1元'),
    ],
    ['every fence open', 'block.unclosed', '```tiaoli\n'.repeat(2000)],
    ['fences in quotations', 'block.unclosed', '> ```tiaoli\n'.repeat(2000)],
    ['brackets of links', 'source.tooManyMarks', `${'['.repeat(20_000)}250 元](=1元)`],
    ['bindings without end', 'notice.missing', '[1 元](=1元'.repeat(5000)],
    ['10 MB of one line', 'source.tooLarge', '甲'.repeat(10 * 1024 * 1024)],
    ['1 MB of one line', 'source.lineTooLong', `${rules('')}\n${'居民'.repeat(500_000)}`],
    ['a line of 190,000 characters in a block', 'name.unknown', rules(`计算 甲：金额 ＝ ${'乙'.repeat(190_000)}`)],
    ['a sum of 40,000 terms', 'syntax.tooLong', rules(`计算 甲：金额 ＝ ${'1元＋'.repeat(40_000)}1元`)],
    ['a condition of 40,000 parts', 'syntax.tooLong', rules(`计算 甲：是否 ＝ ${'是 且 '.repeat(40_000)}否`)],
    ['40,000 values in a row', null, rules(`计算 甲：是否 ＝ 1 为 ${'1、'.repeat(40_000)}1`)],
    ['negations, nested', 'syntax.tooLong', rules(`计算 甲：是否 ＝ ${'非 '.repeat(40_000)}是`)],
    ['5,000 parentheses', 'syntax.nestedTooDeep', rules(`计算 甲：金额 ＝ ${'（'.repeat(5000)}1元${'）'.repeat(5000)}`)],
    ['5,000 parentheses that never close', 'syntax.nestedTooDeep', rules(`计算 甲：金额 ＝ ${'（'.repeat(5000)}1元`)],
    ['5,000 parentheses that never open', 'syntax.unexpected', rules(`计算 甲：金额 ＝ 1元${'）'.repeat(5000)}`)],
    [
      '5,000 parentheses in a cell',
      'syntax.nestedTooDeep',
      rules(`表 甲\n  | ${'（'.repeat(5000)}1${'）'.repeat(5000)} || 乙：金额 |\n  | 任意 || 1元 |`),
    ],
    ['5,000 parentheses in a binding', 'syntax.nestedTooDeep', `${rules('')}\n[1 元](<=${'（'.repeat(5000)}1元${'）'.repeat(5000)}>)\n`],
    [
      'a chain of 3,000 computations',
      null,
      rules(
        Array.from({ length: 3000 }, (_, index) => `计算 项${index}：金额 ＝ ${index === 0 ? '1元' : `项${index - 1} ＋ 1元`}`).join('\n'),
      ),
    ],
    [
      'a circle of 3,000 computations',
      'name.cycle',
      rules(Array.from({ length: 3000 }, (_, index) => `计算 项${index}：金额 ＝ 项${(index + 1) % 3000} ＋ 1元`).join('\n')),
    ],
    [
      'a table of 1,500 rows',
      'table.gap',
      rules(
        `对象 人\n  龄：整数 0至2000\n对于 人\n表 甲\n  | 龄 || 乙：金额 |\n${Array.from({ length: 1500 }, (_, index) => `  | ${index} || ${index}元 |`).join('\n')}`,
      ),
    ],
    ['a quotation that may begin anywhere', 'quote.unmatched', `${'甲'.repeat(150_000)}\n\n${rules('说明 “甲…乙”')}`],
    ['a quotation that may begin anywhere and ends at the end', null, `${'甲'.repeat(150_000)}乙\n\n${rules('说明 “甲…乙”')}`],
    ['a number of 100,000 digits', 'range.overflow', rules(`计算 甲：数 ＝ ${'9'.repeat(100_000)}`)],
    ['a year beyond the calendar', 'syntax.dayMissing', rules('参数 甲：日期 ＝ 0000年1月1日\n计算 乙：日期 ＝ 甲 ＋ 99999999999天')],
    ['20,000 headings', 'clause.outOfOrder', '# 一、\n'.repeat(20_000)],
    ['300,000 lines that begin emphasis', 'source.tooManyMarks', '*甲_\n'.repeat(300_000)],
    ['100,000 links in a paragraph', 'source.tooManyMarks', '每人 [1元](=甲)。\n'.repeat(100_000)],
    ['20,000 blocks', 'name.repeated', `${rules('')}${'```tiaoli\n枚举 甲：乙\n```\n\n'.repeat(20_000)}`],
    ['10,000 unknown names', 'name.unknown', rules(declared(10_000, (index) => `计算 项${index}：金额 ＝ 无名${index}`))],
    ['a table of 10,000 bands', 'table.overlap', rules(tabled(10_000, (index) => `${index}元至${index + 1}元 || ${index}元`))],
    ['a table of 3,000 rows that all apply', 'table.overlap', rules(tabled(3000, (index) => `任意 || ${index}元`))],
  ])('%s: coded diagnostics at places of the file, in time', (_name, code, text) => {
    const { value, milliseconds } = timed(() => alone(text))
    expect(faults(value)).toEqual([])
    if (code === null) expect(value.diagnostics).toEqual([])
    else expect(value.diagnostics.map((found) => found.code)).toContain(code)
    expect(milliseconds).toBeLessThan(10_000)
  })
})

describe('a mistake, and what stands behind it', () => {
  it.each<[name: string, text: string, found: string[]]>([
    ['a block never closed', '# 通知\n\n```tiaoli\n通知 样例\n  基准日：2021年1月1日\n\n正文又开始了。\n', ['3:1 block.unclosed']],
    ['an unknown keyword', rules('计箅 应缴：金额 ＝ 1元'), ['6:1 syntax.unknownKeyword']],
    ['a misspelt name', rules('参数 标准：金额 ＝ 1元\n计算 应缴：金额 ＝ 标谁'), ['7:12 name.unknown']],
    [
      'a cell too few',
      rules('枚举 地：甲、乙\n对象 人\n  居：地\n对于 人\n表 补\n  | 居 || 钱：金额 | 粮：金额 |\n  | 甲 || 1元 |\n  | 乙 || 2元 | 3元 |'),
      ['12:3 table.cellCount'],
    ],
    ['a date that does not exist', rules('参数 始：日期 ＝ 2021年2月29日\n计算 终：日期 ＝ 始'), ['6:11 syntax.dayMissing']],
    [
      'a parameter outside its dates',
      rules('参数 标准：金额\n  2019年：1元\n计算 应缴：金额 ＝ 标准（2021年）'),
      ['8:12 parameter.noValue'],
    ],
    ['two headers', rules('通知 又一个\n  基准日：2022年1月1日'), ['6:1 notice.repeated']],
    ['an import that is missing', rules('引用 "没有.tiaoli"'), ['6:4 use.missing']],
    [
      'two exceptions that tie',
      rules(
        '对象 人\n  甲、乙：是否\n对于 人\n计算 应缴：金额 ＝ 1元\n例外 一 对于 应缴：\n  当 甲 则 2元\n例外 二 对于 应缴：\n  当 乙 则 3元',
      ),
      ['12:1 exception.tie'],
    ],
    [
      'a division without rounding',
      rules('对象 人\n  钱：金额\n  口：整数\n对于 人\n计算 均：金额 ＝ 钱 ÷ 口'),
      ['10:11 scale.divisionUnrounded'],
    ],
    [
      'a range that overflows',
      rules('对象 人\n  钱：金额 0元至99999999亿元\n  口：整数 0至99999999999999999999\n对于 人\n计算 总：金额 ＝ 钱 × 口 × 口'),
      ['10:11 range.overflow'],
    ],
    ['5,000 nested parentheses', rules(`计算 甲：金额 ＝ ${'（'.repeat(5000)}1元${'）'.repeat(5000)}`), ['6:75 syntax.nestedTooDeep']],
  ])('%s', (_name, text, found) => {
    expect(findings(alone(later(text)))).toEqual([...found, '19:13 type.mismatch'])
  })

  it('a number of the prose that disagrees, a clause out of order', () => {
    const text = `${rules('参数 标准：金额 ＝ 280元')}\n一、标准是 [250 元](=标准)。\n\n三、到此为止。\n`
    expect(findings(alone(later(text)))).toEqual(['9:8 binding.mismatch', '11:1 clause.outOfOrder', '19:13 type.mismatch'])
  })

  it('imports in a circle', () => {
    const files = new Map([
      ['notice.md', later(rules('引用 "a.tiaoli"'))],
      ['a.tiaoli', '引用 "b.tiaoli"\n计算 甲：金额 ＝ 1元\n'],
      ['b.tiaoli', '引用 "a.tiaoli"\n计算 乙：金额 ＝ 甲 ＋ 丙\n'],
    ])
    const compiled = compile(memoryLoader(files), 'notice.md') as Compiled
    expect(findings(compiled).sort()).toEqual(['19:13 type.mismatch', '1:4 use.cycle', '2:15 name.unknown'])
  })
})

describe('line ends and marks of editors', () => {
  const unix = later(
    rules('参数 标准：金额 ＝ 1元\n计算 应缴：金额\n  当 标准 ＝ 2元 则 标谁\n  其它 3元\n\n职责 登记\n  主体：县\n  期限：每年2月末'),
  )
  const places = findings(alone(unix))

  it.each([
    ['Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh', (text: string) => text.replaceAll('\n', '\r')],
    ['mixed', (text: string) => text.split('\n').reduce((before, line, index) => before + ['\n', '\r\n', '\r', '\r\n'][index % 4] + line)],
  ])('%s line ends leave every finding at its line and column', (_name, change) => {
    expect(findings(alone(change(unix)))).toEqual(places)
  })

  it('a byte order mark moves the first line only', () => {
    expect(findings(alone(`\uFEFF${unix}`))).toEqual(places)
    expect(findings(alone(`\uFEFF${unix}`, 'notice.tiaoli')).length).toBeGreaterThan(0)
  })

  it('the Taiyuan notice is clean with any line ends and with a byte order mark', () => {
    for (const text of [notice.replaceAll('\n', '\r\n'), notice.replaceAll('\n', '\r'), `\uFEFF${notice}`]) {
      expect(findings(compileTaiyuan(text))).toEqual([])
    }
  })
})
