import type { PersonConfig, Summary } from '../../../engine/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { Affected, Breakdown, Figure, People } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { changeName, groupName } from './names.ts'
import { peopleCounts } from './people.ts'

/** A cell: a text, or an exact decimal that is to be reckoned with. */
export type Cell = string | { readonly number: string }

/** A table of results: what stands beside a chart, and in a file for spreadsheets. Amounts are in yuan, exact. */
export interface ResultTable {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const number = (text: string): Cell => ({ number: text })
const count = (people: number): Cell => ({ number: String(people) })
const yuan = (name: string, say: Say): string => say(simulateTexts.withUnit, name, say(simulateTexts.yuan))

/** Every table of a summary, in the order in which the screen shows them. */
export function resultTables(summary: Summary, say: Say): readonly ResultTable[] {
  return [
    totalsTable(summary, say),
    ...summary.breakdowns.map((breakdown) => breakdownTable(breakdown, summary.person, say)),
    ...(summary.person === null ? [] : ofPeople(summary, summary.person, say)),
  ]
}

function ofPeople(summary: Summary, person: PersonConfig, say: Say): ResultTable[] {
  const [losers, winners] = [simulateTexts.losers, simulateTexts.winners].map((title) => say(title)) as [string, string]
  return [
    ...(summary.people ? [peopleTable(summary.people, person, say)] : []),
    distributionTable(summary, say),
    affectedTable(losers, summary.losers, person, say),
    affectedTable(winners, summary.winners, person, say),
  ]
}

export function totalsTable({ payers }: Summary, say: Say): ResultTable {
  const head = [
    say(simulateTexts.payer),
    ...figureHeads(say),
    say(simulateTexts.withUnit, say(simulateTexts.unknown), say(simulateTexts.people)),
  ]
  return {
    title: say(simulateTexts.totals),
    head,
    rows: payers.map((payer) => [payer.name, ...figures(payer), count(payer.unknown.people)]),
  }
}

const figureHeads = (say: Say, of = ''): string[] => [
  yuan(of + say(simulateTexts.baseline), say),
  yuan(of + say(simulateTexts.scenario), say),
  yuan(of + say(simulateTexts.difference), say),
  say(simulateTexts.withUnit, of + say(simulateTexts.percent), '%'),
]

const figures = ({ baseline, scenario, difference, percent }: Figure): Cell[] => [
  number(baseline),
  number(scenario),
  number(difference),
  percent === null ? '' : number(percent),
]

export function breakdownTable({ dimension, groups }: Breakdown, person: PersonConfig | null, say: Say): ResultTable {
  const payers = groups[0]?.payers.map(({ name }) => name) ?? []
  const fates = (of: People | null) => (of && person ? peopleCounts(of, person, say) : [])
  return {
    title: say(simulateTexts.breakdownOf, dimension),
    head: [
      dimension,
      say(simulateTexts.people),
      ...payers.flatMap((name) => figureHeads(say, `${name} `)),
      ...fates(groups[0]?.people ?? null).map(({ name }) => name),
    ],
    rows: groups.map((group) => [
      groupName(group.key, say),
      count(group.counted),
      ...group.payers.flatMap(figures),
      ...fates(group.people).map((each) => count(each.count)),
    ]),
  }
}

function peopleTable(people: People, person: PersonConfig, say: Say): ResultTable {
  return {
    title: say(simulateTexts.people),
    head: [say(simulateTexts.change), say(simulateTexts.people)],
    rows: peopleCounts(people, person, say).map((each) => [each.name, count(each.count)]),
  }
}

export function distributionTable({ distribution }: Summary, say: Say): ResultTable {
  return {
    title: say(simulateTexts.distribution),
    head: [yuan(say(simulateTexts.change), say), say(simulateTexts.people)],
    rows: distribution.map((band) => [changeName(band, say), count(band.people)]),
  }
}

export function affectedTable(title: string, affected: readonly Affected[], { result }: PersonConfig, say: Say): ResultTable {
  const head = [
    say(simulateTexts.number),
    yuan(`${result} ${say(simulateTexts.baseline)}`, say),
    yuan(`${result} ${say(simulateTexts.scenario)}`, say),
    yuan(say(simulateTexts.change), say),
    say(simulateTexts.alike),
    say(simulateTexts.record),
  ]
  const rows = affected.map((each) => [
    count(each.number),
    number(each.baseline),
    number(each.scenario),
    number(each.change),
    each.alike === null ? '' : count(each.alike),
    recordText(each.record, say),
  ])
  return { title, head, rows }
}

/** 参保地 阳曲县，重度残疾: what a record holds, with what is not so left out. */
export function recordText(record: Affected['record'], say: Say): string {
  const said = Object.entries(record).flatMap(([field, value]) => {
    if (value === false || value === null || value === undefined) return []
    if (value === true) return [field]
    return [`${field} ${Array.isArray(value) ? `${value.length}` : String(value)}`]
  })
  return said.join(say(simulateTexts.comma))
}
