import type { Plan } from '../plan.ts'
import { type Changes, changesOf, mergeChanges } from './changes.ts'
import { type Cluster, clustersOf, mergeClusters } from './cluster.ts'
import { type Extremes, extremesOf, mergeExtremes } from './extremes.ts'

/** All that a fold keeps of the people who went through it: plain data, which a thread can hand over. */
export interface Tally {
  readonly clusters: readonly Cluster[]
  readonly changes: Changes
  readonly winners: Extremes
  readonly losers: Extremes
  people: number
  unreadable: number
  refusedByBaseline: number
  refusedByScenario: number
  refused: number
}

export function emptyTally(plan: Plan, top: number): Tally {
  const counts = { people: 0, unreadable: 0, refusedByBaseline: 0, refusedByScenario: 0, refused: 0 }
  return { clusters: clustersOf(plan), changes: changesOf(), winners: extremesOf(top), losers: extremesOf(top), ...counts }
}

/** Adds what another fold of the same plan kept. */
export function mergeTallies(into: Tally, from: Tally): void {
  for (const [index, cluster] of from.clusters.entries()) mergeClusters(into.clusters[index] as Cluster, cluster)
  mergeChanges(into.changes, from.changes)
  mergeExtremes(into.winners, from.winners)
  mergeExtremes(into.losers, from.losers)
  for (const name of ['people', 'unreadable', 'refusedByBaseline', 'refusedByScenario', 'refused'] as const) into[name] += from[name]
}
