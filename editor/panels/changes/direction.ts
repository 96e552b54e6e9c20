import type { comparison } from '../../../engine/index.ts'
import type { changeTexts } from '../../texts/check.ts'

type Word = Exclude<
  keyof typeof changeTexts,
  'cases' | 'case' | 'before' | 'after' | 'difference' | 'percent' | 'showAll' | 'ofNotice' | 'formerly' | 'why'
>

/** Which way a value went, and the word for it; `sign` 0 where it can't be told as more or less. */
export interface Direction {
  readonly sign: 1 | 0 | -1
  readonly word: Word
}

/** What people pay: more of it is a heavier burden. Of subsidies and benefits more is only more. */
const burden = /缴费|实缴|应缴|自缴|自付|自负|负担|\bpay|burden|contribution|premium/i

/** The first character of a difference in Chinese says what kind it is: 多、少, 高、低, 晚、早, 长、短. */
const words: Readonly<Record<string, readonly [more: Word, less: Word]>> = {
  晚: ['later', 'earlier'],
  早: ['later', 'earlier'],
  长: ['longer', 'shorter'],
  短: ['longer', 'shorter'],
}

export function directionOf(result: string, difference: comparison.Difference | null): Direction {
  const sign = signOf(difference)
  if (!difference || sign === 0) return { sign: 0, word: 'otherwise' }
  const [more, less] = words[difference.text.zh[0] ?? ''] ?? (burden.test(result) ? ['heavier', 'lighter'] : ['more', 'less'])
  return { sign, word: sign > 0 ? more : less }
}

function signOf(difference: comparison.Difference | null): Direction['sign'] {
  if (!difference || !/[1-9]/.test(difference.by)) return 0
  return difference.by.startsWith('-') ? -1 : 1
}
