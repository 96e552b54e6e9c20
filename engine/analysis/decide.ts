import type { HitPolicy } from '../program/program.ts'
import { assemble, firstSplit, sharedCuts } from './combine.ts'
import { type Diagram, isUnknown, type Leaf, type Split, type Store } from './diagram.ts'
import type { Dimension } from './dimension.ts'

/** The branches of a choice, or the rows of a table, and which of them decide in each part of the case space. */
export interface Decision {
  /** When each branch applies, by index. */
  readonly conditions: readonly Diagram[]
  /** Its leaves are the indices of the branches that decide: none where there is a gap; or unknown. */
  readonly outcome: Diagram
}

/** A branch that is not yet ruled out, and what is left of its condition. */
interface Candidate {
  readonly row: number
  readonly condition: Diagram
}

/** Which branches decide, by the hit policy, for all records at once. */
export function decide(store: Store, policy: HitPolicy, conditions: readonly Diagram[]): Decision {
  const candidates = conditions.map((condition, row) => ({ row, condition }))
  return { conditions, outcome: decided(store, policies[policy], candidates, new Map()) }
}

/** Narrows the candidates to those that can still matter, or tells the outcome. */
type Policy = (store: Store, candidates: readonly Candidate[]) => Leaf | readonly Candidate[]

function decided(store: Store, policy: Policy, candidates: readonly Candidate[], memo: Map<string, Diagram>): Diagram {
  const rest = policy(
    store,
    candidates.filter((c) => c.condition !== store.false),
  )
  if ('kind' in rest) return rest
  const key = keyOf(rest)
  const known = memo.get(key)
  if (known) return known
  const first = firstSplit(rest.map((c) => c.condition))
  const cuts = sharedCuts(
    rest.map((c) => c.condition),
    first,
  )
  const pieces = piecesOf(store, rest, first, cuts)
  const branches = pieces.map((piece) => decided(store, policy, piece, memo))
  const made = assemble(store, first.dimension, cuts, branches)
  memo.set(key, made)
  return made
}

/** How many candidates may be put into pieces for what one expansion counts. */
const perExpansion = 64

/** In each piece of a dimension the candidates that are not ruled out there: of a thousand rows for a thousand bands, one. */
function piecesOf(store: Store, candidates: readonly Candidate[], first: Split, cuts: readonly bigint[]): Candidate[][] {
  const pieces: Candidate[][] = Array.from({ length: cuts.length + 1 }, () => [])
  let placed = 0
  for (const candidate of candidates) {
    for (const { left, from, to } of stretchesOf(store, candidate, first.dimension, cuts)) {
      for (let piece = from; piece < to; piece++) pieces[piece]?.push(left)
      placed += to - from
    }
    store.spend(Math.floor(placed / perExpansion))
    placed %= perExpansion
  }
  store.spend()
  return pieces
}

/** Pieces in which the same is left of a candidate, from the first to before the last. */
interface Stretch {
  readonly left: Candidate
  readonly from: number
  readonly to: number
}

/** Where a candidate is not ruled out. */
function stretchesOf(store: Store, candidate: Candidate, dimension: Dimension, cuts: readonly bigint[]): Stretch[] {
  const { row, condition } = candidate
  const all = cuts.length + 1
  if (condition.kind === 'leaf' || condition.dimension !== dimension) return [{ left: candidate, from: 0, to: all }]
  const ends = [...condition.cuts.map((cut) => pieceFrom(cuts, cut)), all]
  return condition.branches.flatMap((branch, index) =>
    branch === store.false ? [] : { left: { row, condition: branch }, from: ends[index - 1] ?? 0, to: ends[index] ?? all },
  )
}

/** The piece that begins at a cut. */
function pieceFrom(cuts: readonly bigint[], cut: bigint): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] as bigint) < cut) low = middle + 1
    else high = middle
  }
  return low + 1
}

function keyOf(candidates: readonly Candidate[]): string {
  let key = ''
  for (const { row, condition } of candidates) key += `${row}:${condition.id},`
  return key
}

const isOpen = ({ condition }: Candidate): boolean => condition.kind === 'split'
const isTrue = ({ condition }: Candidate): boolean => condition.kind === 'leaf' && !isUnknown(condition)

/** A row that is true decides, whatever is unknown of others. */
function unique(store: Store, candidates: readonly Candidate[]): Leaf | readonly Candidate[] {
  const rest = candidates.some(isTrue) ? candidates.filter((c) => !isUnknown(c.condition)) : candidates
  return rest.some(isOpen) ? rest : concluded(store, rest)
}

/** The first row that is true decides, unless one before it is unknown. */
function first(store: Store, candidates: readonly Candidate[]): Leaf | readonly Candidate[] {
  const end = candidates.findIndex((c) => !isOpen(c))
  const rest = end < 0 ? candidates : candidates.slice(0, end + 1)
  return rest.some(isOpen) ? rest : concluded(store, rest)
}

/** All rows that are true count, once none is unknown. */
function sum(store: Store, candidates: readonly Candidate[]): Leaf | readonly Candidate[] {
  const unknown = candidates.find((c) => isUnknown(c.condition))
  if (unknown) return unknown.condition as Leaf
  return candidates.some(isOpen) ? candidates : concluded(store, candidates)
}

function concluded(store: Store, candidates: readonly Candidate[]): Leaf {
  const unknown = candidates.find((c) => isUnknown(c.condition))
  return unknown ? (unknown.condition as Leaf) : store.rows(candidates.map((c) => c.row))
}

const policies: Readonly<Record<HitPolicy, Policy>> = { unique, first, sum }
