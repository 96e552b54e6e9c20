import { expect, it } from 'vitest'
import {
  type Compiled,
  compile,
  evaluator,
  type Loader,
  type Program,
  parseDate,
  readJsonRecord,
  schemaOf,
  showValue,
} from '../../engine/index.ts'

const base = `通知 样例
  文号：一号
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 县区：小店区、阳曲县

对象 参保人
  县区：县区
  低保对象、重度残疾：是否 默认 否
  定额：金额 可选 0元至280元

对象 医院
  费用：金额

参数 标准：金额
  2020年：250元
  2021年：280元

疑义 A1：残疾人资助多少
  读法 减半（默认）
  读法 全额

对于 参保人

计算 应缴：金额 ＝ 标准（2021年）

例外 低保全免 对于 应缴：
  当 低保对象 则 0元

例外 残疾减半 对于 应缴 优先于 低保全免：
  当 重度残疾 且 疑义 A1 为 减半 则 140元

断言 不超过标准：
  应缴 ≤ 280元

职责 征收
  主体：税务局
  期限：2020年12月20日前

算例 不带过来
  县区：小店区
  期望 应缴：280元

对于 医院

计算 应缴：金额 ＝ 费用
`

function overlaid(changes: string, head = ''): Compiled {
  const files = new Map([
    ['base.tiaoli', base],
    ['own.tiaoli', `方案 草案 基于 样例 "base.tiaoli"\n${head}\n${changes}`],
  ])
  const loader: Loader = { read: (path) => files.get(path) ?? null, resolve: (_, to) => to, findNotice: () => null }
  return compile(loader, 'own.tiaoli') as Compiled
}

const codes = ({ diagnostics }: Compiled) => diagnostics.map(({ code }) => code)

function due(made: Compiled, json: string): string {
  const program = made.program as Program
  expect(program, codes(made).join()).not.toBeNull()
  const schema = schemaOf(program, '参保人', parseDate(program.header.baseDate) as number)
  const { value, refusals } = readJsonRecord(schema as NonNullable<typeof schema>, json)
  if (value === null) return refusals.map(({ code }) => code).join()
  const outcome = evaluator(program).evaluate(value, '参保人')
  const result = outcome.kind === 'results' ? outcome.results.get('应缴') : undefined
  return result?.kind === 'known'
    ? showValue(result.type, result.value).zh
    : ((outcome.kind === 'refused' ? outcome.refusals[0]?.code : '') ?? '')
}

const ordinary = '{"县区":"小店区"}'
const disabled = '{"县区":"小店区","重度残疾":true}'

it('an exception of the same name and target is replaced; the others stay', () => {
  const made = overlaid('例外 残疾减半 对于 应缴 优先于 低保全免：\n  当 重度残疾 且 疑义 A1 为 减半 则 100元')
  expect(codes(made)).toEqual([])
  expect([ordinary, disabled, '{"县区":"小店区","低保对象":true}'].map((json) => due(made, json))).toEqual(['280元', '100元', '0元'])
})

it('an exception of another name is added, and must not tie with those that stay', () => {
  const made = overlaid('例外 残疾全免 对于 应缴：\n  当 重度残疾 则 0元')
  expect(codes(made)).toContain('exception.tie')
})

it('an assertion is replaced: what it forbade is allowed', () => {
  const raised = '参数 标准：金额\n  2021年：300元\n'
  expect(codes(overlaid(raised))).toEqual(['assert.fails'])
  const made = overlaid(`${raised}\n断言 不超过标准：\n  应缴 ≤ 300元`)
  expect(codes(made)).toEqual([])
  expect(due(made, ordinary)).toBe('300元')
})

it('of an entity the fields that are stated are replaced where they stand, and others are added', () => {
  const made = overlaid('对象 参保人\n  定额：金额 可选 0元至320元\n  重度残疾：是否 默认 是\n  姓名：文本 可选')
  expect(codes(made)).toEqual([])
  const fields = made.program?.entities.find(({ name }) => name === '参保人')?.fields.map(({ name }) => name)
  expect(fields).toEqual(['县区', '低保对象', '重度残疾', '定额', '姓名'])
  expect(due(made, '{"县区":"小店区","定额":300}')).toBe('140元')
  expect(due(made, '{"县区":"小店区","定额":321}')).toBe('record.outOfRange')
})

it('a question is asked anew, with the reading that the scenario chooses of it', () => {
  const made = overlaid('疑义 A1：残疾人资助多少\n  读法 减半（默认）\n  读法 不资助', '  读法 A1：不资助\n')
  expect(due(made, disabled)).toBe('280元')
})

it('enumerations and duties are replaced', () => {
  const made = overlaid('枚举 县区：小店区、阳曲县、娄烦县\n\n职责 征收\n  主体：税务局\n  期限：2021年12月20日前')
  expect(due(made, '{"县区":"娄烦县"}')).toBe('280元')
  expect(made.program?.duties.map(({ deadlines }) => deadlines[0]?.text)).toEqual(['2021年12月20日前'])
})

it('a computation replaces that of the entity it speaks of, not its namesake', () => {
  const made = overlaid('计算 应缴：金额 ＝ 200元')
  expect(due(made, ordinary)).toBe('200元')
  const other = overlaid('对于 医院\n\n计算 应缴：金额 ＝ 300元')
  expect(due(other, ordinary)).toBe('280元')
  const bodies = made.program?.rules.map(({ id, body }) => [id, body.kind])
  expect(bodies).toContainEqual(['医院.应缴', 'input'])
})

it('takes cases of its own, and leaves those of the notice', () => {
  const made = overlaid('计算 应缴：金额 ＝ 200元\n\n算例 普通居民\n  县区：小店区\n  期望 应缴：200元')
  expect(made.program?.cases.map(({ name }) => name)).toEqual(['普通居民'])
})

it.each([
  ['计算 应缴：金额 ＝ 标准（2021年）', ['scenario.empty', 'scenario.changesNothing']],
  ['例外 低保全免 对于 应缴：\n  当 低保对象 则 0元', ['scenario.empty', 'scenario.changesNothing']],
  ['对象 参保人\n  定额：金额 可选 0元至280元', ['scenario.empty', 'scenario.changesNothing']],
  ['参数 标准：金额\n  2022年：320元', ['scenario.noEffect']],
  ['参数 标准：金额\n  2020年：260元', ['scenario.noEffect']],
  ['计算 应缴：金额 ＝ 标准', []],
  ['断言 不超过标准：\n  280元 ≥ 应缴', []],
])('says where a change changes nothing: %s', (changes, expected) => {
  expect(codes(overlaid(changes))).toEqual(expected)
})

it.each([
  ['  文号：一号\n', ['scenario.empty', 'scenario.changesNothing']],
  ['  文号：二号\n', ['scenario.sameRules']],
  ['  基准日：2021年7月1日\n', ['scenario.sameRules']],
  ['  舍入：舍去到分\n', []],
])('and where the head does: %s', (head, expected) => {
  expect(codes(overlaid('', head))).toEqual(expected)
})
