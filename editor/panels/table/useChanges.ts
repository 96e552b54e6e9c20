import { useEffect, useMemo } from 'react'
import { useSession, useSessionState } from '../../session/hooks.ts'
import { type OpenTable, tableKey } from '../../session/state.ts'
import type { TableView } from '../../session/tables.ts'
import { type Changes, changesSince, textsOf } from './changes.ts'

const none: Changes = new Map()

/** What of a table is not as it was when it was opened first. */
export function useChanges(table: OpenTable, { grid }: TableView): Changes {
  const session = useSession()
  const then = useSessionState((state) => state.openings[tableKey(table)])
  useEffect(() => {
    if (!then) session.dispatch({ kind: 'tableTexts', table, texts: textsOf(grid) })
  }, [session, table, grid, then])
  return useMemo(() => (then ? changesSince(then, textsOf(grid)) : none), [then, grid])
}
