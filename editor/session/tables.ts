import { tableTexts } from '../texts/table.ts'
import { say } from '../texts/text.ts'
import type { Place } from '../worker/snapshot.ts'
import type { Session } from './session.ts'
import type { CellAt, OpenTable } from './state.ts'
import { tableKey } from './state.ts'

export type { Answered, CellMark, ShownTable, TableKey, TableRow, TableView } from '../worker/answers/tables.ts'

/** From the text to the table at the caret, or the next one, as a grid; from the grid back to the text of the cell. */
export async function toTableOrBack(session: Session): Promise<void> {
  const { table } = session.store.getState()
  if (table) await backToText(session, table)
  else await toTable(session)
}

async function toTable(session: Session): Promise<void> {
  const { caret, file, language } = session.store.getState()
  const offset = caret?.file === file ? caret.start : 0
  const at = await session.ask('tablePlace', { file, offset })
  if (at) {
    const cell = at.row < 0 ? null : { row: at.row, column: Math.max(0, at.column) }
    return session.dispatch({ kind: 'table', table: { file, name: at.name, nth: at.nth }, cell })
  }
  const tables = await session.ask('tables', {})
  const next = tables.find(({ head }) => head.file === file && head.start >= offset) ?? tables[0]
  if (next) session.dispatch({ kind: 'table', table: { file: next.head.file, name: next.name, nth: next.nth } })
  else session.dispatch({ kind: 'message', severity: 'information', text: say(language, tableTexts.noneHere) })
}

/** Shows in the text where the officer was in the grid, or a cell of her choice. */
export async function backToText(session: Session, table: OpenTable, cell?: CellAt): Promise<void> {
  const { file, name, nth = 0 } = table
  const { row, column } = cell ?? session.store.getState().cells[tableKey(table)] ?? { row: 0, column: 0 }
  const place = await session.ask('cellPlace', { table: { file, name, nth }, row, column })
  if (place) session.reveal(caretAt(place))
  else session.dispatch({ kind: 'table', table: null })
}

const caretAt = ({ file, start }: Place): Place => ({ file, start, end: start })
