import { describe, expect, it } from 'vitest'
import { analyse, contextOf, valuesUnder } from '../../engine/analysis/index.ts'
import { ruleDiagram } from '../../engine/analysis/rule.ts'
import type { Expr, Program, Rule } from '../../engine/program/program.ts'
import {
  amount,
  and,
  assertion,
  bare,
  baseDate,
  boolean,
  choice,
  date,
  day,
  enumOf,
  eq,
  exception,
  field,
  input,
  int,
  integer,
  inYear,
  literal,
  not,
  op,
  or,
  parameter,
  plus,
  program,
  ratio,
  reading,
  result,
  rule,
  silent,
  table,
  yes,
  yuan,
} from './support/build.ts'
import { codes, fixes, found } from './support/show.ts'

const poor = field('低保对象', boolean, { default: false })
const disabled = field('重度残疾', boolean, { default: false })
const cost = field('费用', amount, { minimum: 0, maximum: 100000 })
const age = field('年龄', integer, { minimum: 0, maximum: 120 })
const fields = [poor, disabled, cost, age]
const [isPoor, isDisabled] = [input(poor), input(disabled)]
const withRule = (made: Rule): Program => program({ fields, rules: [made] })

describe('computations by cases', () => {
  it('report a gap with a case that fills it', () => {
    const diagnostics = analyse(withRule(rule('资助', amount, choice(amount, [[isPoor, yuan('280')]]))))
    expect(found(diagnostics)).toEqual(['table.gap: 计算 资助 没有覆盖这样的人：低保对象 否'])
    expect(fixes(diagnostics)).toEqual(['\n  当 非 低保对象 则 未规定'])
  })

  it('report cases that overlap, and an otherwise that never applies', () => {
    const body = choice(
      amount,
      [
        [isPoor, yuan('280')],
        [isDisabled, yuan('140')],
        [not(or(isPoor, isDisabled)), yuan('0')],
      ],
      { otherwise: yuan('1') },
    )
    expect(found(analyse(withRule(rule('资助', amount, body))))).toEqual([
      'choice.otherwiseNeverApplies: 计算 资助 的 其它 永远不适用：前面的“当”已经覆盖了所有情形',
      'table.overlap: 计算 资助 的第 1 个“当”和第 2 个“当”都适用于这样的人：低保对象 是，重度残疾 是，结果却不同',
    ])
  })

  it('need no case where an exception decides', () => {
    const made = rule('资助', amount, choice(amount, [[isPoor, yuan('280')]]), { exceptions: [exception('其余', not(isPoor), yuan('0'))] })
    expect(analyse(withRule(made))).toEqual([])
  })
})

describe('exceptions', () => {
  const base = rule('资助', amount, yuan('0'))
  const of = (...exceptions: ReturnType<typeof exception>[]) => found(analyse(withRule({ ...base, exceptions })))

  it('that tie show a record, and say what to write', () => {
    expect(of(exception('甲', isPoor, yuan('280')), exception('乙', isDisabled, yuan('140')))).toEqual([
      'exception.tie: 资助 的例外 甲 和 乙 都适用于这样的人：低保对象 是，重度残疾 是，结果不同，又没有写哪一个优先',
    ])
    expect(of(exception('甲', isPoor, yuan('280'), ['乙']), exception('乙', isDisabled, yuan('140')))).toEqual([])
    expect(of(exception('甲', isPoor, yuan('280')), exception('乙', isDisabled, yuan('280')))).toEqual([])
  })

  it('beat each other only as written, not by way of a third', () => {
    const chain = [
      exception('甲', isPoor, yuan('1'), ['乙']),
      exception('乙', isDisabled, yuan('2'), ['丙']),
      exception('丙', eq(input(age), int(1)), yuan('3')),
    ]
    expect(of(...chain)).toEqual([
      'exception.tie: 资助 的例外 甲 和 丙 都适用于这样的人：低保对象 是，重度残疾 否，年龄 1，结果不同，又没有写哪一个优先',
    ])
  })

  it('that can never have an effect are named with what beats them', () => {
    expect(of(exception('甲', and(isPoor, not(isPoor)), yuan('1')))).toEqual([
      'exception.never: 资助 的例外 甲 永远不适用：没有记录能满足它的条件',
    ])
    expect(of(exception('甲', isPoor, yuan('1'), ['乙']), exception('乙', and(isPoor, isDisabled), yuan('2')))).toEqual([
      'exception.never: 资助 的例外 乙 永远不起作用：它适用时，优先于它的 甲 也总是适用',
    ])
  })

  it('that change nothing are told so', () => {
    expect(of(exception('甲', isPoor, yuan('0.00')))).toEqual([
      'exception.changesNothing: 资助 的例外 甲 什么也没有改变：它适用的记录，不用它结果也一样',
    ])
    expect(of(exception('甲', isPoor, silent(amount)))).toEqual([])
    expect(of(exception('甲', isPoor, yuan('0'), ['乙']), exception('乙', isDisabled, yuan('2')))).toEqual([])
  })

  it('to a table of several results change nothing only if they change none', () => {
    const made = table(
      '表',
      [],
      [
        ['甲', amount],
        ['乙', amount],
      ],
      [[[yes], [yuan('1'), yuan('2')]]],
    )
    const at = exception('例', isPoor, yuan('1'))
    const rules = made.rules.map((r) => ({ ...r, exceptions: [at] }))
    expect(codes(analyse(program({ fields, tables: [{ table: made.table, rules }] })))).toEqual([])
    const same = made.rules.map((r, i) => ({ ...r, exceptions: [{ ...at, value: yuan(String(i + 1)) }] }))
    expect(codes(analyse(program({ fields, tables: [{ table: made.table, rules: same }] })))).toEqual(['exception.changesNothing'])
  })

  it('are undecided where values beyond decision may differ', () => {
    const twice = op('multiply', [input(cost), input(cost)], amount)
    expect(of(exception('甲', isPoor, twice), exception('乙', isDisabled, yuan('140')))[0]).toContain(
      'exception.tieUndecided: 资助 的例外 甲 和 乙 也许都适用于这样的人：低保对象 是，重度残疾 是，结果不同；会不会这样',
    )
  })
})

