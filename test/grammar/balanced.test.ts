import { expect, it } from 'vitest'
import { balancedSpan } from '../../grammar/balanced.ts'

/** The span is what stands between the marks ⟦ ⟧. */
it.each([
  ['（⟦甲 或 乙） 且 丙⟧', '（甲 或 乙） 且 丙'],
  ['丙 且 （⟦甲 或 （乙⟧） ）', '甲 或 （乙）'],
  ['⟦甲（2020年⟧ ）', '甲（2020年 ）'],
  ['(⟦(a + b) * c) / d⟧', '((a + b) * c) / d'],
  ['⟦“（” ＝ 甲⟧）', '“（” ＝ 甲'],
  ['甲） ⟦乙） ＋ 丙⟧', '乙） ＋ 丙'],
])('%s', (marked, expected) => {
  const text = marked.replace(/[⟦⟧]/g, '')
  const [start, end] = [marked.indexOf('⟦'), marked.indexOf('⟧') - 1]
  const span = balancedSpan(text, { file: 'a', start, end })
  expect(text.slice(span.start, span.end)).toBe(expected)
})
