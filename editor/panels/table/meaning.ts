import type { TableGrid } from '../../../engine/service/index.ts'
import { tableTexts } from '../../texts/table.ts'
import type { Say } from './rows.ts'

type Column = TableGrid['columns'][number]

/** A row as a sentence: when it applies, and what it gives. */
export function rowMeaning({ columns, rows, words }: TableGrid, row: number, say: Say): string | null {
  const cells = rows[row]?.cells
  if (!cells) return null
  const filled = columns.flatMap((column, index) => {
    const cell = cells[index]
    return cell && !cell.missing ? [{ column, text: cell.text }] : []
  })
  const asked = filled.filter(({ column, text }) => column.kind !== 'result' && text !== words.any)
  const given = filled.filter(({ column }) => column.kind === 'result')
  const conditions = asked.map(({ column, text }) => condition(column, text, words, say)).join(say(tableTexts.and))
  const results = given.map(({ column, text }) => result(column, text, words, say)).join(say(tableTexts.factsJoint))
  return say(tableTexts.rowMeans, conditions === '' ? say(tableTexts.always) : conditions, results)
}

function condition({ kind, label, name }: Column, text: string, { other }: TableGrid['words'], say: Say): string {
  if (kind === 'question') return say(tableTexts.isRead, name ?? label, text)
  return text === other ? say(tableTexts.isOther, label) : say(tableTexts.isAmong, label, text)
}

const result = ({ name, label }: Column, text: string, { silent }: TableGrid['words'], say: Say): string =>
  text === silent ? say(tableTexts.isSilent, name ?? label) : say(tableTexts.gives, name ?? label, text)
