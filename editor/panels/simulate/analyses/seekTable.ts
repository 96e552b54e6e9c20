import { type Language, type ResultTable, type SeekTrial, type SheetCell, type Sought, showLiteral } from '../../../../engine/index.ts'
import type { Say } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'

/** A value of a parameter in its notation: 312.78元, 50%. */
export const valueShown = (unit: Sought['unit'], value: string, language: Language): string =>
  showLiteral({ kind: 'decimal', unit }, value)[language]

/** The values that matter to the answer, each with the total that it leads to: neighbours, one step apart, first. */
export function trialsTable(found: Sought, say: Say, language: Language): ResultTable {
  const { answer, present, nearest } = found
  const rows: (readonly [string, SeekTrial | null])[] = [
    [say(analysesTexts.holds), answer?.holds ?? null],
    [say(analysesTexts.fails), answer?.fails ?? null],
    [say(analysesTexts.beyond), answer && answer.beyond.value !== answer.fails.value ? answer.beyond : null],
    [say(analysesTexts.nearest), nearest],
    [say(analysesTexts.present), present],
  ]
  return {
    title: say(analysesTexts.answer),
    columns: [
      { kind: 'text', title: say(analysesTexts.is) },
      { kind: 'text', title: say(analysesTexts.value) },
      { kind: 'amount', title: say(analysesTexts.total) },
      { kind: 'number', title: say(analysesTexts.refused) },
      { kind: 'number', title: say(analysesTexts.unknown) },
    ],
    rows: rows.flatMap(([name, trial]) => (trial ? [[name, ...cellsOf(found, trial, language)]] : [])),
  }
}

const cellsOf = ({ unit }: Sought, { value, total, refused, unknown }: SeekTrial, language: Language): SheetCell[] => [
  valueShown(unit, value, language),
  total,
  refused,
  unknown,
]
