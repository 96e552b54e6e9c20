import { eastAsianWidth } from 'get-east-asian-width'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** How many columns a text takes where a Chinese character takes two: a combining mark takes none. */
export function displayWidth(text: string): number {
  // Nearly all text is plain ASCII and plain Chinese, where a unit is a character: one column, and two.
  if (plain.test(text)) return plainWidth(text)
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

/** ASCII, Han characters, and the full-width punctuation and letters that no other character joins. */
const plain = /^[\x20-\x7e\u3000-\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/

function plainWidth(text: string): number {
  let width = text.length
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7e) width++
  return width
}

function graphemeWidth(grapheme: string): number {
  const [first = ' '] = grapheme
  if (/^[\p{Cc}\p{Cf}\p{M}]$/u.test(first)) return 0
  return /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme) ? 2 : eastAsianWidth(first.codePointAt(0) as number)
}
