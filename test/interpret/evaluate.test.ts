import { expect, it } from 'vitest'
import { results } from '../support/notice.ts'

it('works', () => {
  expect(results(`通知 例
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 人
  费用：金额 可选
对于 人
计算 补助：金额 ＝ 费用 × 一半
`, { 费用: 27.55 })).toEqual({ 补助: '13.78元' })
})
