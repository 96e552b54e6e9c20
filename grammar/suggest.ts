/** Edit distance with transpositions of neighbours (optimal string alignment); gives up beyond `limit`. */
export function distance(a: string, b: string, limit: number): number {
  const from = [...a]
  const to = [...b]
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      const replaced = (previous[j - 1] as number) + (same ? 0 : 1)
      let best = Math.min(replaced, (previous[j] as number) + 1, (row[j - 1] as number) + 1)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) best = Math.min(best, (before[j - 2] as number) + 1)
      row.push(best)
    }
    before = previous
    previous = row
  }
  return previous[to.length] as number
}

/** Nobody misspells a longer word by a slip of the hand; comparing such words would only cost time. */
const longest = 64

/** The candidates nearest to a misspelt word, within a third of its length, in alphabetical order; none where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  const length = [...word].length
  // Two words of one character have nothing in common.
  if (length < 2 || length > longest) return []
  // One wrong character in a two-character Chinese word is a plausible slip; two are another word.
  let limit = Math.max(1, Math.floor(length / 3))
  let found = new Set<string>()
  for (const candidate of candidates) {
    if (candidate.length > 2 * longest) continue
    const d = distance(word.toLowerCase(), candidate.toLowerCase(), limit)
    if (d > limit) continue
    if (d < limit) found = new Set()
    limit = d
    found.add(candidate)
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1))
}

/** The first of the nearest; undefined where none is near. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  return nearest(word, candidates)[0]
}
