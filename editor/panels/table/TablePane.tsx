import { useEffect, useRef } from 'react'
import { useSay, useSession } from '../../session/hooks.ts'
import { type OpenTable, tableKey } from '../../session/state.ts'
import { tableTexts } from '../../texts/table.ts'
import { TableSheet } from './TableSheet.tsx'
import './table.css'
import { type Opened, useTable } from './useTable.ts'

/** A table of the notice as a grid, in the place of the source. */
export function TablePane({ table }: { readonly table: OpenTable }) {
  return <OfTable key={tableKey(table)} table={table} />
}

function OfTable({ table }: { readonly table: OpenTable }) {
  const opened = useTable(table)
  useFollowing(table, opened)
  return <section className="table-pane">{opened.view && <TableSheet table={table} opened={opened} view={opened.view} />}</section>
}

/** A table that was renamed stays open; one that is gone from the text closes, with a message. */
function useFollowing(table: OpenTable, { view }: Opened): void {
  const session = useSession()
  const say = useSay()
  const last = useRef({ index: -1, count: 0 })
  useEffect(() => {
    if (view) last.current = { index: view.index, count: view.count }
    if (view !== null) return
    let isWanted = true
    const leave = () => {
      session.dispatch({ kind: 'table', table: null })
      session.dispatch({ kind: 'message', severity: 'information', text: say(tableTexts.gone, table.name) })
    }
    session.ask('tables', {}).then((tables) => {
      const { index, count } = last.current
      const here = tables.filter(({ head }) => head.file === table.file)
      const renamed = here.length === count ? here[index] : undefined
      if (!isWanted) return
      if (renamed) session.dispatch({ kind: 'table', table: { file: table.file, name: renamed.name, nth: renamed.nth } })
      else leave()
    }, leave)
    return () => {
      isWanted = false
    }
  }, [session, say, table, view])
}
