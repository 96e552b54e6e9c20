import { afterEach, describe, expect, it, vi } from 'vitest'
import { columnEvaluator } from '../../engine/columns/columnEvaluator.ts'
import { outcomeOf } from '../../engine/columns/outcomes.ts'
import { rowStatus } from '../../engine/columns/results.ts'
import { readOverrides } from '../../engine/interpret/overrides.ts'
import { parseDecimal } from '../../engine/number/decimal.ts'
import type { Value } from '../../engine/program/apply.ts'
import type { Program } from '../../engine/program/program.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { answerOf } from '../agreement/engines.ts'
import { programOf } from '../policies/notices.ts'
import { notice } from '../support/notice.ts'
import { batchOf, byColumns, byInterpreter, kinds } from './support.ts'

const record = (values: Readonly<Record<string, Value>>, relations: InputRecord['relations'] = new Map()): InputRecord => ({
  values: new Map(Object.entries(values)),
  relations,
})
const amount = (text: string): Value => parseDecimal(text) as Value

const head = `通知 甲
  基准日：2021年1月1日
  舍入：四舍五入到分
`

function agree(program: Program, records: readonly InputRecord[], entity = '人') {
  const expected = byInterpreter(program, entity, records, {})
  for (const kind of kinds) expect(byColumns(program, entity, records, {}, kind)).toEqual(expected)
  return expected
}

describe('numbers beyond what cells and 64 bits hold', () => {
  const { program } = notice(`${head}
对象 人
  甲、乙：金额
对于 人
计算 和：金额 ＝ 甲 ＋ 乙
计算 积：金额 ＝ 甲 × 12 × 0.75
计算 段：金额 ＝ 累进（甲）
  不超过5万元的部分：60%
  超过5万元的部分：75%
`)
  const large = '90071992547409.91'

  it('are exact all the same, whole records and single results', () => {
    const texts = [
      '0',
      '-0.01',
      large,
      `-${large}`,
      '90071992547409.92',
      '123456789012345678901234567890.12',
      '90071992547409910.5',
      '4611686018427387904',
    ]
    const records = texts.flatMap((a) => texts.map((b) => record({ 甲: amount(a), 乙: amount(b) })))
    const answers = agree(program, records)
    expect(answers.map((answer) => answer.和)).toContain('246913578024691357802469135780.24')
  })

  it('are told apart: a result that is too large for its cell is wide, the others of the block are not', () => {
    const batch = batchOf(program, '人', [record({ 甲: amount(large), 乙: amount(large) }), record({ 甲: amount('1'), 乙: amount('2') })])
    const { status } = columnEvaluator(program).evaluate(batch)
    expect([...status]).toEqual([rowStatus.wide, rowStatus.fine])
  })
})

describe('reasons', () => {
  const names = Array.from({ length: 40 }, (_, index) => `项${index}`)
  const { program } = notice(`${head}
对象 人
  ${names.join('、')}：金额 可选
对于 人
计算 和：金额 ＝ ${names.join(' ＋ ')}
`)

  it('are all told where there are more of them than one set holds', () => {
    const [none, some] = agree(program, [record({}), record(Object.fromEntries(names.slice(1).map((name) => [name, amount('1')])))])
    expect(none?.和).toContain('项39')
    expect(some?.和).toBe('未知（项0）')
  })
})

describe('blocks', () => {
  const { program } = notice(`${head}
对象 人
  费用：金额 可选
  就诊：多个 就诊记录
对象 就诊记录
  金额：金额 可选 0元至1万元
对于 就诊记录
计算 自付：金额 ＝ 金额 × 10%
对于 人
计算 总自付：金额 ＝ 合计 就诊.自付 当 就诊.金额 ≥ 100元
计算 次数：整数 ＝ 个数 就诊
计算 最高额：金额 ＝ 最大 就诊.金额
`)
  const stays = (row: number): InputRecord[] =>
    Array.from({ length: row % 5 }, (_, index) =>
      record((row + index) % 7 === 0 ? {} : { 金额: amount(`${((row * 37 + index * 1009) % 1_000_000) / 100}`) }),
    )
  const records = Array.from({ length: 9000 }, (_, row) =>
    record(row % 3 === 0 ? {} : { 费用: amount(`${row}.5`) }, new Map([['就诊', stays(row)]])),
  )

  it('join without a seam, elements and all', () => {
    agree(program, records)
  })

  it('may begin anywhere', () => {
    const batch = batchOf(program, '人', records)
    const by = columnEvaluator(program)
    const expected = byInterpreter(program, '人', records.slice(4090, 4110), {})
    const results = by.evaluate(batch, 4090, 4110)
    expect(expected.map((_, row) => answerOf(outcomeOf(program, batch.texts, results, row)))).toEqual(expected)
  })

  it('take nobody and those who have no elements', () => {
    expect(agree(program, [])).toEqual([])
    agree(program, [record({}, new Map([['就诊', []]]))])
  })
})

