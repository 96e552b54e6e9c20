import type { Place, ProblemItem } from '../worker/snapshot.ts'

/** The problem behind the caret, or before it, going round; errors and warnings, and all where there are only remarks. */
export function nextProblem(problems: readonly ProblemItem[], caret: Place | null, backwards = false): ProblemItem | null {
  const urgent = problems.filter(({ severity }) => severity !== 'information')
  const ordered = [...(urgent.length > 0 ? urgent : problems)].sort((a, b) => order(a.place, b.place))
  if (backwards) return ordered.findLast(({ place }) => caret !== null && order(place, caret) < 0) ?? ordered.at(-1) ?? null
  return ordered.find(({ place }) => caret === null || order(place, caret) > 0) ?? ordered[0] ?? null
}

const order = (a: Place, b: Place): number => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1)
