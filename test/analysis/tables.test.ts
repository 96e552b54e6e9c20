import { describe, expect, it } from 'vitest'
import { analyse } from '../../engine/analysis/index.ts'
import {
  amount,
  baseDate,
  boolean,
  date,
  day,
  enumOf,
  eq,
  field,
  input,
  int,
  integer,
  literal,
  no,
  not,
  oneOf,
  op,
  program,
  reading,
  silent,
  table,
  yes,
  yuan,
} from './support/build.ts'
import { codes, fixes, found, hints } from './support/show.ts'

const counties = ['小店区', '迎泽区', '阳曲县', '娄烦县']
const students = ['非大学生', '省属大学生', '市属大学生']
const county = field('参保地', enumOf('县区'))
const student = field('大学生类别', enumOf('大学生类别'), { default: '非大学生' })
const enums = { 县区: counties, 大学生类别: students }
const isCounty = (...names: string[]) => oneOf(input(county), ...names.map((n) => literal(enumOf('县区'), n)))
const isStudent = (...names: string[]) => oneOf(input(student), ...names.map((n) => literal(enumOf('大学生类别'), n)))
const rural = isCounty('阳曲县', '娄烦县')
const other = not(rural)

type Spec = Parameters<typeof table>[3]
const subsidy = (rows: Spec, policy: 'unique' | 'first' | 'sum' = 'unique') =>
  program({
    fields: [county, student],
    enums,
    tables: [table('财政补助分担', [input(county), input(student)], [['中央补助', amount]], rows, policy)],
  })

