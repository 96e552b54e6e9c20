import { combine, type Settle } from './combine.ts'
import { type Diagram, reachable, type Store } from './diagram.ts'
import { type Dimension, isOpaque } from './dimension.ts'
import { sourceOf } from './free.ts'

// A region is a set of records: a diagram that is true within it, and false or unknown outside.

/**
 * The records that are surely in the region: whatever the opaque dimensions may be, save those that do take every value
 * while the region asks nothing else of what they are made of.
 */
export function certain(store: Store, region: Diagram): Diagram {
  const free = freeDimensions(region)
  return mapRegion(
    store,
    region,
    (dimension) => free.has(dimension),
    () => store.false,
  )
}

/** The records that are in the region if the opaque dimensions can be so. */
export function possible(store: Store, region: Diagram): Diagram {
  return mapRegion(
    store,
    region,
    () => false,
    (opaque) => (isEmpty(store, opaque) ? store.false : store.true),
  )
}

/** Unknown becomes false; a part that an opaque dimension divides, if that is not kept, becomes what `decide` says. */
function mapRegion(store: Store, region: Diagram, keeps: (dimension: Dimension) => boolean, decide: (opaque: Diagram) => Diagram): Diagram {
  const settle: Settle = (operands) => {
    const diagram = operands[0] as Diagram
    if (diagram.kind === 'leaf') return diagram === store.true ? store.true : store.false
    return isOpaque(diagram.dimension) && !keeps(diagram.dimension) ? decide(diagram) : operands
  }
  return combine(store, [region], settle, new Map())
}

/** The opaque dimensions of which no source is asked for otherwise in the region. */
function freeDimensions(region: Diagram): Set<Dimension> {
  const tested = new Set([...reachable(region)].flatMap((d) => (d.kind === 'split' ? [d.dimension] : [])))
  const asked = new Map<string, number>()
  for (const source of [...tested].flatMap(sourcesOf)) asked.set(source, (asked.get(source) ?? 0) + 1)
  return new Set([...tested].filter((d) => d.origin.kind === 'opaque' && d.origin.free?.sources.every((s) => asked.get(s) === 1)))
}

function sourcesOf(dimension: Dimension): readonly string[] {
  if (dimension.origin.kind === 'opaque') return dimension.origin.free?.sources ?? []
  const source = sourceOf(dimension)
  return source === null ? [] : [source]
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
