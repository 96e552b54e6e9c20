import type { Diagram, Leaf, Split, Store } from './diagram.ts'
import type { Dimension } from './dimension.ts'
import { both, either, negated } from './logic.ts'
import { partition } from './partition.ts'

/** Points from `low` to `high`, both included; null is open. */
export interface Interval {
  readonly low: bigint | null
  readonly high: bigint | null
}

/** Which points of one dimension. */
export interface Literal {
  readonly dimension: Dimension
  /** Ascending, none touching the next. */
  readonly intervals: readonly Interval[]
}

/** A part of the case space: some dimensions restricted, each by itself; all others free. */
export type Cube = readonly Literal[]

/**
 * Up to `limit` cubes that do not overlap and lie within the region, each as large as can be: no restriction could be
 * dropped. The region must be a diagram of true and false alone.
 */
export function cubesOf(store: Store, region: Diagram, limit: number): Cube[] {
  const cubes: Cube[] = []
  let rest = region
  while (rest !== store.false && cubes.length < limit) {
    const cube = cubeIn(store, rest)
    cubes.push(cube)
    rest = both(store, [rest, negated(store, diagramOf(store, cube))])
  }
  return cubes
}

/** One cube within the region, reached by the most ordinary choices: fields filled in, default readings, 否. */
export function cubeIn(store: Store, region: Diagram): Cube {
  return widened(store, region, shortened(store, region, pathTo(store, region)))
}

function pathTo(store: Store, region: Diagram): Cube {
  const path: Literal[] = []
  for (let at = region; at.kind === 'split'; ) {
    const split: Split = at
    const pieces = split.branches.map((_, i) => pieceOf(split, i))
    const index = preferredPiece(store, split, pieces)
    at = split.branches[index] as Diagram
    path.push({ dimension: split.dimension, intervals: joined(pieces.filter((_, i) => split.branches[i] === at)) })
  }
  return path
}

function preferredPiece(store: Store, { dimension, branches }: Split, pieces: readonly Interval[]): number {
  const ordinary = ordinaryPoint(dimension)
  const preferred = pieces.findIndex((p) => ordinary !== null && contains(p, ordinary))
  if (preferred >= 0 && branches[preferred] !== store.false) return preferred
  return branches.findIndex((b) => b !== store.false)
}

function ordinaryPoint({ origin }: Dimension): bigint | null {
  if (origin.kind === 'presence') return 1n
  return origin.kind === 'question' ? origin.preferred : null
}

function pieceOf({ dimension, cuts }: Split, index: number): Interval {
  const low = index === 0 ? dimension.minimum : (cuts[index - 1] as bigint)
  const high = index === cuts.length ? dimension.maximum : (cuts[index] as bigint) - 1n
  return { low, high }
}

function contains({ low, high }: Interval, point: bigint): boolean {
  return (low === null || low <= point) && (high === null || point <= high)
}

function joined(pieces: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const piece of pieces) {
    const last = result[result.length - 1]
    if (last?.high != null && piece.low === last.high + 1n) result[result.length - 1] = { low: last.low, high: piece.high }
    else result.push(piece)
  }
  return result
}

/** Leaves out the restrictions that are not needed, the last ones first; a field with a value stays filled in. */
function shortened(store: Store, region: Diagram, cube: Cube): Cube {
  return cube.reduceRight<Cube>((kept, literal) => {
    if (kept.some((l) => isValueOf(l.dimension, literal.dimension))) return kept
    const shorter = kept.filter((l) => l !== literal)
    return liesWithin(store, region, shorter) ? shorter : kept
  }, cube)
}

function isValueOf({ origin: value }: Dimension, { origin: presence }: Dimension): boolean {
  return presence.kind === 'presence' && value.kind === 'field' && presence.field === value.field && presence.entity === value.entity
}

/** Lets each restriction admit every point that it can: all such members; for numbers, as far as they reach on. */
function widened(store: Store, region: Diagram, cube: Cube): Cube {
  return cube.reduce<Cube>((current, literal) => {
    const { dimension } = literal
    if (dimension.axis.kind === 'boolean') return current
    const others = current.filter((l) => l.dimension !== dimension)
    const fits = piecesOf(region, dimension).filter((p) => liesWithin(store, region, [...others, { dimension, intervals: [p] }]))
    const runs = joined(fits)
    const intervals = dimension.axis.kind === 'members' ? runs : runs.filter((r) => touches(r, literal.intervals[0] as Interval))
    return current.map((l) => (l.dimension === dimension ? { dimension, intervals } : l))
  }, cube)
}

/** The pieces into which a diagram, anywhere in it, cuts a dimension. */
function piecesOf(region: Diagram, dimension: Dimension): Interval[] {
  const cuts = new Set<bigint>()
  const seen = new Set<Diagram>([region])
  for (const diagram of seen) {
    if (diagram.kind === 'leaf') continue
    if (diagram.dimension === dimension) for (const cut of diagram.cuts) cuts.add(cut)
    for (const branch of diagram.branches) seen.add(branch)
  }
  const sorted = [...cuts].sort((a, b) => (a < b ? -1 : 1))
  const whole = { kind: 'split', id: -1, dimension, cuts: sorted, branches: [] } as const
  return [...sorted, null].map((_, i) => pieceOf(whole, i))
}

function touches(a: Interval, b: Interval): boolean {
  return (a.low === null || b.high === null || a.low <= b.high) && (a.high === null || b.low === null || b.low <= a.high)
}

/** Whether every record of the cube is in the region. */
export function liesWithin(store: Store, region: Diagram, cube: Cube): boolean {
  return leavesWithin(region, cube).every((leaf) => leaf === store.true)
}

/** What a diagram comes to for records of the cube: its leaves there, each once. */
export function leavesWithin(diagram: Diagram, cube: Cube): Leaf[] {
  const literals = new Map(cube.map((l) => [l.dimension, l]))
  const seen = new Set<Diagram>([diagram])
  for (const next of seen) {
    if (next.kind === 'leaf') continue
    const literal = literals.get(next.dimension)
    next.branches.forEach((branch, i) => {
      const piece = pieceOf(next, i)
      if (!literal || literal.intervals.some((interval) => touches(interval, piece))) seen.add(branch)
    })
  }
  return [...seen].filter((d): d is Leaf => d.kind === 'leaf')
}

/** The region of a cube. */
export function diagramOf(store: Store, cube: Cube): Diagram {
  const literals = cube.map(({ dimension, intervals }) =>
    either(
      store,
      intervals.map((i) => intervalDiagram(store, dimension, i)),
    ),
  )
  return both(store, literals)
}

function intervalDiagram(store: Store, dimension: Dimension, { low, high }: Interval): Diagram {
  const cuts = [...(low === null ? [] : [low]), ...(high === null ? [] : [high + 1n])]
  const branches = [...(low === null ? [] : [store.false]), store.true, ...(high === null ? [] : [store.false])]
  return partition(store, dimension, cuts, branches)
}
