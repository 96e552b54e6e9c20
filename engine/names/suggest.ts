import type { Fix } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/source.ts'
import { closest, nearest } from '../../grammar/suggest.ts'
import { keywordOf } from '../../grammar/vocabulary.ts'

const isGlue = (word: string): boolean => keywordOf(word) !== undefined || /^[\d.]+%?$/.test(word)

/** Longer than any two or three names run together; trying every split of more would take too long. */
const longest = 100

/**
 * Splits words run together, as Chinese is written, into declared names and keywords: 低保对象或特困人员 →
 * 低保对象 或 特困人员. The split with the fewest parts wins; null where there is none.
 */
export function splitRunTogether(word: string, isDeclared: (name: string) => boolean): string[] | null {
  if (word.length > longest) return null
  // best[i]: the parts of the shortest split of the first i characters.
  const best: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= word.length; end++) best[end] = shortest(word, end, best, isDeclared)
  const parts = best[word.length]
  return parts && parts.length > 1 && parts.some((part) => isDeclared(part)) ? [...parts] : null
}

function shortest(
  word: string,
  end: number,
  best: readonly (readonly string[] | null)[],
  isDeclared: (name: string) => boolean,
): string[] | null {
  let found: string[] | null = null
  for (let start = 0; start < end; start++) {
    const before = best[start]
    const part = word.slice(start, end)
    // Digits that stand together are one number.
    const fits = (isDeclared(part) || isGlue(part)) && !/^\d\d/.test(word.slice(Math.max(0, start - 1), start + 1))
    if (before && fits && (!found || before.length + 1 < found.length)) found = [...before, part]
  }
  return found
}

export function replaceWith(span: Span, text: string): Fix {
  return { edits: [{ span, text }] }
}

export { closest, nearest }
