import type { Language } from '../../../grammar/diagnostic.ts'
import { silence } from '../../program/outcome.ts'
import { wordIn } from '../edits/notation.ts'

/** 未知（出生日期） */
export function unknownText(reasons: readonly string[], language: Language): string {
  const words = reasons.map((reason) => (reason === silence ? wordIn(language, 'silent') : reason))
  const word = wordIn(language, 'unknown')
  if (words.length === 0) return word
  return language === 'zh' ? `${word}（${words.join('、')}）` : `${word} (${words.join(', ')})`
}
