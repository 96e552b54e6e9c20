import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { Grid, type GridHandle, type Range, type Selection } from '../../grid/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { useKeepingState } from '../../session/keeping/hooks.ts'
import { type CellAt, type OpenTable, tableKey } from '../../session/state.ts'
import { backToText, type TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import { ColumnDialog, type WantedColumn } from './ColumnDialog.tsx'
import { cellMenu } from './cellMenu.ts'
import { useColumns } from './columns.ts'
import { gridEdits } from './gridEdits.ts'
import { withRefused, withSteps } from './pending.ts'
import { findingOf, type PlainRows, rowsOf, toldOf } from './rows.ts'
import { TableFoot } from './TableFoot.tsx'
import { TableHead } from './TableHead.tsx'
import { TwoRows } from './TwoRows.tsx'
import { useCaseOfFinding } from './useCaseOfFinding.ts'
import { useChanges } from './useChanges.ts'
import type { Opened } from './useTable.ts'

interface TableSheetProps {
  readonly table: OpenTable
  readonly opened: Opened
  readonly view: TableView
}

/** The grid of a table, what can be done to it above, and what it says of the chosen row below. */
export function TableSheet({ table, opened, view }: TableSheetProps) {
  const session = useSession()
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const selected = useSessionState((state) => state.selectedCase)
  const locked = useKeepingState(({ files }) => files[table.file]?.access === 'reader')
  const grid = useRef<GridHandle>(null)
  const [wanted, setWanted] = useState<WantedColumn | null>(null)
  const [both, setBoth] = useState<readonly number[] | null>(null)
  const { known, steps, refused } = opened
  const changes = useChanges(table, view)
  const told = useMemo(() => toldOf(view, known), [view, known])
  const columns = useColumns(view.grid)
  const plain = useRef<PlainRows>(new Map())
  const drawn = useMemo(() => rowsOf(view, told, changes, selected, say, plain.current), [view, told, changes, selected, say])
  const rows = useMemo(
    () => withRefused(withSteps(drawn, steps, columns.length), refused, columns.length),
    [drawn, steps, refused, columns],
  )
  const makeCase = useCaseOfFinding(table, opened.notify)
  const onSelect = useShownCell(table, grid)
  const bands = useMemo(() => groupsOf(say), [say])

  const act = (id: string, action: string) => {
    const finding = findingOf(told, id)
    if (!finding) return
    if (action === 'addMissing' && finding.fix) opened.operate(finding.fix)
    if (action === 'makeCase') makeCase(finding)
    if (action === 'seeBoth') setBoth(finding.rows)
  }
  const edits = gridEdits(view.grid, opened, say, setWanted)
  const menuItems = (range: Range) =>
    cellMenu(view.grid, range, locked, say, {
      toText: (row, column) => void backToText(session, table, { row, column }),
      changeType: (column) => setWanted({ kind: 'type', column }),
      write: (row, column, text) => edits.onEdit?.({ row, column, texts: [[text]] }, 'pick'),
    })
  return (
    <>
      <TableHead table={table} view={view} locked={locked} opened={opened} onColumn={setWanted} />
      <div className="table-grid">
        <Grid
          ref={grid}
          label={say(tableTexts.title, table.name)}
          language={language}
          columns={columns}
          rows={rows}
          groups={bands}
          frozenColumns={1}
          grows={view.grid.columns.length > 0}
          readOnly={locked}
          emptyText={say(tableTexts.noRows)}
          onSelect={onSelect}
          onOpen={(row) => void backToText(session, table, { row, column: 0 })}
          onAction={act}
          menuItems={menuItems}
          {...edits}
        />
      </div>
      {opened.notice !== null && <Notice text={opened.notice} onClose={() => opened.notify(null)} />}
      {both && <TwoRows grid={view.grid} rows={both} onGo={(row) => grid.current?.show(row, 0)} onClose={() => setBoth(null)} />}
      <TableFoot table={table} view={view} told={told} rows={rows} grid={grid} />
      {wanted && (
        <ColumnDialog
          view={view}
          wanted={wanted}
          onDone={(operation) => {
            setWanted(null)
            if (operation) opened.operate(operation)
            grid.current?.focus()
          }}
        />
      )}
    </>
  )
}

const groupsOf = (say: ReturnType<typeof useSay>) => ({
  conditions: { title: say(tableTexts.conditions), tint: 'condition' as const },
  results: { title: say(tableTexts.results), tint: 'result' as const },
  behind: { title: say(tableTexts.behind) },
})

/** Goes to the cell where the officer was last time, or that is chosen elsewhere, with the focus; and remembers where she goes. */
function useShownCell(table: OpenTable, grid: RefObject<GridHandle | null>): (selection: Selection) => void {
  const session = useSession()
  const cell = useSessionState((state) => state.cells[tableKey(table)])
  const own = useRef<CellAt | null>(null)
  useEffect(() => {
    if (own.current !== null && (!cell || (own.current.row === cell.row && own.current.column === cell.column))) return
    grid.current?.show(cell?.row ?? 0, cell?.column ?? 0)
  }, [cell, grid])
  return ({ active }) => {
    own.current = active
    session.dispatch({ kind: 'cell', table, cell: active })
  }
}

function Notice({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const say = useSay()
  return (
    <div className="table-notice" role="alert">
      <p>{text}</p>
      <button type="button" className="table-link" onClick={onClose}>
        {say(tableTexts.close)}
      </button>
    </div>
  )
}
