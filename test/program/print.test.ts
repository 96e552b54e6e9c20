import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printExpr, printProgram } from '../../engine/program/print.ts'
import type { Expr } from '../../engine/program/program.ts'
import { notice } from '../support/notice.ts'
import { everyExpr } from '../support/random/exprs.ts'
import { sample } from './sample.ts'

/** The expression of a computation, printed. */
function expr(written: string, type = '金额'): string {
  const source = `通知 试验\n  基准日：2021-01-01\n参数 居民人均可支配收入：金额 ＝ 10000元\n参数 标准：金额\n  2020年：520元\n  2021年：550元\n对象 人\n  费用：金额 0元至100元\n  旗：是否\n  生日：日期\n  姓名：文本\n对于 人\n计算 甲：${type} ＝ ${written}\n`
  const [rule] = notice(source).program.rules
  return printExpr(rule?.body as Expr)
}

describe('an expression', () => {
  it.each([
    ['居民人均可支配收入 × 一半', '金额', '(multiply (parameter 居民人均可支配收入) 0.5)'],
    ['标准（2020年）', '金额', '(parameter 标准 2020)'],
    ['（费用 ÷ 3） 四舍五入到分', '金额', '(round half-up 2 (divide (input 费用) 3))'],
    ['－5元', '金额', '-5'],
    ['－（－5元）', '金额', '5'],
    ['非 旗 且 费用 超过5元', '是否', '(and (not (input 旗)) (greater (input 费用) 5))'],
    ['姓名 为 “张 三”', '是否', '(equal (input 姓名) "张 三")'],
    ['生日 在 2020年', '是否', '(and (greaterOrEqual (input 生日) 2020-01-01) (lessOrEqual (input 生日) 2020-12-31))'],
    ['基准日 ＋ 3个月 下取', '日期', '(addMonthsDown base-date P3M)'],
    ['未规定', '金额', 'silent'],
  ])('%s', (written, type, printed) => {
    expect(expr(written, type)).toBe(printed)
  })

  it('that is too long for a line stands under itself, part by part', () => {
    const long = Array.from({ length: 4 }, () => '（费用 × 75% ＋ 居民人均可支配收入 × 12.5% － 标准）').join(' ＋ ')
    expect(expr(long, '金额（6）').split('\n').slice(0, 4)).toEqual([
      '(add',
      '  (add',
      '    (add',
      '      (subtract (add (multiply (input 费用) 0.75) (multiply (parameter 居民人均可支配收入) 0.125)) (parameter 标准))',
    ])
  })
})

describe('a program', () => {
  it('prints with what inference found', async () => {
    await expect(printProgram(sample)).toMatchFileSnapshot(join('golden', 'program.txt'))
  })

  it('holds every kind of expression in that golden file', () => {
    const kinds = new Set(everyExpr(sample).map((e) => e.kind))
    const all = 'aggregate baseDate choice input literal operation parameter progressive reading result round silent table'
    expect([...kinds].sort().join(' ')).toBe(all)
  })
})
