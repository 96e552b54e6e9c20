import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sideBySide, wrapped } from '../../engine/hosts/cli/sideBySide.ts'
import { displayWidth } from '../../engine/index.ts'

describe('a line that is too long', () => {
  it.each([
    ['个人实缴：140元。', 9, ['个人实', '  缴：', '  140元。']],
    ['依据“困难群众”，适用。', 10, ['依据“困难', '  群众”，', '  适用。']],
    ['it is set at 0.50 yuan.', 12, ['it is set at', '  0.50 yuan.']],
    ['short', 12, ['short']],
  ])('is broken between words, numbers and characters, never before a closing mark: %s', (text, width, lines) => {
    expect(wrapped({ text, indent: 0 }, width)).toEqual(lines)
  })

  it('keeps its indent, and loses nothing but spaces', () => {
    const character = fc.constantFrom('，', '。', '”', '“', '（', '）', '年', '度', 'a', '7', '.', ' ')
    const texts = fc.array(character, { maxLength: 60 }).map((characters) => characters.join('').trim())
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 20, max: 60 }), (text, indent, width) => {
        const lines = wrapped({ text, indent }, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        expect(lines.every((line) => line === '' || line.startsWith(' '.repeat(indent)))).toBe(true)
      }),
    )
  })
})

it('two texts stand beside each other, the second in one column throughout', () => {
  const one = [
    { text: '现行', indent: 0 },
    { text: '依据一（三）：应缴 280元。', indent: 2 },
  ]
  const other = [{ text: '方案', indent: 0 }]
  const lines = sideBySide(one, other, 43)
  expect(lines).toEqual(['现行                 │ 方案', '  依据一（三）：应缴 │', '    280元。          │'])
  expect(new Set(lines.map((line) => displayWidth(line.slice(0, line.indexOf('│')))))).toEqual(new Set([21]))
})
