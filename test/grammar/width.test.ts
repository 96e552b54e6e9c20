import { eastAsianWidth } from 'get-east-asian-width'
import { expect, it } from 'vitest'
import { displayWidth } from '../../grammar/format/width.ts'

it('plain Chinese and ASCII are measured as Unicode has it, and join with nothing beside them', () => {
  const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  const wrong = Array.from({ length: 0x10000 - 0x20 }, (_, index) => index + 0x20).filter((code) => {
    const character = String.fromCharCode(code)
    if (!/^[\x20-\x7e\u3000-\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e]$/.test(character)) return false
    return displayWidth(character) !== eastAsianWidth(code) || [...graphemes.segment(`甲${character}甲a${character}`)].length !== 5
  })
  expect(wrong).toEqual([])
})

it.each([
  ['', 0],
  ['甲乙', 4],
  ['27.5元', 6],
  ['“甲”', 4],
  ['e\u0301', 1],
  ['😀', 2],
  ['甲\u200b', 2],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})