describe('parameters and dates', () => {
  const standard = parameter('标准', amount, [
    ['2019-01-01', '2019-12-31', yuan('520')],
    ['2020-01-01', '2020-12-31', yuan('550')],
  ])
  const holds = (condition: Expr) => found(analyse(program({ fields, parameters: [standard], assertions: [assertion('甲', condition)] })))

  it('fold at their year, and are unknown outside', () => {
    expect(holds(eq(op('subtract', [inYear('标准', 2020, amount), inYear('标准', 2019, amount)], amount), yuan('30')))).toEqual([])
    expect(holds(eq(inYear('标准', 2020, amount), yuan('551')))).toEqual(['assert.fails: 断言 甲 不成立'])
    expect(holds(eq(inYear('标准', 2021, amount), yuan('551')))).toEqual([])
    expect(holds(eq(bare('标准', amount), yuan('551')))).toEqual([])
  })

  it('read at a year of the record split that year', () => {
    const proved = field('证明日期', date, { earliest: '2019-06-01', latest: '2020-06-01' })
    const levy: Expr = {
      kind: 'parameter',
      parameter: '标准',
      at: op('yearOf', [input(proved)], integer),
      type: amount,
      span: proved.span,
      numeric: { scale: 2, minimum: null, maximum: null },
    }
    const built = program({ fields: [proved], parameters: [standard], assertions: [assertion('甲', op('less', [levy, yuan('550')]))] })
    expect(found(analyse(built))).toEqual(['assert.fails: 断言 甲 对这样的人：证明日期 2020年1月1日，不成立'])
    expect(valuesUnder(built, levy, null)?.map((v) => v.kind === 'value' && v.value)).toEqual(['520', '550'])
  })
})

describe('assertions', () => {
  const made = table(
    '分担',
    [isPoor],
    [
      ['省级', amount],
      ['市级', amount],
    ],
    [
      [[isPoor], [yuan('440'), yuan('110')]],
      [[not(isPoor)], [yuan('330'), yuan('220.01')]],
    ],
  )
  const [province, city] = made.rules as [Rule, Rule]

  it('over results show the record for which they fail', () => {
    const sum = assertion('之和等于标准', eq(plus(result(province), result(city)), yuan('550')))
    expect(found(analyse(program({ fields, tables: [made], assertions: [sum] })))).toEqual([
      'assert.fails: 断言 之和等于标准 对这样的人：低保对象 否，不成立',
    ])
  })

  it('are proved for amounts that depend on the record, rounded or not', () => {
    const over = op('greaterOf', [op('subtract', [input(cost), yuan('15000')], amount), yuan('0')], amount)
    const paid = rule('支付', amount, op('multiply', [over, literal(ratio, '0.6')], amount), { rounding: { mode: 'half-up', scale: 2 } })
    const left = rule('负担', amount, op('subtract', [input(cost), result(paid)], amount))
    const claims = [
      assertion('不为负', op('greaterOrEqual', [result(left), yuan('0')])),
      assertion('之和', eq(plus(result(paid), result(left)), input(cost))),
      assertion('不超过', op('lessOrEqual', [result(paid), yuan('51000')])),
      assertion('不到', op('less', [result(paid), yuan('51000')])),
    ]
    expect(found(analyse(program({ fields, rules: [paid, left], assertions: claims })))).toEqual([
      'assert.fails: 断言 不到 对这样的人：费用 100000元，不成立',
    ])
  })

  it('say what they hang on where they are beyond decision', () => {
    const claim = assertion('甲', op('less', [op('multiply', [input(cost), input(age)], amount), yuan('5')]))
    expect(found(analyse(program({ fields, assertions: [claim] })))).toEqual([
      'assert.undecided: 断言 甲 是否对所有记录都成立，检查时判定不了，因为它取决于要计算才知道的量：费用 × 年龄',
    ])
  })

  it('hold where what they speak of is unknown', () => {
    const spare = field('定额', amount, { optional: true, minimum: 0, maximum: 280 })
    const claim = assertion('甲', op('lessOrEqual', [input(spare), yuan('280')]))
    expect(analyse(program({ fields: [spare], assertions: [claim] }))).toEqual([])
  })

  it('name the readings under which they fail', () => {
    const claim = assertion('甲', not(reading('A01', '乙')))
    expect(found(analyse(program({ questions: { A01: ['甲', '乙'] }, assertions: [claim] })))).toEqual([
      'assert.fails: 断言 甲 对这样的人：疑义 A01 乙，不成立',
    ])
  })
})

