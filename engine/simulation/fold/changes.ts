/** How often each change occurs: change by change while there are few, by size beyond. Plain data. */
export interface Changes {
  /** Change in units → people; null once there were too many different ones. */
  few: Map<bigint, number> | null
  /** By place on the grid, see `gridPlace`. */
  readonly grid: Map<number, number>
}

/** As many bars as one looks at. */
export const mostBars = 15

export const changesOf = (): Changes => ({ few: new Map(), grid: new Map() })

export function addChange(changes: Changes, change: bigint, people: number): void {
  if (people === 0) return
  const { few, grid } = changes
  if (few) few.set(change, (few.get(change) ?? 0) + people)
  else addTo(grid, gridPlace(change), people)
  if (few && few.size > mostBars) toGrid(changes, few)
}

function toGrid(changes: Changes, few: Map<bigint, number>): void {
  for (const [change, people] of few) addTo(changes.grid, gridPlace(change), people)
  changes.few = null
}

function addTo(grid: Map<number, number>, place: number, people: number): void {
  grid.set(place, (grid.get(place) ?? 0) + people)
}

export function mergeChanges(into: Changes, from: Changes): void {
  for (const [place, people] of from.grid) addTo(into.grid, place, people)
  if (!from.few && into.few) toGrid(into, into.few)
  for (const [change, people] of from.few ?? []) addChange(into, change, people)
}

/** A decade is cut at these; the coarser cuts keep some of them. */
const steps = [10n, 15n, 20n, 30n, 50n, 70n]
const cuts: readonly (readonly number[])[] = [[0, 1, 2, 3, 4, 5], [0, 2, 4], [0]]

/** 0 for no change; else ± the place of its size: 1 + six times the decade + the step within it. */
export function gridPlace(change: bigint): number {
  if (change === 0n) return 0
  const text = (change < 0n ? -change : change).toString()
  // Two leading digits decide.
  const lead = BigInt(text.length === 1 ? `${text}0` : text.slice(0, 2))
  const step = steps.findLastIndex((each) => each <= lead)
  return (1 + (text.length - 1) * steps.length + step) * (change < 0n ? -1 : 1)
}

/** Where a step of a decade begins: the first whole number of units in it. */
function edge(decade: number, step: number): bigint {
  const lead = (steps[step] as bigint) * 10n ** BigInt(decade)
  return (lead + 9n) / 10n
}

/** Where the places begin that a double can hold exactly, ascending. */
export const edges = Float64Array.from({ length: 16 * steps.length }, (_, index) =>
  Number(edge(Math.floor(index / steps.length), index % steps.length)),
)

/** The place of a size that a double holds exactly, 1 or more. */
export function placeOfSize(size: number): number {
  let [low, high] = [0, edges.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] as number) <= size) low = middle
    else high = middle - 1
  }
  return low + 1
}

export interface Bar {
  /** Both included, in units. */
  readonly from: bigint
  readonly to: bigint
  readonly people: number
}

/** The bars, ascending: each change, or readable bands of the finest cut that does with few of them. */
export function barsOf({ few, grid }: Changes): Bar[] {
  if (few) return [...few].map(([change, people]) => ({ from: change, to: change, people })).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const cut = cuts.find((each) => banded(grid, each).length <= mostBars) ?? (cuts[cuts.length - 1] as readonly number[])
  return banded(grid, cut)
}

function banded(grid: ReadonlyMap<number, number>, cut: readonly number[]): Bar[] {
  const bands = new Map<bigint, Bar>()
  for (const [place, people] of grid) {
    const { from, to } = bandAt(place, cut)
    bands.set(from, { from, to, people: people + (bands.get(from)?.people ?? 0) })
  }
  return [...bands.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

function bandAt(place: number, cut: readonly number[]): { from: bigint; to: bigint } {
  if (place === 0) return { from: 0n, to: 0n }
  const index = Math.abs(place) - 1
  const [decade, step] = [Math.floor(index / steps.length), index % steps.length]
  const at = cut.findLastIndex((each) => each <= step)
  const low = edge(decade, cut[at] as number)
  const high = (at + 1 < cut.length ? edge(decade, cut[at + 1] as number) : edge(decade + 1, 0)) - 1n
  return place > 0 ? { from: low, to: high } : { from: -high, to: -low }
}
