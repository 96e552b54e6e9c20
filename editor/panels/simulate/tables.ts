import {
  groupText,
  type Language,
  type PersonConfig,
  type ResultTable,
  type SheetCell,
  type SheetColumn,
  type SheetKind,
  type Summary,
  type TellRecord,
} from '../../../engine/index.ts'
import type { Say } from '../../session/hooks.ts'
import type { Affected, Breakdown, Figure, People } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { changeName } from './changeName.ts'
import { peopleCounts } from './people.ts'

// Tables of results: what stands beside a chart, and in a file for spreadsheets. Amounts are in yuan, exact.

const column = (kind: SheetKind, title: string): SheetColumn => ({ title, kind })
const yuan = (name: string, say: Say): SheetColumn => column('amount', say(simulateTexts.withUnit, name, say(simulateTexts.yuan)))
const counts = (title: string): SheetColumn => column('number', title)

/** How tables are worded: in which language, and how people are told. */
export interface Wording {
  readonly say: Say
  readonly language: Language
  readonly tell: TellRecord
}

/** Every table of a summary, in the order in which the screen shows them. */
export function resultTables(summary: Summary, wording: Wording): readonly ResultTable[] {
  return [
    totalsTable(summary, wording.say),
    ...summary.breakdowns.map((breakdown) => breakdownTable(breakdown, summary.person, wording)),
    ...(summary.person === null ? [] : ofPeople(summary, summary.person, wording)),
  ]
}

function ofPeople(summary: Summary, person: PersonConfig, wording: Wording): ResultTable[] {
  const { say } = wording
  const [losers, winners] = [simulateTexts.losers, simulateTexts.winners].map((title) => say(title)) as [string, string]
  return [
    ...(summary.people ? [peopleTable(summary.people, person, say)] : []),
    distributionTable(summary, say),
    affectedTable(losers, summary.losers, person, wording),
    affectedTable(winners, summary.winners, person, wording),
  ]
}

function totalsTable({ payers }: Summary, say: Say): ResultTable {
  return {
    title: say(simulateTexts.totals),
    columns: [
      column('text', say(simulateTexts.payer)),
      ...figureColumns(say),
      counts(say(simulateTexts.withUnit, say(simulateTexts.unknown), say(simulateTexts.people))),
    ],
    rows: payers.map((payer) => [payer.name, ...figures(payer), payer.unknown.people]),
  }
}

const figureColumns = (say: Say, of = ''): SheetColumn[] => [
  yuan(of + say(simulateTexts.baseline), say),
  yuan(of + say(simulateTexts.scenario), say),
  yuan(of + say(simulateTexts.difference), say),
  column('percent', say(simulateTexts.withUnit, of + say(simulateTexts.percent), '%')),
]

const figures = ({ baseline, scenario, difference, percent }: Figure): SheetCell[] => [baseline, scenario, difference, percent]

export function breakdownTable(
  { dimension, groups }: Breakdown,
  person: PersonConfig | null,
  { say, language }: Pick<Wording, 'say' | 'language'>,
): ResultTable {
  const payers = groups[0]?.payers.map(({ name }) => name) ?? []
  const fates = (of: People | null) => (of && person ? peopleCounts(of, person, say) : [])
  return {
    title: say(simulateTexts.breakdownOf, dimension),
    columns: [
      column('text', dimension),
      counts(say(simulateTexts.people)),
      ...payers.flatMap((name) => figureColumns(say, `${name} `)),
      ...fates(groups[0]?.people ?? null).map(({ name }) => counts(name)),
    ],
    rows: groups.map((group) => [
      groupText(group.key, language),
      group.counted,
      ...group.payers.flatMap(figures),
      ...fates(group.people).map((each) => each.count),
    ]),
  }
}

function peopleTable(people: People, person: PersonConfig, say: Say): ResultTable {
  return {
    title: say(simulateTexts.people),
    columns: [column('text', say(simulateTexts.change)), counts(say(simulateTexts.people))],
    rows: peopleCounts(people, person, say).map((each) => [each.name, each.count]),
  }
}

export function distributionTable({ distribution }: Summary, say: Say): ResultTable {
  return {
    title: say(simulateTexts.distribution),
    columns: [{ ...yuan(say(simulateTexts.change), say), kind: 'text' }, counts(say(simulateTexts.people))],
    rows: distribution.map((band) => [changeName(band, say), band.people]),
  }
}

export function affectedTable(
  title: string,
  affected: readonly Affected[],
  { result }: PersonConfig,
  { say, tell }: Pick<Wording, 'say' | 'tell'>,
): ResultTable {
  const columns = [
    counts(say(simulateTexts.number)),
    yuan(`${result} ${say(simulateTexts.baseline)}`, say),
    yuan(`${result} ${say(simulateTexts.scenario)}`, say),
    yuan(say(simulateTexts.change), say),
    counts(say(simulateTexts.alike)),
    column('text', say(simulateTexts.record)),
  ]
  const rows = affected.map(({ number, baseline, scenario, change, alike, record }) => [
    number,
    baseline,
    scenario,
    change,
    alike,
    tell(record),
  ])
  return { title, columns, rows }
}
