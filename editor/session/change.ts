import type { TextChange } from '../worker/protocol.ts'

/** The one change that makes a text another; null where they are equal. It never cuts a character or a line break in two. */
export function changeTo(from: string, to: string): TextChange | null {
  if (from === to) return null
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start++
  if (start > 0 && (isCut(from, start) || isCut(to, start))) start--
  let tail = 0
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  if (tail > 0 && (isCut(from, from.length - tail) || isCut(to, to.length - tail))) tail--
  return { start, end: from.length - tail, text: to.slice(start, to.length - tail) }
}

/** Whether a place stands within a pair of surrogates or within CR LF. */
function isCut(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$|^\r\n$/.test(text.slice(at - 1, at + 1))
}
