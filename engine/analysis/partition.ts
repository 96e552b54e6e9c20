import type { Diagram, Store } from './diagram.ts'
import type { Dimension } from './dimension.ts'

/** A diagram on one dimension: branch i holds from cuts[i - 1] on; pieces outside the dimension's bounds fall away. */
export function partition(store: Store, dimension: Dimension, cuts: readonly bigint[], branches: readonly Diagram[]): Diagram {
  const keptCuts: bigint[] = []
  const kept: Diagram[] = []
  for (let i = 0; i < branches.length; i++) {
    const low = i === 0 ? null : (cuts[i - 1] as bigint)
    const next = i === cuts.length ? null : (cuts[i] as bigint)
    if (isEmpty(dimension, low, next)) continue
    if (kept.length > 0) keptCuts.push(low as bigint)
    kept.push(branches[i] as Diagram)
  }
  return store.split(dimension, keptCuts, kept)
}

/** Whether no point of the dimension lies from `low` (included) to `next` (not included). */
function isEmpty({ minimum, maximum }: Dimension, low: bigint | null, next: bigint | null): boolean {
  const first = low === null || (minimum !== null && low < minimum) ? minimum : low
  const last = next === null || (maximum !== null && next > maximum) ? maximum : next - 1n
  return first !== null && last !== null && first > last
}

/** True where the point lies from `low` to `high`, both included. */
export function between(store: Store, dimension: Dimension, low: bigint, high: bigint): Diagram {
  return partition(store, dimension, [low, high + 1n], [store.false, store.true, store.false])
}

/** One branch for each point; the dimension must be bounded. */
export function everyPoint(store: Store, dimension: Dimension, branch: (point: bigint) => Diagram): Diagram {
  const cuts: bigint[] = []
  const branches: Diagram[] = []
  for (let point = dimension.minimum as bigint; point <= (dimension.maximum as bigint); point++) {
    if (branches.length > 0) cuts.push(point)
    branches.push(branch(point))
  }
  return store.split(dimension, cuts, branches)
}
