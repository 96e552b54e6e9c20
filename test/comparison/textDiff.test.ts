import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDiff } from '../../engine/comparison/textDiff.ts'

const shown = (before: string, after: string) =>
  textDiff(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
    .join('')

describe('what was changed in a text', () => {
  it.each([
    ['达到280元。', '达到320元。', '达到[-280][+320]元。'],
    ['市、县各27.5元', '市县各27.5元', '市[-、]县各27.5元'],
    ['甲', '甲', '甲'],
    ['', '新', '[+新]'],
    ['旧', '', '[-旧]'],
    ['the rate', 'the new rate', 'the [+new ]rate'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected)
  })

  it('gives both texts back', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '1', '2', 'a', ' '), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDiff(before, after)
        const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
        expect(pieces.every((piece, i) => piece.kind !== pieces[i + 1]?.kind && piece.text !== '')).toBe(true)
      }),
    )
  })

  it('takes texts that have nothing in common as a whole', () => {
    const [before, after] = ['甲乙丙丁'.repeat(400), '子丑寅卯'.repeat(400)]
    expect(textDiff(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  })
})
