import type { Language } from '../../../../grammar/diagnostic.ts'
import { basisTexts } from './basis.ts'
import { factTexts } from './facts.ts'
import { resultTexts } from './results.ts'
import type { Sentence } from './text.ts'
import { valueTexts } from './values.ts'

/** Everything that explanations say, once, in both languages. */
export const texts = { ...resultTexts, ...valueTexts, ...factTexts, ...basisTexts }

export type Key = keyof typeof texts
export type Values<K extends Key> = (typeof texts)[K] extends Sentence<infer V> ? V : never

/** A sentence, or part of one, in a language. */
export function say<K extends Key>(language: Language, key: K, values: Values<K>): string {
  return (texts[key][language] as (v: Values<K>) => string)(values)
}
