import { describe, expect, it } from 'vitest'
import { amountIn, inWan } from '../../../editor/panels/simulate/amounts.ts'
import { hundredfold, hundredth, sliderText, sliderValue, typedValue } from '../../../editor/panels/simulate/dialValues.ts'
import { grouped } from '../../../engine/index.ts'

describe('amounts', () => {
  it.each([
    ['0', '0'],
    ['4999.99', '0.5'],
    ['49.99', '0'],
    ['50', '0.01'],
    ['12345678.5', '1234.57'],
    ['-17680', '-1.77'],
    ['-49', '0'],
    ['90071992547409921234', '9007199254740992.12'],
  ])('%s yuan are %s 万元', (yuan, wan) => {
    expect(inWan(yuan)).toBe(wan)
  })

  it.each([
    ['1234567.5', '1,234,567.5'],
    ['-1000', '−1,000'],
    ['-0.00', '0'],
    ['999', '999'],
  ])('%s is read as %s', (text, read) => {
    expect(grouped(text)).toBe(read)
    expect(amountIn(text, 'yuan')).toBe(read)
  })
})

describe('a value of a parameter', () => {
  it.each([
    ['0.5', '50'],
    ['0.125', '12.5'],
    ['1', '100'],
    ['0', '0'],
    ['-0.05', '-5'],
    ['0.00001', '0.001'],
  ])('%s is %s percent, there and back', (value, percent) => {
    expect(hundredfold(value)).toBe(percent)
    expect(hundredth(percent)).toBe(value)
  })

  it.each([
    ['amount', '320', '320'],
    ['amount', ' ３２０元 ', '320'],
    ['amount', '1,320.50', '1320.5'],
    ['ratio', '62.5%', '0.625'],
    ['ratio', '62.5', '0.625'],
    ['integer', '61', '61'],
    ['integer', '61.5', null],
    ['amount', '三百', null],
    ['amount', '', null],
    ['amount', '1e3', null],
  ] as const)('%s typed as “%s” is %s', (unit, typed, value) => {
    expect(typedValue(unit, typed)).toBe(value)
  })

  it('keeps every place of the slider exact', () => {
    for (let at = 0; at <= 200; at++) {
      expect(sliderValue('ratio', sliderText('ratio', at))).toBe(at)
      expect(sliderText('amount', sliderValue('amount', String(at)))).toBe(String(at))
    }
  })
})