describe('gaps', () => {
  it('shows the smallest record that no row covers, and a row that covers it', () => {
    const rows: Spec = [
      [[rural, yes], [yuan('440')], ['阳曲县、娄烦县', '任意']],
      [[other, isStudent('非大学生', '市属大学生')], [yuan('330')], ['其它', '非大学生、市属大学生']],
    ]
    const diagnostics = analyse(subsidy(rows))
    expect(found(diagnostics)).toEqual(['table.gap: 表 财政补助分担 没有覆盖这样的人：参保地 小店区，大学生类别 省属大学生'])
    expect(fixes(diagnostics)).toEqual(['\n  | 其它 | 省属大学生 || 未规定 |'])
    expect(hints(diagnostics)[0]).toBe('一共 2 行，这一组合哪一行都不适用。补一行；或把相应的列写成 任意')
    expect(diagnostics[0]?.values.record).toEqual({ 参保地: '小店区', 大学生类别: '省属大学生' })
  })

  it('names only the fields that matter', () => {
    expect(found(analyse(subsidy([[[rural, yes], [yuan('440')]]])))).toEqual(['table.gap: 表 财政补助分担 没有覆盖这样的人：参保地 小店区'])
  })

  it('is silent for a complete table, for 未规定, and for sums', () => {
    const rows: Spec = [
      [[rural, yes], [yuan('440')]],
      [[other, yes], [silent(amount)]],
    ]
    expect(analyse(subsidy(rows))).toEqual([])
    expect(analyse(subsidy([[[rural, yes], [yuan('440')]]], 'sum'))).toEqual([])
  })

  it('knows that there is no whole number between 17 and 18, and no amount between 5 and 5.01', () => {
    const age = field('年龄', integer, { minimum: 0, maximum: 150 })
    const cost = field('费用', amount, { minimum: 0 })
    const by = (subject: typeof age, low: ReturnType<typeof int>, high: ReturnType<typeof int>) =>
      table(
        '表',
        [input(subject)],
        [['甲', amount]],
        [
          [[op('lessOrEqual', [input(subject), low])], [yuan('1')]],
          [[op('greaterOrEqual', [input(subject), high])], [yuan('2')]],
        ],
      )
    expect(analyse(program({ fields: [age], tables: [by(age, int(17), int(18))] }))).toEqual([])
    expect(analyse(program({ fields: [cost], tables: [by(cost, yuan('5'), yuan('5.01'))] }))).toEqual([])
    const open = analyse(program({ fields: [age], tables: [by(age, int(17), int(19))] }))
    expect(found(open)).toEqual(['table.gap: 表 表 没有覆盖这样的人：年龄 18'])
    expect(fixes(open)).toEqual(['\n  | 18 || 未规定 |'])
  })

  it('respects the declared range of a field', () => {
    const cost = field('费用', amount, { minimum: 0, maximum: 280 })
    const rows: Spec = [[[op('lessOrEqual', [input(cost), yuan('280')])], [yuan('1')]]]
    expect(analyse(program({ fields: [cost], tables: [table('表', [input(cost)], [['甲', amount]], rows)] }))).toEqual([])
  })

  it('turns 周岁 at the base date into a threshold of the date of birth', () => {
    const born = field('出生日期', date, { earliest: '1900-01-01', latest: '2021-01-01' })
    const age = op('completedYears', [input(born), baseDate], integer)
    const rows = (limit: number): Spec => [
      [[op('greaterOrEqual', [age, int(60)])], [yuan('1')]],
      [[op('less', [age, int(limit)])], [yuan('2')]],
    ]
    const of = (limit: number) => analyse(program({ fields: [born], tables: [table('表', [age], [['甲', amount]], rows(limit))] }))
    expect(of(60)).toEqual([])
    expect(found(of(59))).toEqual(['table.gap: 表 表 没有覆盖这样的人：出生日期 1961年1月2日'])
    expect(fixes(of(59))).toEqual(['\n  | 59 || 未规定 |'])
  })

  it('splits readings, and prefers the default reading in a witness', () => {
    const made = table(
      '表',
      [input(county)],
      [['甲', amount]],
      [
        [[rural, reading('A04', '按县区')], [yuan('1')]],
        [[other, yes], [yuan('2')]],
      ],
    )
    const diagnostics = analyse(program({ fields: [county], enums, questions: { A04: ['按县区', '按隶属'] }, tables: [made] }))
    expect(found(diagnostics)).toEqual(['table.gap: 表 表 没有覆盖这样的人：参保地 阳曲县，疑义 A04 按隶属'])
    expect(diagnostics[0]?.values.readings).toEqual({ A04: '按隶属' })
  })

  it('does not call an unknown condition a gap, but splits on 已填', () => {
    const paid = field('缴费日期', date, { optional: true })
    const early = op('less', [input(paid), day('2020-09-01')])
    const late = op('greaterOrEqual', [input(paid), day('2020-09-01')])
    const given = op('present', [input(paid)])
    const rows: Spec = [
      [[early], [yuan('1')]],
      [[late], [yuan('2')]],
    ]
    const of = (spec: Spec) => analyse(program({ fields: [paid], tables: [table('表', [input(paid)], [['甲', amount]], spec)] }))
    expect(of(rows)).toEqual([])
    expect(found(of([[[op('and', [given, early])], [yuan('1')]], rows[1] as Spec[number]]))).toEqual([])
    expect(found(of([[[given], [yuan('1')]]]))).toEqual(['table.gap: 表 表 没有覆盖这样的人：缴费日期 未填'])
  })

  it('reports a few gaps that do not overlap, and says that there are more', () => {
    const n = field('数', integer, { minimum: 0, maximum: 20 })
    const rows: Spec = [1, 4, 7, 10, 13].map((k) => [[eq(input(n), int(k))], [yuan(String(k))]])
    const diagnostics = analyse(program({ fields: [n], tables: [table('表', [input(n)], [['甲', amount]], rows)] }))
    expect(found(diagnostics)).toEqual([
      'table.gap: 表 表 没有覆盖这样的人：数 0',
      'table.gap: 表 表 没有覆盖这样的人：数 2',
      'table.gap: 表 表 没有覆盖这样的人：数 5',
    ])
    expect(hints(diagnostics)[0]).toContain('还有其它没有覆盖的情形')
    expect(fixes(diagnostics)).toEqual(['\n  | ≤ 0 || 未规定 |', '\n  | 2 至 3 || 未规定 |', '\n  | 5 至 6 || 未规定 |'])
  })

  it('says that a table which never applies covers nobody', () => {
    const diagnostics = analyse(subsidy([[[no, yes], [yuan('1')]]]))
    expect(found(diagnostics)).toEqual([
      'table.rowNeverApplies: 表 财政补助分担 的第 1 行永远不适用：没有记录能满足它的条件',
      'table.gap: 表 财政补助分担 没有覆盖任何人',
    ])
  })
})

