import { type Diagram, isUnknown, type Leaf, type Memo, rankOf, type Split, type Store } from './diagram.ts'
import type { Dimension } from './dimension.ts'

/** The first dimension that any of the operands tests, and the operands in each of its pieces. */
export interface Expansion {
  readonly dimension: Dimension
  readonly cuts: readonly bigint[]
  readonly pieces: readonly (readonly Diagram[])[]
}

/** Splits all operands together on their first dimension; at least one must be a split. */
function expand(operands: readonly Diagram[]): Expansion {
  const first = firstSplit(operands)
  const cuts = sharedCuts(operands, first)
  const pieces: Diagram[][] = []
  for (let piece = 0; piece <= cuts.length; piece++) pieces.push(new Array<Diagram>(operands.length))
  operands.forEach((operand, column) => {
    spread(operand, first.dimension, cuts, pieces, column)
  })
  return { dimension: first.dimension, cuts, pieces }
}

/** The operand that tests the first dimension; at least one must be a split. */
export function firstSplit(operands: readonly Diagram[]): Split {
  return operands.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a)) as Split
}

function spread(operand: Diagram, dimension: Dimension, cuts: readonly bigint[], pieces: Diagram[][], column: number): void {
  const own = operand.kind === 'split' && operand.dimension === dimension ? operand : null
  let branch = 0
  for (let piece = 0; piece <= cuts.length; piece++) {
    if (own && piece > 0 && own.cuts[branch] === cuts[piece - 1]) branch++
    ;(pieces[piece] as Diagram[])[column] = own ? (own.branches[branch] as Diagram) : operand
  }
}

/** Every cut of the operands that test the dimension of `first`, in order. */
export function sharedCuts(operands: readonly Diagram[], first: Split): readonly bigint[] {
  const found = new Set<readonly bigint[]>()
  for (const operand of operands) if (operand.kind === 'split' && operand.dimension === first.dimension) found.add(operand.cuts)
  if (found.size === 1) return first.cuts
  const all = new Set<bigint>()
  for (const cuts of found) for (const cut of cuts) all.add(cut)
  return [...all].sort((a, b) => (a < b ? -1 : 1))
}

/** The result where the operands decide it already, else the operands (or fewer, equivalent ones) to split further. */
export type Settle = (operands: readonly Diagram[]) => Diagram | readonly Diagram[]

/** Splits the operands case by case until `settle` decides every case. */
export function combine(store: Store, operands: readonly Diagram[], settle: Settle, memo: Memo): Diagram {
  const rest = settle(operands)
  if ('kind' in rest) return rest
  const key = keyOf(rest)
  const known = memo.get(key)
  if (known) return known
  store.spend()
  const { dimension, cuts, pieces } = expand(rest)
  const branches = pieces.map((piece) => combine(store, piece, settle, memo))
  const made = assemble(store, dimension, cuts, branches)
  memo.set(key, made)
  return made
}

/** Numbers of diagrams stay below this. */
const limit = 2 ** 26

/** One or two operands, by far the most, make a number; more make a text. */
function keyOf(operands: readonly Diagram[]): string | number {
  const [first, second] = operands as readonly [Diagram, Diagram]
  if (operands.length === 1) return first.id
  if (operands.length === 2) return (first.id + 1) * limit + second.id
  let key = ''
  for (const operand of operands) key += `${operand.id},`
  return key
}

/** A split whose branches may test any dimension: those of smaller rank are moved above it. */
export function assemble(store: Store, dimension: Dimension, cuts: readonly bigint[], branches: readonly Diagram[]): Diagram {
  if (branches.every((b) => rankOf(b) > dimension.rank)) return store.split(dimension, cuts, branches)
  const distinct = [...new Set(branches)]
  const selector = store.split(
    dimension,
    cuts,
    branches.map((b) => store.rows([distinct.indexOf(b)])),
  )
  return combine(store, [selector, ...distinct], settleSelected, new Map())
}

function settleSelected(operands: readonly Diagram[]): Diagram | readonly Diagram[] {
  const [selector] = operands
  if (selector?.kind !== 'leaf' || selector.outcome.kind !== 'rows') return operands
  return operands[1 + (selector.outcome.rows[0] as number)] as Diagram
}

/** Puts a diagram in the place of every leaf. */
export function bind(store: Store, diagram: Diagram, replace: (leaf: Leaf) => Diagram): Diagram {
  const settle: Settle = (operands) => (operands[0]?.kind === 'leaf' ? replace(operands[0]) : operands)
  return combine(store, [diagram], settle, new Map())
}

/** Applies a function to the operands' leaves, case by case; where one is unknown, so is the result. */
export function lift(store: Store, operation: string, operands: readonly Diagram[], apply: (leaves: readonly Leaf[]) => Diagram): Diagram {
  const settle: Settle = (rest) => {
    const unknown = rest.find(isUnknown)
    if (unknown) return unknown
    return rest.every((d) => d.kind === 'leaf') ? apply(rest) : rest
  }
  return combine(store, operands, settle, store.memo(operation))
}
