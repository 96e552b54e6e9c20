import type { HitPolicy } from '../program/program.ts'
import { assemble, expand } from './combine.ts'
import { type Diagram, isUnknown, type Leaf, type Store } from './diagram.ts'

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
  store.spend()
  const { dimension, cuts, pieces } = expand(rest.map((c) => c.condition))
  const branches = pieces.map((piece) => decided(store, policy, withConditions(rest, piece), memo))
  const made = assemble(store, dimension, cuts, branches)
  memo.set(key, made)
  return made
}

function withConditions(candidates: readonly Candidate[], piece: readonly Diagram[]): Candidate[] {
  return piece.map((condition, i) => ({ row: (candidates[i] as Candidate).row, condition }))
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