describe('overlaps', () => {
  it('labels both rows and shows a record', () => {
    const rows: Spec = [
      [[isCounty('小店区', '阳曲县'), yes], [yuan('330')]],
      [[rural, yes], [yuan('440')]],
      [[isCounty('迎泽区'), yes], [yuan('330')]],
    ]
    const built = subsidy(rows)
    const diagnostics = analyse(built)
    expect(found(diagnostics)).toEqual(['table.overlap: 表 财政补助分担 的第 1 行和第 2 行都适用于这样的人：参保地 阳曲县，结果却不同'])
    expect(hints(diagnostics)).toEqual(['中央补助 前者为 330元，后者为 440元。改其中一行的条件，使二者不重叠；或写 依次，由排在前面的决定'])
    expect(diagnostics[0]?.span).toEqual(built.tables[0]?.rows[1]?.span)
    expect(diagnostics[0]?.related).toEqual([built.tables[0]?.rows[0]?.span])
  })

  it('allows rows that agree', () => {
    const rows: Spec = [
      [[isCounty('小店区', '阳曲县'), yes], [yuan('440')]],
      [[yes, yes], [yuan('440.00')]],
    ]
    expect(codes(analyse(subsidy(rows)))).toEqual([])
  })

  it('compares values that depend on the record as far as they are linear', () => {
    const cost = field('费用', amount, { minimum: 0, maximum: 1000 })
    const twice = op('multiply', [input(cost), int(2)], amount)
    const sum = op('add', [input(cost), input(cost)], amount)
    const of = (a: typeof twice, b: typeof twice) =>
      analyse(
        program({
          fields: [cost],
          tables: [
            table(
              '表',
              [input(cost)],
              [['甲', amount]],
              [
                [[yes], [a]],
                [[yes], [b]],
              ],
            ),
          ],
        }),
      )
    expect(codes(of(twice, sum))).toEqual([])
    expect(found(of(twice, input(cost)))).toEqual(['table.overlap: 表 表 的第 1 行和第 2 行都适用于这样的人：费用 0.01元，结果却不同'])
  })

  it('shows values of two fields that differ', () => {
    const [a, b] = [field('甲', amount, { minimum: 0 }), field('乙', amount, { minimum: 0 })]
    const made = table(
      '表',
      [input(a)],
      [['丙', amount]],
      [
        [[yes], [input(a)]],
        [[yes], [input(b)]],
      ],
    )
    const [overlap] = analyse(program({ fields: [a, b], tables: [made] }))
    expect(found(overlap ? [overlap] : [])).toEqual([
      'table.overlap: 表 表 的第 1 行和第 2 行都适用于这样的人：甲 0元，乙 0.01元，结果却不同',
    ])
  })

  it('warns where it cannot decide whether values agree', () => {
    const [a, b] = [field('甲', amount), field('乙', amount)]
    const product = op('multiply', [input(a), input(b)], amount)
    const made = table(
      '表',
      [input(a)],
      [['丙', amount]],
      [
        [[yes], [input(a)]],
        [[yes], [product]],
      ],
    )
    expect(codes(analyse(program({ fields: [a, b], tables: [made] })))).toEqual(['table.overlapUndecided'])
  })

  it('holds 未规定 against a value', () => {
    expect(
      codes(
        analyse(
          subsidy([
            [[yes, yes], [yuan('1')]],
            [[rural, yes], [silent(amount)]],
          ]),
        ),
      ),
    ).toEqual(['table.overlap'])
  })
})

describe('rows that never apply', () => {
  it('names the rows that cover one in 依次', () => {
    const rows: Spec = [
      [[rural, yes], [yuan('1')]],
      [[isCounty('小店区'), yes], [yuan('2')]],
      [[isCounty('小店区', '娄烦县'), yes], [yuan('3')]],
      [[yes, yes], [yuan('4')]],
    ]
    const diagnostics = analyse(subsidy(rows, 'first'))
    expect(found(diagnostics)).toEqual([
      'table.rowNeverApplies: 表 财政补助分担 的第 3 行永远轮不到：它的情形都已由前面的第 1 行、第 2 行决定',
    ])
    expect(diagnostics[0]?.related).toHaveLength(2)
  })

  it('finds contradictory cells', () => {
    const age = field('年龄', integer, { minimum: 0 })
    const made = table(
      '表',
      [input(age), input(age)],
      [['甲', amount]],
      [
        [[op('less', [input(age), int(18)]), op('greater', [input(age), int(17)])], [yuan('1')]],
        [[yes, yes], [yuan('2')]],
      ],
    )
    expect(codes(analyse(program({ fields: [age], tables: [made] })))).toEqual(['table.rowNeverApplies'])
  })
})

describe('conditions beyond decision', () => {
  const [a, b] = [field('甲', amount, { minimum: 0 }), field('乙', amount, { minimum: 0 })]
  const compared = (operator: 'less' | 'greaterOrEqual' | 'greater') =>
    op(operator, [op('multiply', [input(a), input(b)], amount), yuan('5')])
  const of = (rows: Spec) => analyse(program({ fields: [a, b], tables: [table('表', [input(a)], [['丙', amount]], rows)] }))

  it('are decided where they are exhaustive and exclusive in themselves', () => {
    expect(
      of([
        [[compared('less')], [yuan('1')]],
        [[compared('greaterOrEqual')], [yuan('2')]],
      ]),
    ).toEqual([])
  })

  it('are named where completeness hangs on them', () => {
    expect(
      found(
        of([
          [[compared('less')], [yuan('1')]],
          [[compared('greater')], [yuan('2')]],
        ]),
      ),
    ).toEqual(['table.undecided: 表 表 是否覆盖了所有情形，检查时判定不了，因为条件里有要计算才知道的量：甲 × 乙'])
  })

  it('compare two fields by the sign of their difference', () => {
    const rows: Spec = [
      [[op('less', [input(a), input(b)])], [yuan('1')]],
      [[op('lessOrEqual', [input(b), input(a)])], [yuan('2')]],
    ]
    expect(of(rows)).toEqual([])
  })
})

