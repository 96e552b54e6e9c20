import { describe, expect, it } from 'vitest'
import { compare } from '../../engine/comparison/compare.ts'
import { draft } from '../support/notice.ts'
import { compared, lines, sections } from './support.ts'

const rules = `参数 标准：金额
  2020年：250元
  2021年：280元

对于 参保人

表 分担
  | 参保地 || 省级：金额 | 县级：金额 |
  | 阳曲县 || 440元      | 10元       |
  | 小店区 || 330元      | 20元       |

计算 资助：金额
  当 低保对象 或 特困人员 则 标准（2021年）
  其它 0元

计算 合计额：金额 ＝ 省级 ＋ 县级 ＋ 资助

例外 特困加倍 对于 合计额：
  当 特困人员 则 1000元

断言 不为负：
  合计额 ≥ 0元

疑义 A1：怎样算
  读法 甲（默认）
  读法 乙

计算 按甲：是否 ＝ 疑义 A1 为 甲

职责 征收
  主体：税务局
  期限：2020年12月20日前

算例 低保
  低保对象：是
  期望 资助：280元
`

/** The rules with each replacement made; one that is not found fails the test. */
function changed(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((made, [from, to]) => {
    expect(made).toContain(from)
    return made.replaceAll(from, to)
  }, rules)
}

describe('what means the same is no difference', () => {
  it.each([
    ['the same text', []],
    ['comments and blank lines', [['对于 参保人', '// 谁\n\n\n对于 参保人 // 参保人']]],
    ['layout of a table', [['  | 阳曲县 || 440元      | 10元       |', '  |阳曲县||440.00 元|10元|']]],
    [
      'rows in another order',
      [
        [
          '  | 阳曲县 || 440元      | 10元       |\n  | 小店区 || 330元      | 20元       |',
          '  | 小店区 || 330元      | 20元       |\n  | 阳曲县 || 440元      | 10元       |',
        ],
      ],
    ],
    [
      'result columns in another order',
      [
        ['省级：金额 | 县级：金额', '县级：金额 | 省级：金额'],
        ['440元      | 10元', '10元 | 440元'],
        ['330元      | 20元', '20元 | 330元'],
      ],
    ],
    [
      'operands in another order',
      [
        ['省级 ＋ 县级 ＋ 资助', '资助 ＋ （县级 ＋ 省级）'],
        ['低保对象 或 特困人员', '特困人员 或 低保对象'],
      ],
    ],
    [
      'another notation of a number',
      [
        ['1000元', '0.1万元'],
        ['2020年12月20日前', '2020-12-20'],
      ],
    ],
    ['another notation of a condition', [['合计额 ≥ 0元', '合计额 0元以上']]],
    ['English keywords', [['当 特困人员 则', 'when 特困人员 then']]],
    [
      'declarations in another order',
      [
        ['职责 征收\n  主体：税务局\n  期限：2020年12月20日前\n\n', ''],
        ['疑义 A1：', '职责 征收\n  主体：税务局\n  期限：2020年12月20日前\n\n疑义 A1：'],
      ],
    ],
    ['a period cut in two', [['  2021年：280元', '  2021年1月1日至2021年12月31日：280元']]],
  ] as const)('%s', (_, replacements) => {
    const found = compared(rules, changed(...replacements))
    expect(found.after.incomplete).toBe(false)
    expect(sections(found)).toEqual([])
    expect(found.same).toBe(true)
  })
})

