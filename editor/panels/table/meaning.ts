import type { Say } from '../../session/hooks.ts'
import type { ShownTable } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'

type Column = ShownTable['columns'][number]

/** A row as a sentence: when it applies, and what it gives. */
export function rowMeaning({ columns, rows, words }: ShownTable, row: number, say: Say): string | null {
  const shown = rows[row]
  if (!shown) return null
  const missing = shown.marks.filter((mark) => mark.missing).map((mark) => mark.column)
  const filled = columns.flatMap((column, index) => (missing.includes(index) ? [] : [{ column, text: shown.cells[index] ?? '' }]))
  const asked = filled.filter(({ column, text }) => column.kind !== 'result' && text !== words.any)
  const given = filled.filter(({ column }) => column.kind === 'result')
  const conditions = asked.map(({ column, text }) => condition(column, text, words, say)).join(say(tableTexts.and))
  const results = given.map(({ column, text }) => result(column, text, words, say)).join(say(tableTexts.factsJoint))
  return say(tableTexts.rowMeans, conditions === '' ? say(tableTexts.always) : conditions, results)
}

function condition({ kind, label, name }: Column, text: string, { other }: ShownTable['words'], say: Say): string {
  if (kind === 'question') return say(tableTexts.isRead, name ?? label, text)
  return text === other ? say(tableTexts.isOther, label) : say(tableTexts.isAmong, label, text)
}

const result = ({ name, label }: Column, text: string, { silent }: ShownTable['words'], say: Say): string =>
  text === silent ? say(tableTexts.isSilent, name ?? label) : say(tableTexts.gives, name ?? label, text)
