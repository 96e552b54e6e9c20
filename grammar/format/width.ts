import { eastAsianWidth } from 'get-east-asian-width'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** How many columns a text takes where a Chinese character takes two: a combining mark takes none. */
export function displayWidth(text: string): number {
  // Most lines of a program are plain ASCII.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

function graphemeWidth(grapheme: string): number {
  const [first = ' '] = grapheme
  if (/^[\p{Cc}\p{Cf}\p{M}]$/u.test(first)) return 0
  return /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme) ? 2 : eastAsianWidth(first.codePointAt(0) as number)
}