describe('parameters', () => {
  it('are compared day by day, with the exact difference', () => {
    const found = compared(rules, changed(['2021年：280元', '2021年：320元\n  2022年起：350.5元']))
    expect(lines(found, 'parameters')).toEqual(['改动 标准', '  2021年：280元 → 320元（多40元，约14.29%）', '  2022年起：（无） → 350.5元'])
    expect(found.parameters[0]?.periods[0]).toMatchObject({
      kind: 'changed',
      from: '2021-01-01',
      to: '2021-12-31',
      before: { literal: '280' },
      after: { literal: '320' },
      difference: { by: '40', percent: '14.29', percentExact: false },
    })
  })

  it('show what a value that no longer ends changes on the days behind it', () => {
    const open = '参数 标准：金额\n  2020年起：550元\n'
    const found = compared(open, '参数 标准：金额\n  2020年起：550元\n  2021年7月1日起：580元\n')
    expect(lines(found, 'parameters')).toEqual(['改动 标准', '  2021-07-01起：550元 → 580元（多30元，约5.45%）'])
  })

  it.each([
    ['比例', '50%', '45%', '低5个百分点，-10%'],
    ['整数', '60岁', '65岁', '多5，约8.33%'],
    ['日期', '2020年12月20日', '2021年1月20日', '晚31天'],
    ['时长', '48小时', '36小时', '短12小时'],
    ['金额', '250元', '280元', '多30元，12%'],
    ['金额', '0元', '280元', '多280元'],
  ])('of type %s: %s → %s is %s', (type, before, after, difference) => {
    const found = compared(`参数 甲：${type} ＝ ${before}`, `参数 甲：${type} ＝ ${after}`)
    expect(lines(found, 'parameters')[1]).toMatch(new RegExp(`（${difference.replaceAll('.', '\\.')}）$`))
  })

  it('are the same where another formula gives the same value', () => {
    expect(compared('参数 甲：金额 ＝ 280元', '参数 甲：金额 ＝ 250元 ＋ 30元').same).toBe(true)
  })

  it('come, go, change their names and where they come from', () => {
    const found = compared(
      '参数 甲：金额 ＝ 280元\n参数 丙：金额 ＝ 1元',
      '参数 乙：金额 ＝ 280元    假定 “以此示例”\n参数 丁：金额 ＝ 2元',
    )
    expect(lines(found, 'parameters')).toEqual([
      '删去 丙',
      '  不分日期：1元 → （无）',
      '改名 乙，原名“甲”',
      '  来源：出自条文 → 假定“以此示例”',
      '新增 丁',
      '  不分日期：（无） → 2元',
    ])
  })
})