describe('quantities made of what nothing else is asked of', () => {
  it('are decided: sums and differences of fields, with values of the fields', () => {
    const [a, b] = [field('甲', amount, { minimum: 0, maximum: 50 }), field('乙', amount, { minimum: 0 })]
    const sum = op('add', [input(a), input(b)], amount)
    const rows = (limit: string): Spec => [
      [[op('lessOrEqual', [sum, yuan(limit)])], [yuan('1')]],
      [[op('greater', [sum, yuan('80')])], [yuan('2')]],
    ]
    const of = (limit: string) => analyse(program({ fields: [a, b], tables: [table('表', [sum], [['丙', amount]], rows(limit))] }))
    expect(of('80')).toEqual([])
    expect(found(of('60'))).toEqual(['table.gap: 表 表 没有覆盖这样的人：甲 50元，乙 10.01元'])
    expect(fixes(of('60'))).toEqual(['\n  | 60.01元 至 80元 || 未规定 |'])
  })

  it('are decided: dates that are compared', () => {
    const [a, b] = [
      field('缴费日期', date, { earliest: '2020-09-01', latest: '2020-12-20' }),
      field('证明日期', date, { earliest: '2020-01-01', latest: '2020-10-01' }),
    ]
    const rows: Spec = [
      [[op('less', [input(a), input(b)])], [yuan('1')]],
      [[op('greater', [input(a), input(b)])], [yuan('2')]],
    ]
    expect(found(analyse(program({ fields: [a, b], tables: [table('表', [input(a)], [['丙', amount]], rows)] })))).toEqual([
      'table.gap: 表 表 没有覆盖这样的人：缴费日期 2020年9月1日，证明日期 2020年9月1日',
    ])
  })

  it('are decided: the month of a date', () => {
    const a = field('入院日期', date, { earliest: '2020-03-05', latest: '2022-01-01' })
    const month = op('monthOf', [input(a)], integer)
    const rows: Spec = [[[op('notEqual', [month, int(2)])], [yuan('1')]]]
    expect(found(analyse(program({ fields: [a], tables: [table('表', [month], [['丙', amount]], rows)] })))).toEqual([
      'table.gap: 表 表 没有覆盖这样的人：入院日期 2021年2月1日',
    ])
  })

  it('are undecided where something else is asked of a field', () => {
    const [a, b] = [field('甲', amount, { minimum: 0 }), field('乙', amount, { minimum: 0 })]
    const below = op('less', [input(a), input(b)])
    const rows: Spec = [
      [[below], [yuan('1')]],
      [[op('and', [not(below), op('greater', [input(b), yuan('5')])])], [yuan('1')]],
      [[op('greaterOrEqual', [input(a), yuan('0')])], [yuan('1')]],
    ]
    expect(codes(analyse(program({ fields: [a, b], tables: [table('表', [input(a)], [['丙', amount]], rows)] })))).toEqual([])
    expect(codes(analyse(program({ fields: [a, b], tables: [table('表', [input(a)], [['丙', amount]], rows.slice(0, 2))] })))).toEqual([
      'table.undecided',
    ])
  })
})

describe('booleans and texts', () => {
  it('decides texts by the constants that they are compared with', () => {
    const name = field('姓名', { kind: 'text' })
    const is = (value: string) => eq(input(name), literal({ kind: 'text' }, value))
    const made = table(
      '表',
      [input(name)],
      [['甲', amount]],
      [
        [[is('甲')], [yuan('1')]],
        [[is('乙')], [yuan('2')]],
      ],
    )
    expect(found(analyse(program({ fields: [name], tables: [made] })))).toEqual(['table.gap: 表 表 没有覆盖这样的人：姓名 其它文字'])
  })

  it('writes 是 and 否', () => {
    const flag = field('低保对象', boolean, { default: false })
    const made = table('表', [input(flag)], [['甲', amount]], [[[input(flag)], [yuan('1')]]])
    const diagnostics = analyse(program({ fields: [flag], tables: [made] }))
    expect(found(diagnostics)).toEqual(['table.gap: 表 表 没有覆盖这样的人：低保对象 否'])
    expect(fixes(diagnostics)).toEqual(['\n  | 否 || 未规定 |'])
  })
})
