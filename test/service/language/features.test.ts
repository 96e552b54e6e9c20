import { describe, expect, it } from 'vitest'
import { format, parse } from '../../../engine/index.ts'
import {
  codeLenses,
  definition,
  folding,
  formatEdits,
  inlayHints,
  type OutlineItem,
  outline,
  packedTokens,
  problems,
  quickFixes,
  references,
  semanticKinds,
  semanticTokens,
} from '../../../engine/service/index.ts'
import { documentOf } from '../documents.ts'
import { at, base, edited, marked } from './cursor.ts'

const literate = `# 通知

\`\`\`tiaoli
通知 甲
  基准日：2021年1月1日
对象 人
  低保：是否 默认 否
\`\`\`

一、补助标准

（一）每人 [300 元](=标准)。

\`\`\`tiaoli
参数 标准：金额 ＝ 300元    // 每年
  原文 “每人300元。”
对于 人
计算 补助：金额 依次
  当 低保 则 标准 × 2    依据 一
  其它 标准
\`\`\`

二、其它
`

describe('problems', () => {
  it('are in words, with the lines that belong to them and fixes', () => {
    const { document } = at('计算 甲：金额 ＝ 缴费标淮（2021年）')
    expect(problems(document, 'zh').filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'name.unknown',
        severity: 'error',
        message: expect.stringContaining('缴费标淮'),
        related: [{ text: '参数 缴费标准：金额' }],
        fixes: [{ title: '把“缴费标淮”改为“缴费标准”' }],
      },
    ])
    expect(problems(document, 'en').find(({ code }) => code === 'name.unknown')?.fixes[0]?.title).toBe('Replace “缴费标淮” by “缴费标准”')
  })
})

