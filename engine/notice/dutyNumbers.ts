import { chineseNumber } from '../../grammar/clauses.ts'
import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { labelOf } from '../../grammar/vocabulary.ts'
import type { ProseText } from './proseText.ts'
import type { Quoted } from './quotations.ts'

/** Every number of a duty's 期限 or 频次 must stand in the text that the duty quotes. */
export function checkDutyNumbers(quoted: readonly Quoted[], prose: ProseText): Diagnostic[] {
  const texts = new Map<Quoted['declaration'], string>()
  for (const { declaration, range } of quoted) {
    texts.set(declaration, (texts.get(declaration) ?? '') + prose.text.slice(range.from, range.to))
  }
  return [...texts].flatMap(([declaration, text]) => (declaration.kind === 'duty' ? differing(declaration, text) : []))
}

/** 09 of an ISO date is 9 of the prose. */
const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number)

/** 两次 → 2次: small counts are often written out. */
function inDigits(text: string): string {
  return text.replace(/[一二两三四五六七八九十]+(?=次|个|项|日|天|年|月)/g, (word) => String(chineseNumber(word.replace('两', '二'))))
}

function differing(duty: Extract<Quoted['declaration'], { kind: 'duty' }>, text: string): Diagnostic[] {
  const numbers = new Set(numbersOf(inDigits(text)))
  return duty.items.flatMap((item) => {
    const label = labelOf(item.label.text)
    if (label !== 'deadline' && label !== 'frequency') return []
    const missing = numbersOf(item.text).find((number) => !numbers.has(number))
    return missing === undefined ? [] : [diagnostic('duty.numberDiffers', item.textSpan, { number: String(missing), text })]
  })
}
