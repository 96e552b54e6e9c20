import {
  analysisWords,
  displayWidth,
  grouped,
  type Language,
  type SheetCell,
  type SheetKind,
  type Summary,
  type SummaryTable,
  sentencesOfSummary,
  shortBreakdown,
  type TellRecord,
  tablesOfSummary,
} from '../../../index.ts'
import type { Colors, Terminal } from '../terminal.ts'
import type { AnalysisPart } from './analyses.ts'
import { analysisTexts } from './analysisTexts.ts'
import { simulateTexts } from './texts.ts'

/** The answer first, then what it rests on, then the tables. */
export function summaryText(summary: Summary, tell: TellRecord, { language, outColors }: Terminal): string {
  const { answer, basis } = sentencesOfSummary(summary, language)
  const short = summary.breakdowns.map((breakdown, index) => shortBreakdown(breakdown, index, language))
  const tables = tablesOfSummary(summary, language, tell).map((table) => short.find(({ id }) => id === table.id) ?? table)
  const shown = tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => (isPeople(table) ? fewPeople(table, language, outColors) : tableText(table, outColors)))
  return `${[answer.map(outColors.bold).join('\n'), basis.join('\n'), ...shown].join('\n\n')}\n`
}

/** So many people of a list are shown. */
const mostPeople = 5

const isPeople = ({ id }: SummaryTable): boolean => id === 'losers' || id === 'winners'

function fewPeople(table: SummaryTable, language: Language, colors: Colors): string {
  const { rows } = table
  const text = tableText({ ...table, rows: rows.slice(0, mostPeople) }, colors)
  return rows.length > mostPeople ? `${text}\n${simulateTexts[language].morePeople(rows.length - mostPeople)}` : text
}

/** So many rows of a table of an analysis are shown. */
const mostRows = 20

/** An analysis: its sentences, then its tables without the records, which only files have room for. */
export function partText({ sentences, tables, short = tables }: AnalysisPart, { language, outColors }: Terminal): string {
  const [head = '', ...others] = sentences
  const shown = short.filter(({ rows }) => rows.length > 0).map((table) => firstRows(table, language, outColors))
  return `${[[outColors.bold(head), ...others].join('\n'), ...shown].join('\n\n')}\n`
}

function firstRows(table: SummaryTable, language: Language, colors: Colors): string {
  const { columns, rows } = table
  const narrow = columns.filter(({ title }) => title !== analysisWords[language].columns.record)
  const text = tableText({ ...table, columns: narrow, rows: rows.slice(0, mostRows) }, colors)
  return rows.length > mostRows ? `${text}\n${analysisTexts[language].moreRows(rows.length - mostRows)}` : text
}

const gap = '  '

function tableText({ title, columns, rows }: SummaryTable, colors: Colors): string {
  const cells = rows.map((row) => columns.map(({ kind }, index) => cellText(row[index] ?? null, kind)))
  const widths = columns.map((column, index) => Math.max(displayWidth(column.title), ...cells.map((row) => displayWidth(row[index] ?? ''))))
  const line = (row: readonly string[]) =>
    row.map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]?.kind === 'text')).join(gap)
  return [colors.bold(title), colors.dim(line(columns.map((column) => column.title))), ...cells.map(line)]
    .map((text) => text.trimEnd())
    .join('\n')
}

function cellText(cell: SheetCell, kind: SheetKind): string {
  if (cell === null) return '—'
  return kind === 'text' ? String(cell) : grouped(String(cell))
}

function padded(text: string, width: number, left: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return left ? text + blank : blank + text
}
