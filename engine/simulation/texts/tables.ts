import type { Language } from '../../../grammar/diagnostic.ts'
import type { CaseRecord } from '../../program/program.ts'
import { columnsOf, type ResultTable, type SheetCell, type SheetColumn, type SheetDescription } from '../sheets.ts'
import type { Affected, Breakdown, NamedFigure, Summary } from '../summary.ts'
import { affectedTitle, distributionTitle, groupsTitle, groupText, payersTitle } from './sentences.ts'
import { type SimulationWords, simulationWords } from './words.ts'

/** A table of a summary. */
export interface SummaryTable extends ResultTable, SheetDescription {
  /** Plain letters, for the name of a file. */
  readonly id: string
}

/** How a person's record stands in a table. */
export type TellRecord = (record: CaseRecord) => string

/** Every table, with all figures; `tell` says how people are told, as data where it is not said. */
export function tablesOfSummary(summary: Summary, language: Language, tell: TellRecord = JSON.stringify): SummaryTable[] {
  const say = simulationWords[language]
  const own = summary.person ? [distributionTable(summary, language), ...affectedTables(summary, language, tell)] : []
  const groups = summary.breakdowns.map((breakdown, index) => breakdownTable(breakdown, index, language))
  return [payersTable(summary, language), ...groups, ...own, unknownTable(summary, say)]
}

function payersTable(summary: Summary, language: Language): SummaryTable {
  const say = simulationWords[language]
  const columns = columnsOf(say.columns, { payer: 'text', ...figureKinds })
  const rows = summary.payers.map((payer) => [payer.name, ...figureCells(payer)])
  return { id: 'payers', title: payersTitle(summary, language), name: say.sheets.payers, columns, rows }
}

const figureKinds = { baseline: 'amount', scenario: 'amount', difference: 'amount', percent: 'percent', unknown: 'number' } as const

function figureCells({ baseline, scenario, difference, percent, unknown }: NamedFigure): SheetCell[] {
  return [baseline, scenario, difference, percent, unknown.people]
}

/** A row for each group and payer. */
function breakdownTable(breakdown: Breakdown, index: number, language: Language): SummaryTable {
  const say = simulationWords[language]
  const first: SheetColumn = { title: breakdown.dimension, kind: 'text' }
  const people = { winners: 'number', losers: 'number', unchanged: 'number' } as const
  const columns = [first, ...columnsOf(say.columns, { people: 'number', payer: 'text', ...figureKinds, ...people })]
  const rows = breakdown.groups.flatMap(({ key, counted, payers, people: fates }) =>
    payers.map((payer) => [
      groupText(key, language),
      counted,
      payer.name,
      ...figureCells(payer),
      fates?.winners ?? null,
      fates?.losers ?? null,
      fates?.unchanged ?? null,
    ]),
  )
  return { id: `group-${index + 1}`, title: groupsTitle(breakdown, language), name: breakdown.dimension, columns, rows }
}

/** What a terminal has room for: a row for each group, a column of differences for each payer. */
export function shortBreakdown(breakdown: Breakdown, index: number, language: Language): SummaryTable {
  const say = simulationWords[language]
  const payers = breakdown.groups[0]?.payers ?? []
  const named = payers.map(({ name }): SheetColumn => ({ title: name, kind: 'amount' }))
  const first: SheetColumn = { title: breakdown.dimension, kind: 'text' }
  const columns = [
    first,
    ...columnsOf(say.columns, { people: 'number' }),
    ...named,
    ...columnsOf(say.columns, { winners: 'number', losers: 'number' }),
  ]
  const rows = breakdown.groups.map(({ key, counted, payers: figures, people }) => [
    groupText(key, language),
    counted,
    ...figures.map(({ difference }) => difference),
    people?.winners ?? null,
    people?.losers ?? null,
  ])
  return { id: `group-${index + 1}`, title: groupsTitle(breakdown, language), name: breakdown.dimension, columns, rows }
}

function distributionTable(summary: Summary, language: Language): SummaryTable {
  const say = simulationWords[language]
  const columns = columnsOf(say.columns, { from: 'amount', to: 'amount', people: 'number' })
  const rows = summary.distribution.map(({ from, to, people }) => [from, to, people])
  return { id: 'changes', title: distributionTitle(summary, language), name: say.sheets.distribution, columns, rows }
}

function affectedTables(summary: Summary, language: Language, tell: TellRecord): SummaryTable[] {
  const say = simulationWords[language]
  const columns = columnsOf(say.columns, {
    number: 'number',
    alike: 'number',
    baseline: 'amount',
    scenario: 'amount',
    change: 'amount',
    record: 'text',
  })
  return (['losers', 'winners'] as const).map((side) => {
    const rows = summary[side].map((affected) => affectedCells(affected, tell))
    return { id: side, title: affectedTitle(summary, side, language), name: say.sheets[side], columns, rows }
  })
}

function affectedCells({ number, alike, baseline, scenario, change, record }: Affected, tell: TellRecord): SheetCell[] {
  return [number, alike, baseline, scenario, change, tell(record)]
}

function unknownTable({ payers }: Summary, say: SimulationWords): SummaryTable {
  const columns = columnsOf(say.columns, { payer: 'text', reason: 'text', people: 'number' })
  const rows = payers.flatMap(({ name, unknown }) => unknown.reasons.map(({ reason, people }) => [name, reason, people]))
  return { id: 'unknown', title: say.unknownTitle(rows.length), name: say.sheets.unknown, columns, rows }
}
