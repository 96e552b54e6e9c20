import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutated } from '../fuzz/mutate.ts'
import { seeded } from '../fuzz/random.ts'
import { corpus } from '../fuzz/target.ts'
import { brokenLaws, sourceOf } from './support/laws.ts'

/** The policies whole and in pieces, and every fixture. */
const texts = corpus()
const small = texts.filter((text) => text.length < 10_000)

/** The same rules, laid out otherwise. */
const layouts: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/^(?!```)/gm, '   '),
  (text) => text.replace(/^ +/gm, '\t'),
  (text) => text.replaceAll(' ', '   '),
  (text) => text.replaceAll('\n', '  \n\n\n'),
]

/**
 * Formatting twice changes nothing more; the tree stays the same but for places; prose and comments keep every byte. In
 * either language too, where the parser finds the same things to report.
 */
describe('the laws of formatting hold', () => {
  it('for the policies and every fixture', () => {
    for (const text of texts) expect([text, brokenLaws(sourceOf(text))]).toEqual([text, []])
  })

  it('for other layouts of them, with random mistakes', () => {
    const text = fc.constantFrom(...small)
    fc.assert(
      fc.property(text, text, fc.constantFrom(...layouts), fc.integer(), (one, other, layout, seed) => {
        const changed = layout(seed % 2 === 0 ? one : mutated(one, other, seeded(seed)))
        expect([changed, brokenLaws(sourceOf(changed))]).toEqual([changed, []])
      }),
      { numRuns: 200, endOnFailure: true },
    )
  })
})
