/** The one stretch in which two texts differ. What stands before `from` is in both; so is what stands from `to` on in the new text. */
export interface Change {
  readonly from: number
  /** In the new text. */
  readonly to: number
  /** How many characters longer the new text is. */
  readonly by: number
}

/** Whole runs of characters are compared first: a notice has a hundred thousand. */
const stride = 1024

/** What changed between two texts, as one stretch. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from + stride <= shorter && before.startsWith(after.slice(from, from + stride), from)) from += stride
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  const behind = shorter - from
  const sameEnd = (kept: number) => before.endsWith(after.slice(after.length - kept - stride, after.length - kept), before.length - kept)
  let kept = 0
  while (kept + stride <= behind && sameEnd(kept)) kept += stride
  while (kept < behind && before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)) kept++
  return { from, to: after.length - kept, by: after.length - before.length }
}

/** Where a stretch of the new text stood before; null where it changed. */
export function placeBefore({ from, to, by }: Change, start: number, end: number): number | null {
  if (end <= from) return start
  return start >= to ? start - by : null
}