describe('quick fixes', () => {
  /** The lines that each fix at the cursor makes of the text, by title. */
  function fixes(source: string): Record<string, string[]> {
    const { document, file, offset, text } = at(source)
    const fixed = quickFixes(document, file, { start: offset, end: offset }, 'zh')
    return Object.fromEntries(fixed.map(({ title, edits }) => [title, newLines(text, edited(text, edits))]))
  }

  /** The lines of a text that another has not, or has fewer of. */
  function newLines(before: string, after: string): string[] {
    const left = before.split('\n')
    return after.split('\n').filter((line) => {
      if (line === '') return false
      const at = left.indexOf(line)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }

  it('correct a slip, or declare what is missing', () => {
    expect(fixes('计算 甲：是否 ＝ 低保对¦象者')).toEqual({
      '把“低保对象者”改为“低保对象”': ['计算 甲：是否 ＝ 低保对象'],
      '给对象“参保人”加字段“低保对象者”': ['  低保对象者：是否 默认 否'],
      '加参数“低保对象者”': ['参数 低保对象者：金额 ＝ 0元'],
    })
    expect(fixes('计算 甲：是否 ＝ 参保地 为 迎泽¦区')).toMatchObject({
      '把“迎泽区”加入枚举“县区”': ['枚举 县区：小店区、阳曲县、娄烦县、迎泽区'],
    })
    expect(fixes('计算 甲：是否 ＝ 低保对象¦或特困人员')).toMatchObject({
      '把“低保对象或特困人员”改为“低保对象 或 特困人员”': ['计算 甲：是否 ＝ 低保对象 或 特困人员'],
    })
  })

  it('take what came out for what a case expects', () => {
    expect(fixes('算例 乙\n  参保地：小店区\n  期望 应缴：2¦00元')).toEqual({ '把期望改为算出的 280元': ['  期望 应缴：280元'] })
  })

  it('are offered where the problem is, and nowhere else', () => {
    expect(fixes('计¦算 甲：是否 ＝ 低保对象者')).toEqual({})
  })
})

describe('definitions and references', () => {
  const places = (source: string) => {
    const { document, file, offset, text } = at(source)
    return definition(document, file, offset).map(({ start, end }) => [text.slice(start, end), text.slice(0, start).split('\n').length])
  }

  it.each([
    ['计算 甲：金额 ＝ 缴费¦标准（2021年）', '缴费标准', 20],
    ['计算 甲：是否 ＝ 参保地 为 阳¦曲县', '阳曲县', 5],
    ['计算 甲：是否 ＝ 疑义 A04 为 按隶¦属', '按隶属', 27],
    ['计算 甲：金额 ＝ 合计 就诊.费¦用', '费用', 10],
    ['计算 甲：金额 ＝ 合计 就¦诊.费用', '就诊', 18],
    ['计算 甲：整数 ＝ 个数 就¦诊', '就诊', 18],
    ['计算 甲：金额 ＝ 中央¦补助', '中央补助', 34],
    ['例外 丙 对于 应缴 优先于 特¦困：\n  当 低保对象 则 0元', '特困', 39],
    ['算例 乙\n  参¦保地：小店区', '参保地', 13],
    ['算例 乙\n  期望 应¦缴：280元', '应缴', 31],
    ['算例 乙\n  期望 甲：未知（出生¦日期、缴费标准（2019年））', '出生日期', 14],
    ['算例 乙\n  期望 甲：未知（出生日期、缴¦费标准（2019年））', '缴费标准', 20],
    ['算例 乙\n  就诊：\n    | 费¦用 |\n    | 1元 |', '费用', 10],
    ['对于 参¦保人', '参保人', 12],
  ])('%s', (source, text, line) => {
    expect(places(source)).toEqual([[text, line]])
  })

  it('go from a quotation to its prose, from a basis to its clause', () => {
    const of = (around: string) => places(literate.replace(around.replace('¦', ''), around))
    expect(of('“每人¦300元')).toEqual([['每人 [300 元](=标准)。', 12]])
    expect(of('依据 一¦\n')).toEqual([['一、', 10]])
    expect(of('[300 元](=标¦准)')).toEqual([['标准', 15]])
  })

  it('go from a path to its file', () => {
    const { document, file, offset } = at('通知 甲\n引用 "../c/shared¦.tiaoli"\n', { '../c/shared.tiaoli': '枚举 乙：丙\n' })
    expect(definition(document, file, offset)).toEqual([{ file: '../c/shared.tiaoli', start: 0, end: 0 }])
  })

  it('count bound numbers of the prose', () => {
    const { document, file, offset } = at(literate.replace('参数 标准', '参数 标¦准'))
    expect(references(document, file, offset).map(({ inProse }) => inProse)).toEqual([true, false, false])
    expect(references(document, file, offset, { declarations: true })).toHaveLength(4)
  })
})

describe('the outline', () => {
  const shown = (items: readonly OutlineItem[], depth = 0): string[] =>
    items.flatMap(({ kind, name, detail, children }) => [
      `${'  '.repeat(depth)}${kind} ${name}${detail && ` ${detail}`}`,
      ...shown(children, depth + 1),
    ])

  it('is by clause, then by declaration', () => {
    const { document, file } = at(literate)
    expect(shown(outline(document, file))).toEqual([
      'notice 甲',
      'entity 人',
      '  field 低保 是否',
      'clause 一 补助标准',
      '  clause 一（一） 每人 300 元',
      '    parameter 标准 金额',
      '    for 人',
      '    compute 补助 金额',
      'clause 二 其它',
    ])
  })

  it('holds the columns of tables', () => {
    const { document, file } = at('')
    const table = outline(document, file).find(({ kind }) => kind === 'table')
    expect(shown(table ? [table] : []).slice(1)).toEqual([
      '  column 参保地',
      '  column 疑义 A04',
      '  result 中央补助 金额',
      '  result 分类 类别',
    ])
  })
})

describe('folding', () => {
  it('holds clauses, blocks and declarations of several lines', () => {
    const { document, file, text } = at(literate)
    const lines = (offset: number) => text.slice(0, offset).split('\n').length
    expect(folding(document, file).map(({ kind, start, end }) => [kind, lines(start), lines(end)])).toEqual([
      ['block', 3, 8],
      ['declaration', 4, 5],
      ['declaration', 6, 7],
      ['clause', 10, 21],
      ['clause', 12, 21],
      ['block', 14, 21],
      ['declaration', 15, 16],
      ['declaration', 18, 20],
    ])
  })
})

describe('colours', () => {
  /** `参数/keyword 标准/parameter! …`; ! marks a declaration. */
  function coloured(source: string, line: string): string {
    const { document, file, text } = at(source)
    const [start, end] = [text.indexOf(line), text.indexOf(line) + line.length]
    return semanticTokens(document, file)
      .filter((token) => start <= token.start && token.end <= end && token.kind !== 'punctuation')
      .map((token) => `${text.slice(token.start, token.end)}/${token.kind}${token.declaration ? '!' : ''}`)
      .join(' ')
  }

  it.each([
    ['参数 标准：金额 ＝ 300元    // 每年', '参数/keyword 标准/parameter! 金额/type ＝/operator 300元/number // 每年/comment'],
    ['当 低保 则 标准 × 2    依据 一', '当/keyword 低保/field 则/keyword 标准/parameter ×/operator 2/number 依据/keyword 一/clause'],
    ['原文 “每人300元。”', '原文/keyword “每人300元。”/quotation'],
    ['（一）每人 [300 元](=标准)。', '（一）/clause! 300 元/binding 标准/parameter'],
    ['  基准日：2021年1月1日', '基准日/label 2021年1月1日/text'],
  ])('%s', (line, expected) => {
    expect(coloured(literate, line)).toBe(expected)
  })

  it.each([
    ['算例 阳曲县的', '算例/keyword 阳曲县的/case!'],
    ['疑义 A04：按哪一行', '疑义/keyword A04/question! 按哪一行/text'],
    ['  | 阳曲县 | 任意     || 440元          | 甲类       |', '阳曲县/member 任意/keyword 440元/number 甲类/member'],
    ['计算 应缴：金额 ＝ 缴费标准（2021年）', '计算/keyword 应缴/rule! 金额/type ＝/operator 缴费标准/parameter 2021年/number'],
  ])('%s', (line, expected) => {
    expect(coloured('', line)).toBe(expected)
  })

  it('are there for a text that does not parse', () => {
    const { text } = marked('计算 （（：\n参数 ：金额 ＝\n算例\n   甲 ＝ 1元 // 注\n')
    const kinds = semanticTokens(documentOf(text, 'a.tiaoli'), 'a.tiaoli').map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['keyword', 'type', 'operator', 'number', 'comment']))
  })

  it('pack into five numbers each, places relative', () => {
    const text = '参数 甲：金额\n  2020年：1元\n'
    const tokens = semanticTokens(documentOf(text, 'a.tiaoli'), 'a.tiaoli').filter(({ kind }) => kind !== 'punctuation')
    const kind = (name: (typeof semanticKinds)[number]) => semanticKinds.indexOf(name)
    expect([...packedTokens(tokens, text)]).toEqual([
      ...[0, 0, 2, kind('keyword'), 0],
      ...[0, 3, 1, kind('parameter'), 1],
      ...[0, 2, 2, kind('type'), 0],
      ...[1, 2, 5, kind('number'), 0],
      ...[0, 6, 2, kind('number'), 0],
    ])
  })
})

