import { combine, type Settle } from './combine.ts'
import { type Diagram, rankOf, type Store } from './diagram.ts'
import { opaqueRank } from './dimension.ts'

// A region is a set of records: a diagram that is true within it, and false or unknown outside.

/** The records that are surely in the region: whatever the opaque dimensions may be. */
export function certain(store: Store, region: Diagram): Diagram {
  return mapRegion(store, region, 'certain', () => store.false)
}

/** The records that are in the region if the opaque dimensions can be so. */
export function possible(store: Store, region: Diagram): Diagram {
  return mapRegion(store, region, 'possible', (opaque) => (isEmpty(store, opaque) ? store.false : store.true))
}

/** Unknown becomes false; a part that only opaque dimensions decide becomes what `decide` says. */
function mapRegion(store: Store, region: Diagram, name: string, decide: (opaque: Diagram) => Diagram): Diagram {
  const settle: Settle = (operands) => {
    const diagram = operands[0] as Diagram
    if (diagram.kind === 'leaf') return diagram === store.true ? store.true : store.false
    return rankOf(diagram) >= opaqueRank ? decide(diagram) : operands
  }
  return combine(store, [region], settle, store.memo(name))
}

/** Whether no record, even of the possible ones, is in the region. */
export function isEmpty(store: Store, region: Diagram): boolean {
  return inside(store, region) === store.false
}

/** True in the region, false everywhere else. */
export function inside(store: Store, region: Diagram): Diagram {
  const settle: Settle = (operands) => {
    const diagram = operands[0] as Diagram
    return diagram.kind === 'leaf' ? (diagram === store.true ? store.true : store.false) : operands
  }
  return combine(store, [region], settle, store.memo('inside'))
}