describe('rules', () => {
  it('show both formulas as written', () => {
    const found = compared(rules, changed(['省级 ＋ 县级 ＋ 资助', '省级 ＋ 县级 × 2']))
    expect(lines(found, 'rules')).toEqual(['改动 合计额（参保人）', '  算法：省级 ＋ 县级 ＋ 资助 → 省级 ＋ 县级 × 2'])
    expect(sections(found)).toEqual(['results', 'rules'])
  })

  it('show the case that changed', () => {
    const found = compared(rules, changed(['  其它 0元', '  其它 10元']))
    expect(lines(found, 'rules')).toEqual(['改动 资助（参保人）', '  其它情形：0元 → 10元（多10元）'])
    const wider = compared(
      rules,
      changed(['低保对象 或 特困人员 则 标准（2021年）', '（低保对象 或 特困人员） 且 费用 ＞ 0元 则 标准（2021年）']),
    )
    expect(lines(wider, 'rules')).toEqual(['改动 资助（参保人）', '  条件：低保对象 或 特困人员 → （低保对象 或 特困人员） 且 费用 ＞ 0元'])
  })

  it('are renamed where the body is the same, and what reads them is then unchanged', () => {
    const found = compared(rules, changed(['资助', '补助额']))
    expect(lines(found, 'rules')).toEqual(['改名 补助额（参保人），原名“资助”'])
    expect(sections(found)).toEqual(['rules'])
  })

  it('notice an order that decides', () => {
    const first = '对于 参保人\n计算 甲：金额 依次\n  当 低保对象 则 1元\n  当 特困人员 则 2元\n  其它 3元\n'
    const other = '对于 参保人\n计算 甲：金额 依次\n  当 特困人员 则 2元\n  当 低保对象 则 1元\n  其它 3元\n'
    expect(lines(compared(first, other), 'rules')[1]).toMatch(/^ {2}先后：/)
    expect(compared(first.replace(' 依次', ' 累加'), other.replace(' 依次', ' 累加')).same).toBe(true)
  })

  it('notice that an operand which may refuse the record is asked first', () => {
    const safe = '对于 参保人\n计算 份：数 ＝ 100 ÷ （费用 ÷ 1元） 四舍五入到2位小数\n计算 甲：是否 ＝ 费用 ＞ 0元 且 份 ＞ 1\n'
    const unsafe = safe.replace('费用 ＞ 0元 且 份 ＞ 1', '份 ＞ 1 且 费用 ＞ 0元')
    expect(compared(safe, unsafe).rules).toHaveLength(1)
  })

  it('compare the bands of a scale one by one', () => {
    const scale = '对于 参保人\n计算 甲：金额 ＝ 累进（费用）\n  不超过5万元的部分：60%\n  超过5万元的部分：75%\n'
    expect(lines(compared(scale, scale.replace('60%', '65%')), 'rules')).toEqual([
      '改动 甲（参保人）',
      '  分段 5万元：60% → 65%（高5个百分点，约8.33%）',
    ])
  })

  it('tell of another type and of another rounding', () => {
    const rounded = '对于 参保人\n计算 甲：数 ＝ （费用 ÷ 7元） 四舍五入到2位小数\n'
    const found = compared(rounded, rounded.replace('数 ＝', '比例 ＝').replace('到2位', '到3位'))
    expect(lines(found, 'rules').slice(0, 2)).toEqual(['改动 甲（参保人）', '  类型：数 → 比例'])
    expect(lines(found, 'rules')[2]).toMatch(/^ {2}算法：.*到2位小数 → .*到3位小数$/)
  })
})

describe('other declarations', () => {
  it.each([
    ['exceptions', ['1000元', '1200元'], ['改动 特困加倍（合计额）', '  值：1000元 → 1200元（多200元，20%）']],
    ['exceptions', ['当 特困人员 则 1000元', '当 低保对象 则 1000元'], ['改动 特困加倍（合计额）', '  条件：特困人员 → 低保对象']],
    ['exceptions', ['特困加倍', '特困人员加倍'], ['改名 特困人员加倍（合计额），原名“特困加倍”']],
    ['assertions', ['合计额 ≥ 0元', '合计额 ≥ 1元'], ['改动 不为负（参保人）', '  条件：合计额 ≥ 0元 → 合计额 ≥ 1元']],
    ['questions', ['怎样算', '怎样计算'], ['改动 A1', '  文字：怎样算 → 怎样计算']],
    [
      'questions',
      ['读法 甲（默认）\n  读法 乙', '读法 甲\n  读法 乙（默认）\n  读法 丙'],
      ['改动 A1', '  读法：（无） → 丙', '  默认读法：甲 → 乙'],
    ],
    ['duties', ['2020年12月20日前', '2020年12月31日前'], ['改动 征收', '  期限：2020年12月20日前 → 2020年12月31日前']],
    ['duties', ['主体：税务局', '主体：税务局、财政局'], ['改动 征收', '  主体：（无） → 财政局']],
    ['samples', ['期望 资助：280元', '期望 资助：281元'], ['改动 低保（参保人）', '  期望 资助：280元 → 281元']],
    ['samples', ['算例 低保\n', '算例 低保对象\n'], ['改名 低保对象（参保人），原名“低保”']],
  ] as const)('%s: %j', (section, replacement, expected) => {
    const found = compared(rules, changed(replacement))
    expect(lines(found, section)).toEqual(expected)
    expect(sections(found)).toContain(section)
  })

  it('enumerations, fields and the head', () => {
    const before = '通知 示例\n  基准日：2021年1月1日\n枚举 县区：甲县、乙县\n对象 人\n  县：县区\n  年龄：整数 0至120\n'
    const after =
      '通知 示例\n  基准日：2022年1月1日\n  文号：〔2021〕1号\n枚举 县区：乙县、丙县\n对象 人\n  县：县区 默认 乙县\n  岁数：整数 0至120\n'
    const found = compare(draft(before), draft(after))
    expect(lines(found, 'header')).toEqual(['文号：（无） → 〔2021〕1号', '基准日：2021年1月1日 → 2022年1月1日（晚365天）'])
    expect(lines(found, 'enumerations')).toEqual(['改动 县区', '  取值：甲县 → （无）', '  取值：（无） → 丙县'])
    expect(lines(found, 'entities')).toEqual([
      '改动 人',
      '  字段 年龄：整数 ≥ 0 ≤ 120 → （无）',
      '  字段 县：县区 → 县区 默认 乙县',
      '  字段 岁数：（无） → 整数 ≥ 0 ≤ 120',
    ])
  })
})

