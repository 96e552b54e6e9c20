import { describe, expect, it } from 'vitest'
import { changesCsv } from '../../../editor/panels/compare/csv.ts'
import { compared } from '../../comparison/support.ts'

const notice = `对于 通知
参数 标准：金额 ＝ 280元
计算 总标准：金额 ＝ 标准 × 2
对于 参保人
计算 自付：金额 ＝ 费用 － 标准
算例 甲
  费用：1000元
算例 =SUM(A1)，“乙”
  费用：2000.50元
`
const csv = (after: string, language: 'zh' | 'en' = 'zh') => changesCsv(compared(notice, after).cases.results, language)

describe('changed results as CSV', () => {
  it('are a line each, with exact numbers', () => {
    expect(csv(notice.replace('280元', '279.99元')).split('\r\n')).toEqual([
      '\uFEFF对象,算例,结果,原,新,方向,差,差额（数值）,百分比',
      ',通知本身,总标准,560元,559.98元,减少,少0.02元,-0.02,0',
      '参保人,甲,自付,720元,720.01元,加重,多0.01元,0.01,0',
      "参保人,'=SUM(A1)，“乙”,自付,1720.5元,1720.51元,加重,多0.01元,0.01,0",
      '',
    ])
  })

  it('have no number where a result became unknown', () => {
    expect(csv(notice.replace('费用 － 标准', '未规定'))).toContain('参保人,甲,自付,720元,未知（未规定）,改变,,,')
  })

  it('are said in English', () => {
    expect(csv(notice.replace('280元', '300元'), 'en').split('\r\n')[1]).toBe(
      ',the notice itself,总标准,560 yuan,600 yuan,more,40 yuan more,40,7.14',
    )
  })
})