describe('values under a condition', () => {
  const kinds = ['普通', '学生']
  const kind = field('类别', enumOf('类别'), { default: '普通' })
  const made = rule(
    '补助',
    amount,
    choice(amount, [
      [eq(input(kind), literal(enumOf('类别'), '普通')), yuan('330')],
      [and(eq(input(kind), literal(enumOf('类别'), '学生')), reading('A05', '甲')), yuan('440')],
      [and(eq(input(kind), literal(enumOf('类别'), '学生')), reading('A05', '乙')), input(cost)],
    ]),
  )
  const built = program({ fields: [kind, cost], enums: { 类别: kinds }, questions: { A05: ['甲', '乙'] }, rules: [made] })
  const under = (condition: Expr | null) => valuesUnder(built, result(made), condition)?.map((v) => (v.kind === 'value' ? v.value : v.kind))

  it('are all those at the default readings, each with a record', () => {
    expect(under(null)).toEqual(['330', '440'])
    expect(under(eq(input(kind), literal(enumOf('类别'), '学生')))).toEqual(['440'])
    expect(valuesUnder(built, result(made), null)?.[1]?.witness.record).toEqual({ 类别: '学生' })
    expect(valuesUnder(built, input(kind), null)?.map((v) => v.kind === 'value' && v.value)).toEqual(kinds)
    expect(valuesUnder(built, input(cost), null)?.map((v) => v.kind)).toEqual(['varies'])
    expect(under(and(isPoor, not(isPoor)))).toEqual([])
  })
})

describe('bounds', () => {
  it('hold for a long chain of rules', () => {
    const chain: Rule[] = [rule('r0', amount, yuan('1'))]
    for (let i = 1; i < 5000; i++) chain.push(rule(`r${i}`, amount, plus(result(chain[i - 1] as Rule), yuan('1'))))
    const built = program({ rules: chain })
    expect(ruleDiagram(contextOf(built), chain[4999] as Rule)).toMatchObject({
      kind: 'leaf',
      outcome: { quantity: { constant: { coefficient: 5000n } } },
    })
  })

  it('hold for rules that read each other in a circle', () => {
    const [a, b] = [rule('甲', amount, yuan('0')), rule('乙', amount, yuan('0'))]
    const circle = [
      { ...a, body: choice(amount, [[eq(result(b), yuan('1')), yuan('1')]], { otherwise: yuan('2') }) },
      { ...b, body: choice(amount, [[eq(result(a), yuan('1')), yuan('1')]], { otherwise: yuan('2') }) },
    ]
    expect(codes(analyse(program({ rules: circle })))).toEqual([])
  })

  it('are told where a table has too many combinations', () => {
    const flags = Array.from({ length: 40 }, (_, i) => field(`旗${i}`, boolean, { default: false }))
    const numbers = Array.from({ length: 40 }, (_, i) => field(`数${i}`, integer, { minimum: 0, maximum: 1000 }))
    const rows = flags.map((f, i) => [[and(input(f), eq(input(numbers[(i * 17) % 40] as typeof f), int(i)))], [yuan(String(i))]] as const)
    const made = table('表', [], [['甲', amount]], rows)
    expect(found(analyse(program({ fields: [...flags, ...numbers], tables: [made] })))).toEqual([
      'table.tooLarge: 表 表 的条件组合太多，没有查完有无遗漏和重叠',
    ])
  })

  it('know 周岁 of one born on 29 February', () => {
    const born = field('出生日期', date, { earliest: '2004-02-28', latest: '2004-03-01' })
    const grown = op('greaterOrEqual', [op('completedYears', [input(born), day('2021-02-28')], integer), int(17)])
    const claim = assertion('甲', grown)
    expect(found(analyse(program({ fields: [born], assertions: [claim] })))).toEqual([
      'assert.fails: 断言 甲 对这样的人：出生日期 2004年2月29日，不成立',
    ])
    expect(
      analyse(
        program({
          fields: [born],
          assertions: [assertion('乙', op('less', [op('completedYears', [input(born), baseDate], integer), int(17)]))],
        }),
      ),
    ).toEqual([])
  })
})