describe('compilation', () => {
  afterEach(() => vi.restoreAllMocks())
  const taiyuan = programOf('taiyuan-2020')
  const person = record({ 参保地: '阳曲县', 大学生类别: '省属大学生', ...flagsOf(taiyuan) })
  const module = () => vi.spyOn((globalThis as unknown as { WebAssembly: { Module: () => object } }).WebAssembly, 'Module')

  it('happens once: readings and values of parameters are arguments', () => {
    const batch = batchOf(taiyuan, '参保人', [person])
    const withValue = (text: string) => ({ parameters: readOverrides(taiyuan, { '个人缴费标准（2021年）': text }).overrides })
    columnEvaluator(taiyuan, withValue('280元')).evaluate(batch)
    columnEvaluator(taiyuan).evaluate(batch)
    const compiled = module()
    const paid = ['281元', '320元', '400.5元'].map((text) => {
      const results = columnEvaluator(taiyuan, withValue(text)).evaluate(batch)
      return (results.columns.get('参保人.个人实缴')?.cells[0] as number) / 100
    })
    columnEvaluator(taiyuan, { readings: { A04: '按隶属' } }).evaluate(batch)
    expect(paid).toEqual([281, 320, 400.5])
    expect(compiled).not.toHaveBeenCalled()
  })

  it('happens again where a value leaves the room that a kernel has for it', () => {
    const batch = batchOf(taiyuan, '参保人', [person])
    const { overrides } = readOverrides(taiyuan, { '个人缴费标准（2021年）': '98765432109.87元' })
    const compiled = module()
    const results = columnEvaluator(taiyuan, { parameters: overrides }).evaluate(batch)
    expect(compiled).toHaveBeenCalled()
    expect(results.columns.get('参保人.个人实缴')?.cells[0]).toBe(9_876_543_210_987)
  })
})

function flagsOf(program: Program): Record<string, Value> {
  const { fields = [] } = program.entities.find(({ name }) => name === '参保人') ?? {}
  return Object.fromEntries(fields.flatMap(({ name, default: usual }) => (usual === false ? [[name, false]] : [])))
}

describe('an aggregate within another', () => {
  const { program } = notice(`${head}
对象 人
  就诊：多个 就诊记录
  处方：多个 处方记录
对象 就诊记录
  编号：整数
  费用：金额
对象 处方记录
  所属：整数
  药费：金额
对于 人
计算 有药的费用：金额 ＝ 合计 就诊.费用 当 （个数 处方 当 处方.所属 ＝ 就诊.编号） ＞ 0
计算 药费比重：金额 ＝ 合计 就诊.费用 当 （合计 处方.药费 当 处方.所属 ＝ 就诊.编号） ≥ 就诊.费用
`)
  const stay = (number: string, cost: string) => record({ 编号: amount(number), 费用: amount(cost) })
  const drug = (of: string, cost: string) => record({ 所属: amount(of), 药费: amount(cost) })

  it('goes through another relation of the same record, and names the element around it', () => {
    const stays = [stay('1', '10'), stay('2', '20'), stay('3', '30')]
    const drugs = [drug('2', '5'), drug('3', '29'), drug('3', '1')]
    const records = [
      record(
        {},
        new Map([
          ['就诊', stays],
          ['处方', drugs],
        ]),
      ),
      record(
        {},
        new Map([
          ['就诊', stays],
          ['处方', []],
        ]),
      ),
    ]
    expect(agree(program, records)).toEqual([
      { 有药的费用: '50', 药费比重: '30' },
      { 有药的费用: '0', 药费比重: '0' },
    ])
  })
})
