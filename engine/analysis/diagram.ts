import { type Dimension, isOpaque } from './dimension.ts'
import { keyOfQuantity, type Quantity } from './quantity.ts'

/** Why there is no value: something needed is missing; the text is silent; no row, or two rows, decide. */
export type Reason = 'missing' | 'silent' | 'undefined'

/** What an expression comes to in one part of the case space. */
export type Outcome =
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An enum member or text. */
  | { readonly kind: 'symbol'; readonly text: string }
  /** A number, date, instant or duration: constant, or linear in what the record holds. */
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  /** The enum or text that the record holds in this dimension. */
  | { readonly kind: 'member'; readonly dimension: Dimension }
  | { readonly kind: 'unknown'; readonly reason: Reason }
  /** Which branches decide: their indices. */
  | { readonly kind: 'rows'; readonly rows: readonly number[] }

export interface Leaf {
  readonly kind: 'leaf'
  readonly id: number
  readonly outcome: Outcome
}

/** Branch i holds for points from cuts[i - 1] (included) to cuts[i] (not included). */
export interface Split {
  readonly kind: 'split'
  readonly id: number
  readonly dimension: Dimension
  readonly cuts: readonly bigint[]
  readonly branches: readonly Diagram[]
}

/**
 * A multi-valued decision diagram: what an expression comes to, case by case. Equal diagrams are one object, and
 * dimensions are tested in the order of their rank, so that a diagram without a true leaf is a condition never met.
 */
export type Diagram = Leaf | Split

/** Thrown when a table needs more cases than the budget allows; caught where its diagnostic is made. */
export class TooLarge extends Error {}

/** Results of one operation, by what `combine` makes of the numbers of its operands. */
export type Memo = Map<string | number, Diagram>

/** Keeps diagrams unique, remembers results of operations, and counts the work against a budget. */
export class Store {
  readonly #leaves = new Map<string, Leaf>()
  /** Splits by a number made of their dimension, first cut and branches. */
  readonly #splits = new Map<number, Split[]>()
  readonly #memos = new Map<string, Memo>()
  #count = 0
  // A program's whole analysis is bounded too: many tables that are each too large take seconds, not minutes.
  #budget = 1_000_000
  #spent = 0
  readonly true = this.leaf({ kind: 'boolean', value: true })
  readonly false = this.leaf({ kind: 'boolean', value: false })
  readonly missing = this.leaf({ kind: 'unknown', reason: 'missing' })
  readonly silent = this.leaf({ kind: 'unknown', reason: 'silent' })
  readonly undefined = this.leaf({ kind: 'unknown', reason: 'undefined' })

  leaf(outcome: Outcome): Leaf {
    const key = keyOfOutcome(outcome)
    const known = this.#leaves.get(key)
    if (known) return known
    const made: Leaf = { kind: 'leaf', id: this.#count++, outcome }
    this.#leaves.set(key, made)
    return made
  }

  rows(rows: readonly number[]): Leaf {
    return this.leaf({ kind: 'rows', rows })
  }

  /** The split, or its only branch where the branches do not differ. */
  split(dimension: Dimension, cuts: readonly bigint[], branches: readonly Diagram[]): Diagram {
    const [keptCuts, kept] = merged(cuts, branches)
    if (keptCuts.length === 0) return kept[0] as Diagram
    const hash = hashOf(dimension, keptCuts, kept)
    const alike = this.#splits.get(hash)
    const known = alike?.find((s) => s.dimension === dimension && sameItems(s.branches, kept) && sameItems(s.cuts, keptCuts))
    if (known) return known
    const made: Split = { kind: 'split', id: this.#count++, dimension, cuts: keptCuts, branches: kept }
    if (alike) alike.push(made)
    else this.#splits.set(hash, [made])
    return made
  }

  /** What an operation has found already, by the ids of its operands. */
  memo(operation: string): Memo {
    const known = this.#memos.get(operation)
    if (known) return known
    const made: Memo = new Map()
    this.#memos.set(operation, made)
    return made
  }

  /** Counts expansions; throws when the budget is spent. */
  spend(count = 1): void {
    this.#spent += count
    this.#budget -= count
    if (this.#budget < 0) throw new TooLarge()
  }

  /** How many expansions there were so far. */
  get spent(): number {
    return this.#spent
  }

  /** Runs the work with at most `limit` expansions; null where they do not suffice. */
  within<T>(limit: number, work: () => T): T | null {
    const outer = this.#budget
    this.#budget = Math.min(outer, limit)
    const start = this.#budget
    try {
      return work()
    } catch (thrown) {
      // A record of thousands of fields can also exhaust the stack: the same finding for the officer.
      if (thrown instanceof TooLarge || thrown instanceof RangeError) return null
      throw thrown
    } finally {
      this.#budget = outer - (start - this.#budget)
    }
  }
}

/** The first cut counts too: a table of a thousand bands holds a thousand splits with the same branches. */
function hashOf({ rank }: Dimension, cuts: readonly bigint[], branches: readonly Diagram[]): number {
  let hash = Math.imul(rank, 31) + Number(BigInt.asIntN(32, cuts[0] as bigint))
  for (const { id } of branches) hash = (Math.imul(hash, 31) + id) | 0
  return hash
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}

function merged(cuts: readonly bigint[], branches: readonly Diagram[]): [readonly bigint[], readonly Diagram[]] {
  const keptCuts: bigint[] = []
  const kept: Diagram[] = [branches[0] as Diagram]
  for (let i = 1; i < branches.length; i++) {
    const branch = branches[i] as Diagram
    if (branch === kept[kept.length - 1]) continue
    keptCuts.push(cuts[i - 1] as bigint)
    kept.push(branch)
  }
  return keptCuts.length === cuts.length ? [cuts, branches] : [keptCuts, kept]
}

function keyOfOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'boolean':
      return `b${outcome.value}`
    case 'symbol':
      return `s${outcome.text}`
    case 'quantity':
      return `q${keyOfQuantity(outcome.quantity)}`
    case 'member':
      return `m${outcome.dimension.rank}`
    case 'unknown':
      return `u${outcome.reason}`
    case 'rows':
      return `r${outcome.rows.join()}`
  }
}

export function rankOf(diagram: Diagram): number {
  return diagram.kind === 'leaf' ? Number.POSITIVE_INFINITY : diagram.dimension.rank
}

export function isUnknown(diagram: Diagram): diagram is Leaf {
  return diagram.kind === 'leaf' && diagram.outcome.kind === 'unknown'
}

/** Every diagram reachable from one, each once. */
export function* reachable(diagram: Diagram): Generator<Diagram> {
  const seen = new Set<Diagram>([diagram])
  for (const next of seen) {
    yield next
    if (next.kind === 'split') for (const branch of next.branches) seen.add(branch)
  }
}

/** The leaves of a diagram, each once. */
export function leavesOf(diagram: Diagram): Leaf[] {
  return [...reachable(diagram)].filter((d): d is Leaf => d.kind === 'leaf')
}

/** The opaque dimensions that a diagram tests. */
export function opaqueIn(diagram: Diagram): Dimension[] {
  const found = new Set<Dimension>()
  for (const d of reachable(diagram)) if (d.kind === 'split' && isOpaque(d.dimension)) found.add(d.dimension)
  return [...found]
}
