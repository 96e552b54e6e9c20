import type * as ast from '../../grammar/ast.ts'
import type { ClauseChange, Place } from './comparison.ts'
import { pairs } from './pairs.ts'
import type { Side } from './side.ts'
import { textDiff } from './textDiff.ts'

/** A clause's own words, those of the clauses under it left out; `path` null is what stands before the first clause. */
interface Clause {
  readonly path: string | null
  readonly text: string
  readonly place: Place
}

/** Two texts that share less than this of their pairs of characters are not the same clause. */
const likeness = 0.5

/** Clauses that came, went, moved or have other words. By path first, then by likeness; white space says nothing. */
export function clauseChanges(before: Side, after: Side): ClauseChange[] {
  const [a, b] = [clausesOf(before.module), clausesOf(after.module)]
  const found = matched(a, b)
  const changes = [
    ...found.removed.map((clause) => oneSided('removed', clause)),
    ...found.both.flatMap(([x, y]) => bothSided(x, y)),
    ...found.added.map((clause) => oneSided('added', clause)),
  ]
  const rank = (change: ClauseChange) => change.after?.span.start ?? rankOfRemoved(found.both, change)
  return changes.sort((x, y) => rank(x) - rank(y))
}

/** A clause that went stands where the one before it stands now. */
function rankOfRemoved(both: readonly (readonly [Clause, Clause])[], { before }: ClauseChange): number {
  const earlier = both.filter(([a]) => a.place.span.start < (before?.span.start ?? 0))
  return Math.max(0, ...earlier.map(([, b]) => b.place.span.start + 0.5))
}

function clausesOf({ file, passages, clauses }: ast.Module): Clause[] {
  const texts = new Map<string | null, string[]>()
  const places = new Map<string | null, Place>(clauses.map(({ path, headSpan }) => [path, { span: headSpan, clause: path }]))
  for (const { clause, text, span } of passages) {
    texts.set(clause, [...(texts.get(clause) ?? []), text.trim()])
    if (!places.has(clause)) places.set(clause, { span: { file, start: span.start, end: span.end }, clause })
  }
  return [...texts].flatMap(([path, parts]) => {
    const place = places.get(path)
    return place ? [{ path, text: parts.join('\n'), place }] : []
  })
}

interface Matched {
  readonly both: readonly (readonly [Clause, Clause])[]
  readonly removed: readonly Clause[]
  readonly added: readonly Clause[]
}

function matched(before: readonly Clause[], after: readonly Clause[]): Matched {
  const words = (clause: Clause) => withoutNumber(clause.text)
  const likely = pairs(before, after, ({ path }) => path ?? '')
  const sure = likely.both.filter(([a, b]) => alike(words(a), words(b)) >= likeness)
  const taken = new Set(sure.flat())
  const left = (list: readonly Clause[]) => list.filter((clause) => !taken.has(clause))
  const moved = mostAlike(left(before), left(after))
  for (const clause of moved.flat()) taken.add(clause)
  // What is left under the same number has been replaced.
  const replaced = pairs(left(before), left(after), ({ path }) => path ?? '')
  return { ...replaced, both: [...sure, ...moved, ...replaced.both] }
}

function mostAlike(before: readonly Clause[], after: readonly Clause[]): (readonly [Clause, Clause])[] {
  const candidates = before.flatMap((a) => after.map((b) => ({ a, b, score: alike(withoutNumber(a.text), withoutNumber(b.text)) })))
  const found: (readonly [Clause, Clause])[] = []
  const taken = new Set<Clause>()
  for (const { a, b, score } of candidates.sort((x, y) => y.score - x.score)) {
    if (score < likeness || taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    found.push([a, b])
  }
  return found
}

const numberMark = /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d{1,3}[.．、](?!\d))/
const closed = (text: string): string => text.replace(/\s/g, '')
const withoutNumber = (text: string): string => closed(text).replace(numberMark, '')

/** Which part of their pairs of characters two texts share (Dice); 1 where they are the same. */
function alike(a: string, b: string): number {
  if (a === b) return 1
  const [first, second] = [bigrams(a), bigrams(b)]
  const total = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0)
  let shared = 0
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0)
  return total === 0 ? 0 : (2 * shared) / total
}

function bigrams(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

function oneSided(kind: 'added' | 'removed', { path, text, place }: Clause): ClauseChange {
  const gone = { pathBefore: path, pathAfter: null, textBefore: text, textAfter: null, before: place, after: null }
  const come = { pathBefore: null, pathAfter: path, textBefore: null, textAfter: text, before: null, after: place }
  return { kind, ...(kind === 'added' ? come : gone), pieces: [] }
}

function bothSided(a: Clause, b: Clause): ClauseChange[] {
  const sameWords = withoutNumber(a.text) === withoutNumber(b.text)
  if (sameWords && a.path === b.path) return []
  const paths = { pathBefore: a.path, pathAfter: b.path, textBefore: a.text, textAfter: b.text, before: a.place, after: b.place }
  return [{ kind: sameWords ? 'moved' : 'changed', ...paths, pieces: sameWords ? [] : textDiff(tidied(a.text), tidied(b.text)) }]
}

/** As people read it: line breaks and spaces between Chinese characters closed up. */
const tidied = (text: string): string =>
  text.replace(/(?<=[\u3000-\uFFEF])\s+(?=\S)|(?<=\S)\s+(?=[\u3000-\uFFEF])/g, '').replace(/\s+/g, ' ')
