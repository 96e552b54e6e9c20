import { describe, expect, it } from 'vitest'
import { compared } from './support.ts'

const base = `疑义 A1：怎样
  读法 甲（默认）
  读法 乙

对于 通知
参数 标准：金额 ＝ 280元
参数 比例：比例 ＝ 50%
参数 另数：整数 ＝ 3

对于 参保人
计算 资助：金额
  当 低保对象 则 标准
  其它 0元
计算 自付：金额 ＝ 费用 － 资助
计算 减半：金额 ＝ 自付 × 比例
例外 特困的减半 对于 减半：
  当 特困人员 则 0元

算例 低保
  低保对象：是
  费用：1000元
`

const resultsOf = (after: string, before = base) => {
  const { parameters, rules, exceptions, questions } = compared(before, after)
  return [...parameters, ...rules, ...exceptions, ...questions].map(({ name, results }) => [name, results])
}

describe('which results a change concerns', () => {
  it('are those that changed and rest on it, directly or through others', () => {
    expect(resultsOf(base.replace('280元', '320元').replace('50%', '60%'))).toEqual([
      ['标准', ['资助', '自付', '减半']],
      ['比例', ['减半']],
    ])
  })

  it('are none where a change changes nothing, though another does', () => {
    expect(resultsOf(base.replace('280元', '320元').replace('另数：整数 ＝ 3', '另数：整数 ＝ 4'))).toEqual([
      ['标准', ['资助', '自付', '减半']],
      ['另数', []],
    ])
  })

  it('are known of an exception that no case exercises', () => {
    expect(resultsOf(base.replace('则 0元', '则 1元'))).toEqual([['特困的减半', []]])
    expect(resultsOf(base.replace(/例外[\s\S]*则 0元\n/, ''))).toEqual([['特困的减半', []]])
  })

  it('are not known of a result that one side only has, nor where a case can’t be compared', () => {
    expect(resultsOf(base.replace('算例 低保', '计算 更多：金额 ＝ 自付\n算例 低保'))).toEqual([['更多', null]])
    const divided = base.replace('自付 × 比例', '（自付 ÷ 另数） 四舍五入到分')
    expect(resultsOf(divided.replace('另数：整数 ＝ 3', '另数：整数 ＝ 0'), divided)).toEqual([['另数', null]])
  })

  it('are followed through a new name', () => {
    expect(resultsOf(base.replaceAll('资助', '补助').replace('280元', '320元')).slice(-1)).toEqual([['补助', ['补助', '自付', '减半']]])
  })

  it('are told of tables, by their result columns', () => {
    const table =
      '对于 参保人\n表 分档\n  | 低保对象 || 甲：金额 | 乙：金额 |\n  | 是 || 1元 | 2元 |\n  | 否 || 3元 | 4元 |\n算例 一\n  低保对象：是\n'
    expect(compared(table, table.replace('2元', '5元')).tables.map(({ results }) => results)).toEqual([['乙']])
    expect(compared(table, table.replace('3元', '5元')).tables.map(({ results }) => results)).toEqual([[]])
  })
})
