import type { DimensionPlan } from '../dimension.ts'
import type { Plan } from '../plan.ts'
import { type Counts, mergeCounts } from './counts.ts'
import { mergeSums, type Sums, sumsOf } from './sums.ts'

/** Totals by every combination of some dimensions' groups: the totals by one are those of its cells. Plain data. */
export interface Cluster {
  /** Places in the plan of the dimensions, and how far apart their groups stand in the cells. */
  readonly dimensions: readonly { readonly index: number; readonly groups: number; readonly stride: number }[]
  readonly cells: number
  readonly people: Counts
  readonly payers: readonly { readonly baseline: Sums; readonly scenario: Sums }[]
  /** By figure: of each payer, then of the person's amount where there is one. */
  readonly unknowns: readonly UnknownCounts[]
  /** Three counts a cell: unchanged, winners, losers. */
  readonly moved: Counts
  readonly gained: Sums
  readonly lost: Sums
}

export interface UnknownCounts {
  readonly people: Counts
  readonly reasons: Map<string, Counts>
}

/** How a person's amount moves. */
export const move = { none: 0, gain: 1, loss: 2 } as const
export const moves = 3

/** Cells that a cluster may have: its totals should stay in the cache. */
const mostCells = 16_384

export function clustersOf({ dimensions, payers, person }: Plan): Cluster[] {
  const figures = payers.length + (person ? 1 : 0)
  return gathered(dimensions).map((indexes) => clusterOf(indexes, dimensions, payers.length, figures))
}

/** Dimensions side by side as long as their combinations are few; without any dimension there is one cell. */
function gathered(dimensions: readonly DimensionPlan[]): number[][] {
  const all: number[][] = [[]]
  let cells = 1
  for (const [index, { keys }] of dimensions.entries()) {
    const last = all[all.length - 1] as number[]
    if (last.length > 0 && cells * keys.length > mostCells) {
      all.push([index])
      cells = keys.length
    } else {
      last.push(index)
      cells *= keys.length
    }
  }
  return all
}

function clusterOf(indexes: readonly number[], dimensions: readonly DimensionPlan[], payers: number, figures: number): Cluster {
  let cells = 1
  const placed = indexes.map((index) => {
    const groups = (dimensions[index] as DimensionPlan).keys.length
    const stride = cells
    cells *= groups
    return { index, groups, stride }
  })
  return {
    dimensions: placed,
    cells,
    people: new Float64Array(cells),
    payers: Array.from({ length: payers }, () => ({ baseline: sumsOf(cells), scenario: sumsOf(cells) })),
    unknowns: Array.from({ length: figures }, () => ({ people: new Float64Array(cells), reasons: new Map() })),
    moved: new Float64Array(cells * moves),
    gained: sumsOf(cells),
    lost: sumsOf(cells),
  }
}

export function addUnknown({ unknowns, cells }: Cluster, figure: number, cell: number, reasons: readonly string[], people: number): void {
  const counts = unknowns[figure] as UnknownCounts
  counts.people[cell] = (counts.people[cell] as number) + people
  for (const reason of reasons) {
    const of = counts.reasons.get(reason) ?? new Float64Array(cells)
    counts.reasons.set(reason, of)
    of[cell] = (of[cell] as number) + people
  }
}

export function mergeClusters(into: Cluster, from: Cluster): void {
  for (const [index, payer] of from.payers.entries()) {
    mergeSums((into.payers[index] as Cluster['payers'][number]).baseline, payer.baseline)
    mergeSums((into.payers[index] as Cluster['payers'][number]).scenario, payer.scenario)
  }
  for (const [index, unknown] of from.unknowns.entries()) mergeUnknowns(into.unknowns[index] as UnknownCounts, unknown, into.cells)
  mergeCounts(into.people, from.people)
  mergeCounts(into.moved, from.moved)
  for (const name of ['gained', 'lost'] as const) mergeSums(into[name], from[name])
}

function mergeUnknowns(into: UnknownCounts, from: UnknownCounts, cells: number): void {
  mergeCounts(into.people, from.people)
  for (const [reason, counts] of from.reasons) {
    const of = into.reasons.get(reason) ?? new Float64Array(cells)
    into.reasons.set(reason, of)
    mergeCounts(of, counts)
  }
}

/** The cells in which a dimension has a group. */
export function* cellsOf({ dimensions, cells }: Cluster, index: number, group: number): Generator<number> {
  const found = dimensions.find((dimension) => dimension.index === index)
  if (!found) return
  for (let cell = 0; cell < cells; cell++) if (Math.floor(cell / found.stride) % found.groups === group) yield cell
}

export function* allCells({ cells }: Cluster): Generator<number> {
  for (let cell = 0; cell < cells; cell++) yield cell
}
