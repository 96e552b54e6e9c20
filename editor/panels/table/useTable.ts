import { useCallback, useEffect, useRef, useState } from 'react'
import type { TableOperation } from '../../../engine/service/index.ts'
import type { GridEdit } from '../../grid/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'
import { type OpenTable, type RefusedText, tableKey } from '../../session/state.ts'
import type { Answered, TableKey, TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import { notOver, type Step, shifted } from './pending.ts'

/** A table as it stands, or was a moment ago, and the way to change it: what is asked is done in its turn, or refused in words. */
export interface Opened {
  /** Undefined until it is known for the first time, null where there is no such table. */
  readonly view: TableView | null | undefined
  /** The last of the views of which gaps, overlaps and cases were known. */
  readonly known: TableView | null
  /** What is asked and not yet in the view. */
  readonly steps: readonly Step[]
  /** Texts that could not be written. */
  readonly refused: readonly RefusedText[]
  /** What came of the last thing that was asked for, where it has to be said. */
  readonly notice: string | null
  notify(notice: string | null): void
  write(edit: GridEdit, operation: TableOperation): void
  operate(operation: TableOperation, step?: Step): void
  rename(column: number, name: string): void
  /** Takes back what was done last; texts that were refused are given up first. */
  undo(): void
  redo(): void
}

interface Waiting {
  readonly step: Step
  /** Of the text that has it; null while it waits. */
  readonly revision: number | null
}

export const keyOf = ({ file, name, nth = 0 }: OpenTable): TableKey => ({ file, name, nth })

/** A table of the notice, asked again after every edit. */
export function useTable(table: OpenTable): Opened {
  const session = useSession()
  const say = useSay()
  const { shown, known } = useShown(table)
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const [refused, setRefused] = useRefused(table)
  const [notice, notify] = useState<string | null>(null)
  const queue = useRef(Promise.resolve())
  const isNew = ({ revision }: Waiting) => revision === null || revision > (shown?.revision ?? 0)

  const enqueue = (ask: () => Promise<Answered>, step: Step | undefined, done: (answered: Answered) => void) => {
    notify(null)
    const own: Waiting | null = step ? { step, revision: null } : null
    if (own) setWaiting((all) => [...all.filter(isNew), own])
    queue.current = queue.current.then(async () => {
      const answered = await applied(session, ask, say(tableTexts.notAnswered))
      const { revision } = session.store.getState()
      setWaiting((all) => all.map((each) => (each === own ? { ...each, revision } : each)))
      if (answered.reasons.length > 0) notify(say(tableTexts.refused, answered.reasons.join(say(tableTexts.colon))))
      done(answered)
    })
  }
  const ask = (operation: TableOperation) => () => session.ask('tableEdit', { table: keyOf(table), operation })

  return {
    view: shown?.view,
    known,
    steps: waiting.filter(isNew).map(({ step }) => step),
    refused,
    notice,
    notify,
    write(edit, operation) {
      setRefused((all) => notOver(all, edit))
      enqueue(ask(operation), { kind: 'write', edit }, (answered) => {
        const left = refusedOf(edit, answered)
        if (left.length === 0) return
        setRefused((all) => [...notOver(all, edit), ...left])
        notify(say(tableTexts.notWritten, left.length, [...new Set(left.map(({ reason }) => reason))].slice(0, 3).join('\n')))
      })
    },
    operate: (operation, step) =>
      enqueue(ask(operation), step, ({ reasons }) => {
        if (step && reasons.length === 0) setRefused((all) => shifted(all, step))
      }),
    rename: (column, name) =>
      enqueue(
        () => session.ask('renameColumn', { table: keyOf(table), column, name }),
        undefined,
        () => undefined,
      ),
    undo() {
      notify(refused.length > 0 ? say(tableTexts.givenUp) : null)
      if (refused.length > 0) setRefused(() => none)
      else queue.current = queue.current.then(() => session.undo())
    },
    redo() {
      notify(null)
      queue.current = queue.current.then(() => session.redo())
    },
  }
}

const none: readonly RefusedText[] = []

type SetRefused = (change: (all: readonly RefusedText[]) => readonly RefusedText[]) => void

/** Kept beyond this screen: what was typed is not lost by looking at another one. */
function useRefused(table: OpenTable): readonly [readonly RefusedText[], SetRefused] {
  const session = useSession()
  const refused = useSessionState((state) => state.refused[tableKey(table)] ?? none)
  const setRefused: SetRefused = (change) => {
    const before = session.store.getState().refused[tableKey(table)] ?? none
    session.dispatch({ kind: 'refused', table, texts: change(before) })
  }
  return [refused, setRefused]
}

interface Shown {
  readonly key: string
  readonly revision: number
  readonly view: TableView | null
}

/** Asked as soon as the text changes: a cell that was typed is not to wait for what other screens show. */
function useShown(table: OpenTable): { readonly shown: Shown | null; readonly known: TableView | null } {
  const session = useSession()
  const revision = useSessionState((state) => state.revision)
  const language = useSessionState((state) => state.language)
  const entry = useSessionState((state) => state.entry)
  const [shown, setShown] = useState<Shown | null>(null)
  const known = useRef<TableView | null>(null)
  const key = tableKey(table)
  const take = useCallback(
    (view: TableView | null, of: number) => {
      if (view?.sound) known.current = view
      setShown({ key, revision: of, view })
    },
    [key],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is of a text, in a language, of a notice
  useEffect(() => {
    let isWanted = true
    const [file = '', name = '', nth = '0'] = key.split('\n')
    // Of the text as it is now: it may have changed again since this was drawn.
    const now = session.store.getState().revision
    session.ask('table', { table: { file, name, nth: Number(nth) } }).then(
      (view) => isWanted && take(view, now),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [session, key, revision, language, entry])
  return { shown: shown?.key === key ? shown : null, known: known.current }
}

const mostTries = 20

/** Makes the edits that an answer gives, of the text as it stands: where that changed meanwhile it is asked again. */
async function applied(session: Session, ask: () => Promise<Answered>, failed: string): Promise<Answered> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { revision } = session.store.getState()
    const answered = await ask().catch(() => null)
    if (!answered) break
    if (session.store.getState().revision !== revision) continue
    session.apply(answered.edits)
    return answered
  }
  return { edits: [], reasons: [failed], cells: [] }
}

/** What of an edit was not written: its cells that are to blame, or all of it. */
function refusedOf({ row, column, texts }: GridEdit, { reasons, cells }: Answered): RefusedText[] {
  const blamed = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.reason]))
  return texts.flatMap((line, down) =>
    line.flatMap((text, across) => {
      const place = { row: row + down, column: column + across }
      const reason = blamed.get(`${place.row} ${place.column}`) ?? reasons[0]
      return text === null || reason === undefined ? [] : [{ ...place, text, reason }]
    }),
  )
}
