import { type CaseSheet, ownValue, type SheetColumn, type SheetRow, spreadsheetFile } from '../../../engine/service/index.ts'
import type { Say } from '../../session/hooks.ts'
import { caseColumnTexts } from '../../texts/cases.ts'

interface CsvColumn {
  readonly title: string
  of(row: SheetRow): string
}

/** All cases as a file that Excel and WPS open: UTF-8 with its mark, a line a case. Fields of one name share a column. */
export function csvOf(sheet: CaseSheet, say: Say): string {
  const columns = [...general(say), ...unique(sheet.columns).flatMap((column) => columnsFor(column, say))]
  const lines = [columns.map(({ title }) => title), ...sheet.rows.map((row) => columns.map((column) => column.of(row)))]
  return spreadsheetFile(lines.map((line) => line.map(whole)))
}

const general = (say: Say): CsvColumn[] => [
  { title: say(caseColumnTexts.name), of: ({ key }) => key.name },
  { title: say(caseColumnTexts.entity), of: ({ key }) => key.entity ?? '' },
  { title: say(caseColumnTexts.clause), of: ({ clause }) => clause ?? '' },
  { title: say(caseColumnTexts.verdict), of: ({ passed }) => say(passed ? caseColumnTexts.passes : caseColumnTexts.fails) },
]

function unique(columns: readonly SheetColumn[]): SheetColumn[] {
  const kept = new Map(columns.toReversed().map((column) => [`${column.kind} ${column.name}`, column]))
  return columns.filter((column) => kept.get(`${column.kind} ${column.name}`) === column)
}

function columnsFor({ kind, name, unit }: SheetColumn, say: Say): CsvColumn[] {
  const titled = unit === '' ? name : say(caseColumnTexts.withUnit, name, unit)
  switch (kind) {
    case 'reading':
      return [{ title: say(caseColumnTexts.reading, name), of: ({ readings }) => ownValue(readings, name) ?? '' }]
    case 'input':
      return [{ title: titled, of: ({ inputs }) => ownValue(inputs, name) ?? '' }]
    case 'relation':
      return [{ title: titled, of: ({ relations }) => (ownValue(relations, name) ?? []).join('\n') }]
    case 'result':
      return [
        {
          title: say(caseColumnTexts.of, titled, say(caseColumnTexts.expected)),
          of: ({ results }) => ownValue(results, name)?.expected ?? '',
        },
        { title: say(caseColumnTexts.of, titled, say(caseColumnTexts.actual)), of: ({ results }) => ownValue(results, name)?.actual ?? '' },
      ]
  }
}

/** A spreadsheet shortens long numbers: a quote before it makes one a text. */
const whole = (text: string): string => (/^\d{12,}[Xx]?$/.test(text) ? `'${text}` : text)