describe('values in the text', () => {
  /** The lines with hints, each hint as ‹…› in its place. */
  function shown(source: string, name: string | null): string[] {
    const { document, file, text } = at(source)
    const hints = inlayHints(document, file, name === null ? null : { name }, 'zh')
    const edits = hints.map(({ offset, label }) => ({ span: { start: offset, end: offset }, text: `‹${label}›` }))
    return edited(text, edits.reverse())
      .split('\n')
      .filter((line) => line.includes('‹'))
      .map((line) => line.trim())
  }

  it('are those of the chosen case, with what fired', () => {
    expect(shown('', '阳曲县的')).toEqual([
      '计算 应缴：金额 ＝ 缴费标准（2021年）‹280元›‹＝ 280元›',
      '| 参保地 | 疑义 A04 || 中央补助：金额‹＝ 440元› | 分类：类别‹＝ 甲类› |',
      '| 阳曲县 | 任意     || 440元          | 甲类       |‹◀ 命中›',
    ])
  })

  it('are those of parameters where no case is chosen', () => {
    expect(shown('计算 甲：金额 ＝ 缴费标准 × 特别比例', null)).toEqual([
      '计算 应缴：金额 ＝ 缴费标准（2021年）‹280元›',
      '计算 甲：金额 ＝ 缴费标准‹280元› × 特别比例‹75%›',
    ])
  })

  it('tell what came out where a case expects another', () => {
    expect(shown('算例 乙\n  参保地：小店区\n  期望 应缴：200元', null).slice(1)).toEqual(['期望 应缴：200元‹✗ 280元›'])
    expect(shown('算例 乙\n  参保地：小店区\n  定额：9999元\n  期望 应缴：200元', null).slice(1)).toEqual(['算例 乙‹✗ 这个算例被拒绝›'])
  })
})

describe('lenses', () => {
  const lenses = (source: string) => {
    const { document, file, text } = at(source)
    return codeLenses(document, file, 'zh').map(({ span, title }) => `${text.slice(span.start, span.end)} | ${title}`)
  }

  it('count references and cases, and say which cases pass', () => {
    expect(lenses('算例 乙\n  参保地：小店区\n  特困人员：是\n  期望 应缴：1元')).toEqual([
      '枚举 县区：小店区、阳曲县、娄烦县 | 1 处引用',
      '枚举 类别：甲类、乙类 | 2 处引用',
      '对象 就诊记录 | 1 处引用',
      '对象 参保人 | 1 处引用',
      '参数 缴费标准：金额 | 1 处引用',
      '参数 特别比例：比例 ＝ 75% | 0 处引用',
      '疑义 A04：按哪一行 | 1 处引用',
      '计算 应缴：金额 ＝ 缴费标准（2021年） | 3 处引用',
      '计算 应缴：金额 ＝ 缴费标准（2021年） | 2 个算例期望',
      '表 补助分担 | 1 处引用',
      '表 补助分担 | 2 个算例用到 · 2/3 行',
      '例外 特困 对于 应缴： | 1 个算例用到',
      '算例 阳曲县的 | ✓ 通过',
      '算例 阳曲县的 | 为什么',
      '算例 乙 | ✗ 1 处不符',
      '算例 乙 | 为什么',
    ])
  })

  it('say nothing of cases while the notice has errors', () => {
    expect(lenses('计算 甲：金额 ＝ 无此名').join()).not.toContain('算例')
  })
})

describe('formatting', () => {
  it('is made of edits of single lines, and gives what the formatter gives', () => {
    const untidy = base.replace('  | 阳曲县 | 任意     ||', '  |阳曲县|任意||').replace('\n枚举 类别', '\n\n\n枚举 类别')
    const { document, file, text } = at(untidy)
    const edits = formatEdits(document, file)
    expect(edited(text, edits)).toBe(format({ file, text }).text)
    expect(edits.length).toBeGreaterThan(1)
    expect(edits.every(({ span }) => !text.slice(span.start, span.end).trim())).toBe(true)
    expect(parse({ file, text: edited(text, edits) }).diagnostics).toEqual([])
  })
})
