import { decimal, formatDecimal } from '../../number/decimal.ts'
import { divide } from '../../number/rounding.ts'
import type { FigurePlan, Plan } from '../plan.ts'
import type { Affected, Basis, Breakdown, ChangeBand, Figure, NamedFigure, People, Summary, Unknowns } from '../summary.ts'
import { type Bar, barsOf } from './changes.ts'
import { allCells, type Cluster, cellsOf, move, moves, type UnknownCounts } from './cluster.ts'
import { countOver } from './counts.ts'
import type { Extreme } from './extremes.ts'
import { sumOver } from './sums.ts'
import type { Tally } from './tally.ts'

/** What is known of the people beside what was folded. */
export interface PeopleFacts {
  readonly synthetic: boolean
  /** How many different people were evaluated; null where each was. */
  readonly distinct: number | null
}

export function summaryOf(plan: Plan, tally: Tally, facts: PeopleFacts): Summary {
  const { clusters } = tally
  const whole = clusters[0] as Cluster
  const { person } = plan
  const all = [...allCells(whole)]
  return {
    basis: basisOf(tally, facts),
    person: plan.config.person,
    payers: payersOf(plan, whole, all),
    breakdowns: plan.dimensions.map((_, index) => breakdownOf(plan, clusters, index)),
    people: person && peopleOf(person, plan.payers.length, whole, all),
    distribution: person ? barsOf(tally.changes).map((bar) => bandOf(person, bar)) : [],
    losers: person ? tally.losers.list.map((found) => affected(person, found, facts)) : [],
    winners: person ? tally.winners.list.map((found) => affected(person, found, facts)) : [],
  }
}

function basisOf(
  { people, unreadable, refused, refusedByBaseline, refusedByScenario }: Tally,
  { synthetic, distinct }: PeopleFacts,
): Basis {
  return { people, unreadable, refused: { baseline: refusedByBaseline, scenario: refusedByScenario, either: refused }, synthetic, distinct }
}

function payersOf({ payers }: Plan, cluster: Cluster, cells: readonly number[]): NamedFigure[] {
  return payers.map((payer, index) => {
    const { baseline, scenario } = cluster.payers[index] as Cluster['payers'][number]
    const unknown = unknownsOf(cluster.unknowns[index] as UnknownCounts, cells)
    return { name: payer.name, ...figureOf(sumOver(baseline, cells), sumOver(scenario, cells), payer.scale, unknown) }
  })
}

/** A figure of two sums in units. */
export function figureOf(baseline: bigint, scenario: bigint, scale: number, unknown: Unknowns): Figure {
  const text = (units: bigint) => formatDecimal(decimal(units, scale))
  return {
    baseline: text(baseline),
    scenario: text(scenario),
    difference: text(scenario - baseline),
    percent: percentOf(scenario - baseline, baseline),
    unknown,
  }
}

/** Of the baseline's size, so that more is positive. */
function percentOf(difference: bigint, baseline: bigint): string | null {
  if (baseline === 0n) return null
  const size = baseline < 0n ? -baseline : baseline
  return formatDecimal(divide(decimal(difference * 100n), decimal(size), 2, 'half-up'))
}

function unknownsOf({ people, reasons }: UnknownCounts, cells: readonly number[]): Unknowns {
  const counted = [...reasons].map(([reason, counts]) => ({ reason, people: countOver(counts, cells) }))
  const found = counted.filter((each) => each.people > 0)
  return { people: countOver(people, cells), reasons: found.toSorted((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1)) }
}

function breakdownOf(plan: Plan, clusters: readonly Cluster[], index: number): Breakdown {
  const { name, keys } = plan.dimensions[index] as Plan['dimensions'][number]
  const cluster = clusters.find(({ dimensions }) => dimensions.some((dimension) => dimension.index === index)) as Cluster
  const groups = keys.map((key, group) => {
    const cells = [...cellsOf(cluster, index, group)]
    const { person } = plan
    const counted = countOver(cluster.people, cells)
    const people = person && peopleOf(person, plan.payers.length, cluster, cells)
    return { key, counted, payers: payersOf(plan, cluster, cells), people }
  })
  // Where nobody's group is unknown, there is no such group; all others stand, with nobody in them too.
  return { dimension: name, groups: groups.filter(({ key, counted }) => key.kind !== 'unknown' || counted > 0) }
}

function peopleOf({ scale }: FigurePlan, figure: number, cluster: Cluster, cells: readonly number[]): People {
  const count = (kind: number) => cells.reduce((people, cell) => people + (cluster.moved[cell * moves + kind] as number), 0)
  const text = (units: bigint) => formatDecimal(decimal(units, scale))
  return {
    winners: count(move.gain),
    losers: count(move.loss),
    unchanged: count(move.none),
    unknown: countOver((cluster.unknowns[figure] as UnknownCounts).people, cells),
    gained: text(sumOver(cluster.gained, cells)),
    lost: text(sumOver(cluster.lost, cells)),
  }
}

function bandOf({ scale }: FigurePlan, { from, to, people }: Bar): ChangeBand {
  return { from: formatDecimal(decimal(from, scale)), to: formatDecimal(decimal(to, scale)), people }
}

function affected({ scale }: FigurePlan, found: Extreme, { distinct }: PeopleFacts): Affected {
  const text = (units: bigint) => formatDecimal(decimal(units, scale))
  const { number, people, baseline, scenario, record } = found
  return {
    number,
    alike: distinct === null ? null : people - 1,
    baseline: text(baseline),
    scenario: text(scenario),
    change: text(scenario - baseline),
    record: record ?? {},
  }
}