describe('tables', () => {
  it('are compared by their rows’ conditions, cell by cell', () => {
    const found = compared(rules, changed(['| 440元      | 10元       |', '| 430元      | 20元       |']))
    expect(lines(found, 'tables')).toEqual([
      '改动 分担（参保人）',
      '  改动 第 1 行：阳曲县',
      '    省级：440元 → 430元（少10元，约-2.27%）',
      '    县级：10元 → 20元（多10元，100%）',
    ])
  })

  it('show rows that came and went', () => {
    const split = changed([
      '  | 小店区 || 330元      | 20元       |',
      '  | 小店区 || 300元      | 20元       |\n  | 小店区 || 300元      | 20元       |',
    ])
    expect(lines(compared(rules, split), 'tables').slice(0, 4)).toEqual([
      '改动 分担（参保人）',
      '  改动 第 2 行：小店区',
      '    省级：330元 → 300元（少30元，约-9.09%）',
      '  新增 第 3 行：小店区',
    ])
  })

  it('know a row by what it gives where only its conditions changed', () => {
    const table = '对于 参保人\n表 甲\n  | 费用 || 乙：金额 |\n  | 不超过100元 || 1元 |\n  | 超过100元 || 2元 |\n'
    expect(lines(compared(table, table.replaceAll('100元', '200元')), 'tables')).toEqual([
      '改动 甲（参保人）',
      '  改动 第 1 行：不超过200元',
      '    费用：不超过100元 → 不超过200元',
      '  改动 第 2 行：超过200元',
      '    费用：超过100元 → 超过200元',
    ])
  })

  it('take 其它 for the same row when another row changes its meaning', () => {
    const table =
      '对于 参保人\n枚举 区：一、二、三\n对象 户\n  区：区\n对于 户\n表 甲\n  | 区 || 乙：金额 |\n  | 一 || 1元 |\n  | 其它 || 2元 |\n'
    const found = compared(table, table.replace('| 一 ||', '| 一、二 ||'))
    expect(lines(found, 'tables')).toEqual(['改动 甲（户）', '  改动 第 1 行：一、二', '    区：一 → 一、二'])
  })

  it('notice an order that decides, and another policy', () => {
    const table =
      '对于 参保人\n表 甲 依次\n  | 低保对象 | 特困人员 || 乙：金额 |\n  | 是 | 任意 || 1元 |\n  | 任意 | 是 || 2元 |\n  | 任意 | 任意 || 3元 |\n'
    const swapped = table.replace('  | 是 | 任意 || 1元 |\n  | 任意 | 是 || 2元 |', '  | 任意 | 是 || 2元 |\n  | 是 | 任意 || 1元 |')
    expect(lines(compared(table, swapped), 'tables')).toEqual(['改动 甲（参保人）', '  先后：1 → 2'])
    expect(lines(compared(table, table.replace(' 依次', ' 累加')), 'tables')).toEqual(['改动 甲（参保人）', '  取值方式：依次 → 累加'])
  })
})
