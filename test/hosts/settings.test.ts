import { describe, expect, it } from 'vitest'
import { UsageError } from '../../engine/hosts/cli/exit.ts'
import { readDate, settingsOf } from '../../engine/hosts/cli/settings.ts'
import { texts } from '../../engine/hosts/cli/texts.ts'
import { parseDate } from '../../engine/number/date.ts'
import { parseDecimal } from '../../engine/number/decimal.ts'
import type { Program } from '../../engine/program/program.ts'

const program = {
  questions: [{ name: 'A04', readings: [{ name: '按县区' }, { name: '按隶属' }] }],
  parameters: [
    { name: '人均财政补助标准', type: { kind: 'decimal', unit: 'amount' } },
    { name: '起始日', type: { kind: 'date' } },
    { name: '比例', type: { kind: 'decimal', unit: 'ratio' } },
    { name: '年龄', type: { kind: 'decimal', unit: 'integer' } },
    { name: '主体', type: { kind: 'enum', enum: '主体' } },
    { name: '开放', type: { kind: 'boolean' } },
  ],
  enumerations: [{ name: '主体', members: ['县级财政', '无'] }],
} as unknown as Program
const settings = (...pairs: string[]) => settingsOf(program, pairs, undefined, texts.zh)

describe('--set', () => {
  it('chooses readings and changes parameters', () => {
    const pairs = ['A04=按隶属', '人均财政补助标准=600元', '人均财政补助标准(2021年)＝580', '起始日=2020年9月1日']
    expect(settings(...pairs)).toEqual({
      readings: { A04: '按隶属' },
      parameters: [
        { parameter: '人均财政补助标准', year: null, value: parseDecimal('600') },
        { parameter: '人均财政补助标准', year: 2021, value: parseDecimal('580') },
        { parameter: '起始日', year: null, value: parseDate('2020-09-01') },
      ],
    })
  })

  it.each([
    ['人均财政补助标准', '600', '600'],
    ['人均财政补助标准', '600.50元', '600.50'],
    ['人均财政补助标准', '1.5 万元', '15000'],
    ['人均财政补助标准', '６００', '600'],
    ['比例', '75%', '0.75'],
    ['比例', '0.333333', '0.333333'],
    ['年龄', '65岁', '65'],
    ['年龄', '2021年', '2021'],
  ])('%s may be %s', (name, text, digits) => {
    expect(settings(`${name}=${text}`).parameters).toEqual([{ parameter: name, year: null, value: parseDecimal(digits) }])
  })

  it('takes members of an enumeration and yes or no', () => {
    expect(settings('主体=县级财政', '开放=否').parameters?.map(({ value }) => value)).toEqual(['县级财政', false])
  })

  it.each([
    ...['600x', '3,000', '1e3', '0x10', '75%', '3天', '600.005', '600元整', '--5'].map((text) => ['人均财政补助标准', text]),
    ...['5元', '0.3333333', '一半'].map((text) => ['比例', text]),
    ...['65.5', '65元', '5%'].map((text) => ['年龄', text]),
    ...['2020-02-30', '2020-09-01x', '2020年9月', '2020,9,1', '20200901'].map((text) => ['起始日', text]),
    ['主体', '县财政'],
    ['开放', '开'],
  ])('%s can\u2019t be %s', (name, text) => {
    expect(() => settings(`${name}=${text}`)).toThrow(new UsageError(texts.zh.badValue(`${name}`, `${text}`)))
  })

  it.each([
    ['A05=按隶属', '通知里没有“A05”这个疑义或参数；是不是 A04？'],
    ['人均财政补助标谁（2021年）=1', '通知里没有“人均财政补助标谁（2021年）”这个疑义或参数；是不是 人均财政补助标准？'],
    ['A04=按县', '疑义 A04 没有“按县”这种读法；可选：按县区、按隶属'],
    ['人均财政补助标准=甲', '“人均财政补助标准”不能是“甲”：与它的类型不符'],
    ['A04', '“A04”读不懂；写成 名称=值，如 A04=按隶属'],
    ['=1', '“=1”读不懂；写成 名称=值，如 A04=按隶属'],
    ['A04=', '“A04=”读不懂；写成 名称=值，如 A04=按隶属'],
  ])('refuses %s', (pair, sentence) => {
    expect(() => settings(pair)).toThrow(new UsageError(sentence))
  })

  it('refuses a name that is set twice', () => {
    expect(() => settings('A04=按隶属', 'A04=按县区')).toThrow(UsageError)
  })
})

describe('--as-of', () => {
  it.each([
    ['2021-01-01', '2021-01-01'],
    ['2021年1月1日', '2021-01-01'],
  ])('%s', (value, date) => {
    expect(settingsOf(program, [], value, texts.zh)).toEqual({ readings: {}, parameters: [], baseDate: date })
  })

  it.each(['2021', '2021-02-29', '2021年2月29日', 'x'])('refuses %s', (value) => {
    expect(() => readDate(value, texts.en)).toThrow(new UsageError(`"${value}" is not a date; write 2021-01-01`))
  })
})
