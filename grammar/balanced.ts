import type { Span } from './source.ts'

/** An expression's span with the brackets that belong to its first and last part: trees keep no brackets. */
export function balancedSpan(text: string, span: Span): Span {
  let { start, end } = span
  let missing = unmatched(text.slice(start, end))
  while (missing.open > 0) {
    const before = text.slice(0, start).trimEnd()
    if (!/[(（]$/.test(before)) break
    start = before.length - 1
    missing = { ...missing, open: missing.open - 1 }
  }
  while (missing.close > 0) {
    const gap = /^\s*[)）]/.exec(text.slice(end, end + 200))
    if (!gap) break
    end += gap[0].length
    missing = { ...missing, close: missing.close - 1 }
  }
  return { ...span, start, end }
}

/** How many brackets have to be opened before a text, and closed behind it. */
function unmatched(text: string): { readonly open: number; readonly close: number } {
  let [open, close] = [0, 0]
  for (const character of text.replace(/“[^”]*”|"[^"]*"|「[^」]*」/g, '')) {
    if (/[(（]/.test(character)) close++
    else if (!/[)）]/.test(character)) continue
    else if (close > 0) close--
    else open++
  }
  return { open, close }
}
