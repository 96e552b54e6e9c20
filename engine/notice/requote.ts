import type { Range } from './proseText.ts'

/**
 * The pieces of a quotation that is no longer found, as the prose of the region says them now; null where nothing near enough
 * stands there. Both are without white space.
 */
export function requoted(prose: string, pieces: readonly string[], region: Range): string[] | null {
  const text = prose.slice(0, region.to)
  const now: string[] = []
  let from = region.from
  for (const piece of pieces) {
    const same = text.indexOf(piece, from)
    const range =
      same >= 0 && same + piece.length <= region.to ? { from: same, to: same + piece.length } : nearest(text, piece, from, region.to)
    if (!range) return null
    now.push(text.slice(range.from, range.to))
    from = range.to
  }
  return now.every(quotable) ? now : null
}

/** Fewer characters could stand anywhere; longer ends need not be compared to be known again. */
const shortest = 2
const longest = 200

interface End {
  readonly at: number
  readonly length: number
}

/** The stretch that begins or ends as the piece does and has two fifths of its words; its other end is that of a sentence. */
function nearest(text: string, piece: string, from: number, to: number): Range | null {
  const window = piece.length * 2 + 20
  const [head = null] = ends(piece.length, shortest, (length) => text.indexOf(piece.slice(0, length), from), to)
  const tail = head ? tailBehind(text, piece, head, Math.min(to, head.at + window)) : firstTail(text, piece, from, to)
  if (!tail || ((head?.length ?? 0) + tail.length) * 5 < piece.length * 2) return null
  const begin = head?.at ?? sentenceStart(text, tail.at, from)
  const end = tail.at + tail.length
  return end - begin > window ? null : { from: begin, to: end }
}

const firstTail = (text: string, piece: string, from: number, to: number): End | null =>
  ends(piece.length, shortest, (length) => text.indexOf(piece.slice(-length), from), to)[0] ?? null

/** Of the ends of the piece that follow its beginning, the one that keeps most of it and its length; or the end of the sentence. */
function tailBehind(text: string, piece: string, head: End, to: number): End {
  const from = head.at + head.length
  const tails = ends(piece.length, 1, (length) => text.indexOf(piece.slice(-length), from), to)
  const score = ({ at, length }: End) => length - Math.abs(at + length - head.at - piece.length) / 2
  const stop: End = { at: sentenceEnd(text, from, to), length: 0 }
  return [...tails, stop].reduce((best, each) => (score(each) > score(best) ? each : best))
}

/** The beginnings or ends of a piece, short of the whole, that are found before `to`: the longest first. */
function ends(whole: number, least: number, find: (length: number) => number, to: number): End[] {
  const found: End[] = []
  for (let length = Math.min(whole - 1, longest); length >= least; length--) {
    const at = find(length)
    if (at >= 0 && at + length <= to) found.push({ at, length })
  }
  return found
}

const marks = '。；：！？'

function sentenceEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (marks.includes(text[at] as string)) return at + 1
  return to
}

function sentenceStart(text: string, at: number, from: number): number {
  let start = at
  while (start > from && !marks.includes(text[start - 1] as string)) start--
  return start
}

/** Whether a text can stand between quotation marks: marks within it in pairs, not one pair within another. */
function quotable(text: string): boolean {
  return !text.includes('"') && /^(?:[^“”]|“[^“”]*”)*$/.test(text)
}
