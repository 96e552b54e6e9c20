import type { Witness } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'
import { checkTexts } from '../../texts/check.ts'
import { say } from '../../texts/text.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'

/** Writes a case of a record that shows something, as one step, and says what is left to do. */
export async function makeCase(session: Session, witness: Witness, table: string | null): Promise<void> {
  const answer = await session.ask('witnessCase', { witness, table })
  if (!answer) return
  const { draft, edits, filled, refusals } = answer
  if (refusals.length > 0) return session.dispatch({ kind: 'message', severity: 'error', text: refusals.join('\n') })
  const { language } = session.store.getState()
  session.apply(edits)
  session.dispatch({ kind: 'case', name: draft.name })
  const rest = filled.length > 0 ? say(language, checkTexts.madeCaseFilled, filled.join(say(language, checkTexts.and))) : ''
  session.dispatch({ kind: 'message', severity: 'information', text: say(language, checkTexts.madeCase, draft.name) + rest })
}

/** A case that exercises a part of the rules; where none can be told, that is said. */
export async function makeCaseOfPart(session: Session, { id, label }: { readonly id: string; readonly label: string }): Promise<void> {
  const witness = await session.ask('partWitness', { part: id })
  if (witness) return makeCase(session, witness, null)
  const { language } = session.store.getState()
  session.dispatch({ kind: 'message', severity: 'warning', text: say(language, checkTexts.noCase, label) })
}

/** Opens the table that a problem is about, at the row that it is about. */
export async function openTable(session: Session, { place, table }: ProblemItem): Promise<void> {
  const { file, start } = place
  const found = await session.ask('tablePlace', { file, offset: start })
  if (!found && table === null) return
  const { name, nth, row, column } = found ?? { name: table ?? '', nth: 0, row: -1, column: -1 }
  session.dispatch({ kind: 'table', table: { file, name, nth }, cell: row < 0 ? null : { row, column: Math.max(0, column) } })
}
