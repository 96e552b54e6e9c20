import type { TableOperation, TypedTail } from '../../../engine/service/index.ts'
import { type EditCause, type GridEdit, joint, membersOf } from '../../grid/index.ts'
import type { ShownTable } from '../../session/tables.ts'

/** What an edit of the grid comes to: cells of the table, and what stands behind its rows. */
export function writing({ columns }: ShownTable, { row, column, texts }: GridEdit): Extract<TableOperation, { kind: 'setCells' }> {
  const width = columns.length
  const isBehind = column >= width
  return {
    kind: 'setCells',
    row,
    column: isBehind ? 0 : column,
    texts: texts.map((line) => (isBehind ? [] : line.slice(0, width - column))),
    tails: texts.map((line) => tailOf(line[width - column] ?? null, line[width + 1 - column] ?? null)),
  }
}

function tailOf(notes: string | null, comment: string | null): TypedTail | null {
  if (notes === null && comment === null) return null
  return { ...(notes === null ? {} : { notes }), ...(comment === null ? {} : { comment }) }
}

/** 任意 and 其它 stand alone: of what was ticked together with one of them, the newer choice holds. */
export function picked({ columns, rows, words }: ShownTable, edit: GridEdit, cause: EditCause): GridEdit {
  const text = edit.texts[0]?.[0]
  const before = rows[edit.row]?.cells[edit.column] ?? ''
  if (cause !== 'pick' || typeof text !== 'string' || columns[edit.column]?.kind === 'result') return edit
  const members = membersOf(text)
  const alone = [words.any, words.other].filter((word) => members.includes(word))
  if (alone.length === 0 || members.length === 1) return edit
  const newer = alone.find((word) => !membersOf(before).includes(word))
  const kept = newer ?? members.filter((member) => !alone.includes(member)).join(joint)
  return { ...edit, texts: [[kept]] }
}
