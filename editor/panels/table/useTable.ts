import { useCallback, useEffect, useRef, useState } from 'react'
import type { TableOperation } from '../../../engine/service/index.ts'
import type { GridEdit } from '../../grid/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'
import { type OpenTable, tableKey } from '../../session/state.ts'
import { tableTexts } from '../../texts/table.ts'
import type { Answered, TableKey, TableView } from '../../worker/answers/tables.ts'

/** A table as it stands, or was a moment ago; `view` undefined until it is known for the first time, null where there is none. */
export interface Opened {
  readonly view: TableView | null | undefined
  /** What was typed and is not yet in the view. */
  readonly typed: readonly GridEdit[]
  /** What came of the last thing that was asked for, where it has to be said. */
  readonly notice: string | null
  notify(notice: string | null): void
  edit(edit: GridEdit, operation: TableOperation): void
  /** Anything else that is asked of the table: done in its turn, refused in words. */
  operate(operation: TableOperation): void
  rename(column: number, name: string): void
}

interface Shown {
  readonly key: string
  readonly revision: number
  readonly view: TableView | null
}

interface Typed {
  readonly edit: GridEdit
  /** Of the text that has it; null while it waits. */
  readonly revision: number | null
}

/** What was asked for and is not in the view yet. */
interface Pending {
  /** Operations on whole rows or columns. */
  structural: number
  /** Where the only one of them puts a new row: the selection is there already. */
  inserted: number | null
  /** The text up to which, from the view on, only cells were written. */
  cellsOnly: number
}

export const keyOf = ({ file, name, nth = 0 }: OpenTable): TableKey => ({ file, name, nth })

/** A table of the notice, asked again after every edit, and the way to change it. */
export function useTable(table: OpenTable): Opened {
  const session = useSession()
  const say = useSay()
  const shown = useShown(table)
  const [typed, setTyped] = useState<readonly Typed[]>([])
  const [notice, notify] = useState<string | null>(null)
  const queue = useRef(Promise.resolve())
  const pending = useRef<Pending>({ structural: 0, inserted: null, cellsOnly: -1 })
  const isNew = ({ revision }: Typed) => revision === null || revision > (shown?.revision ?? 0)

  const enqueue = useCallback(
    (ask: () => Promise<Answered>, done: (revision: number) => void) => {
      queue.current = queue.current.then(async () => {
        const reasons = await applied(session, ask).catch(() => [])
        if (reasons.length > 0) notify(say(tableTexts.refused, reasons.join(say(tableTexts.colon))))
        done(session.store.getState().revision)
      })
    },
    [session, say],
  )

  /** Rows and columns are counted in what is on the screen: it must be what the text has, but for cells. */
  const isCurrent = (row: number | null): boolean => {
    const { revision } = session.store.getState()
    const { structural, inserted, cellsOnly } = pending.current
    if (structural === 0 && (shown?.revision === revision || cellsOnly === revision)) pending.current.inserted = null
    else if (row === null || row !== inserted || structural > 1) {
      notify(say(tableTexts.busy))
      return false
    }
    return true
  }

  const ask = (operation: TableOperation) => () => session.ask('tableEdit', { table: keyOf(table), operation })
  const restructure = (asked: () => Promise<Answered>, inserted: number | null) => {
    notify(null)
    if (!isCurrent(null)) return
    pending.current.structural++
    pending.current.inserted = inserted
    enqueue(asked, () => pending.current.structural--)
  }

  return {
    view: shown?.view,
    typed: typed.filter(isNew).map(({ edit }) => edit),
    notice,
    notify,
    edit(edit, operation) {
      notify(null)
      if (!isCurrent(edit.row)) return
      const waiting: Typed = { edit, revision: null }
      setTyped((all) => [...all.filter(isNew), waiting])
      enqueue(ask(operation), (revision) => {
        pending.current.cellsOnly = revision
        setTyped((all) => all.map((each) => (each === waiting ? { edit, revision } : each)))
      })
    },
    operate: (operation) => restructure(ask(operation), operation.kind === 'insertRow' ? operation.at : null),
    rename: (column, name) => restructure(() => session.ask('renameColumn', { table: keyOf(table), column, name }), null),
  }
}

/** Asked as soon as the text changes: a cell that was typed is not to wait for what other screens show. */
function useShown(table: OpenTable): Shown | null {
  const session = useSession()
  const revision = useSessionState((state) => state.revision)
  const language = useSessionState((state) => state.language)
  const entry = useSessionState((state) => state.entry)
  const [shown, setShown] = useState<Shown | null>(null)
  const key = tableKey(table)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is in a language, of a notice
  useEffect(() => {
    let isWanted = true
    const [file = '', name = '', nth = '0'] = key.split('\n')
    session.ask('table', { table: { file, name, nth: Number(nth) } }).then(
      (view) => isWanted && setShown({ key, revision, view }),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [session, key, revision, language, entry])
  return shown?.key === key ? shown : null
}

/** Makes the edits that an answer gives, if they are of the text as it stands; why there are none, else. */
async function applied(session: Session, ask: () => Promise<Answered>): Promise<readonly string[]> {
  for (let tries = 0; tries < 3; tries++) {
    const { revision } = session.store.getState()
    const { edits, reasons } = await ask()
    if (session.store.getState().revision !== revision) continue
    session.apply(edits)
    return reasons
  }
  return []
}
