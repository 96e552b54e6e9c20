import { useMemo } from 'react'
import type { DraftValue, Edit, ValueChange } from '../../../engine/index.ts'
import { changeTo } from '../../session/change.ts'
import { useSession } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'

/** What an officer decides of a draft's values. */
export interface Deciding {
  /** They stay as they were last year. */
  confirm(values: readonly DraftValue[]): Promise<void>
  withdraw(ids: readonly string[]): Promise<void>
  /** They become something else, in one step that undo takes back; quotations of the prose follow. */
  change(changes: readonly ValueChange[]): Promise<void>
  /** Carries out the fix of a problem; quotations follow. */
  fix(edits: readonly Edit[]): Promise<void>
  reveal(value: DraftValue): void
}

/** Decides values of the draft at a path; `decisions` is the file that keeps what was confirmed. */
export function useDeciding(path: string, decisions: string): Deciding {
  const session = useSession()
  return useMemo(() => createDeciding(session, path, decisions), [session, path, decisions])
}

function createDeciding(session: Session, path: string, decisions: string): Deciding {
  // One after the other: each is of the text as the one before has left it.
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work, work)
    return turn
  }
  const decide = (confirmed: readonly DraftValue[], withdrawn: readonly string[]): Promise<void> =>
    inTurn(async () => {
      const about = { file: decisions, confirmed: confirmed.map(({ id, text }) => ({ id, text })), withdrawn }
      const text = await session.ask('decided', about)
      if (text !== null) write(session, decisions, text)
    })
  return {
    confirm: (values) => decide(values, []),
    withdraw: (ids) => decide([], ids),
    change: (changes) =>
      inTurn(async () => {
        toDraft(session, path)
        session.apply((await session.ask('changedValues', { path, changes })) ?? [])
      }),
    fix: (edits) => inTurn(async () => session.apply(await session.ask('fixWithQuotations', { path, edits }))),
    reveal(value) {
      toDraft(session, path)
      const span = value.span ?? value.spanBefore
      if (span) session.reveal(span)
    },
  }
}

function write({ texts, apply }: Session, file: string, text: string): void {
  const change = changeTo(texts.text(file) ?? '', text)
  if (change) apply([{ span: { file, start: change.start, end: change.end }, text: change.text }])
}

/** The draft is the notice that is worked on, so that its results and problems are at hand and undo is of its text. */
function toDraft({ store, dispatch }: Session, path: string): void {
  const { entry, file } = store.getState()
  if (entry !== path) dispatch({ kind: 'notice', entry: path })
  else if (file !== path) dispatch({ kind: 'file', file: path })
}
