import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { CaseSheet, SheetRow } from '../../../engine/service/index.ts'
import { atCell, type ExtraItem, Grid, type GridHandle, type Range, type Selection } from '../../grid/index.ts'
import type { Unwritten } from '../../session/casesWork.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { casesTexts } from '../../texts/cases.ts'
import { columnsOf, groupsOf } from './columns.ts'
import type { Changes } from './filter.ts'
import { sourcesOf } from './requests.ts'
import { rowsOf } from './rows.ts'
import { type Actions, failingResults } from './useActions.tsx'
import { useOpenForm } from './useOpenForm.ts'
import type { Writing } from './useWriting.ts'

interface CasesGridProps {
  readonly handle: RefObject<GridHandle | null>
  readonly sheet: CaseSheet
  readonly rows: readonly SheetRow[]
  /** undefined: cases of all are shown, in words. */
  readonly entity: string | null | undefined
  /** A row below the last one takes new cases. */
  readonly grows: boolean
  readonly changes: Changes
  readonly unwritten: Unwritten
  readonly stale: boolean
  readonly writing: Writing
  readonly actions: Actions
}

/** The cases as a grid: what is typed is written into the notice, the selected one is that of every screen. */
export function CasesGrid({ handle, sheet, rows, entity, grows, changes, unwritten, stale, writing, actions }: CasesGridProps) {
  const session = useSession()
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const openForm = useOpenForm()
  const columns = useMemo(() => columnsOf(sheet, rows, entity, say), [sheet, rows, entity, say])
  const gridColumns = useMemo(() => columns.map(({ grid }) => grid), [columns])
  const groups = useMemo(() => groupsOf(columns, sheet, say), [columns, sheet, say])
  const gridRows = useMemo(() => rowsOf(rows, columns, changes, unwritten, say), [rows, columns, changes, unwritten, say])
  const [selection, setSelection] = useSelection(sheet, rows)
  const select = (next: Selection) => {
    setSelection(next)
    const { row, column } = next.active
    const name = rows[row]?.key.name
    const { selectedCase, selectedResult } = session.store.getState()
    if (name !== undefined && name !== selectedCase) session.dispatch({ kind: 'case', name })
    const shown = columns[column]
    const isResult = shown?.kind === 'expected' || shown?.kind === 'actual'
    if (name !== undefined && isResult && (name !== selectedCase || shown.name !== selectedResult))
      session.dispatch({ kind: 'result', name: shown.name })
  }
  const remove = (from: number, count: number) => {
    const cases = rows.slice(from, from + count)
    const others = unwritten.rows.slice(Math.max(0, from - rows.length), Math.max(0, from + count - rows.length))
    const next = rows[from + count] ?? rows[from - 1]
    if (cases.length > 0 && next) session.dispatch({ kind: 'case', name: next.key.name })
    if (cases.length > 0) actions.remove(cases)
    if (others.length > 0)
      session.dispatch({
        kind: 'cases',
        work: { unwritten: { ...unwritten, rows: unwritten.rows.filter((row) => !others.includes(row)) } },
      })
  }
  const menuItems = ({ top, bottom }: Range): ExtraItem[] => {
    const chosen = rows.slice(top, bottom + 1)
    const [first] = chosen
    if (!first || stale) return []
    const failing = chosen.filter((row) => failingResults(row).length > 0)
    return [
      { id: 'form', label: say(casesTexts.edit), run: () => openForm({ kind: 'edit', case: first.key }) },
      { id: 'copy', label: say(casesTexts.copy), run: () => actions.copy(first) },
      {
        id: 'accept',
        label: say(casesTexts.accept),
        disabled: failing.length === 0 || !actions.canAccept,
        run: () => actions.accept(failing),
      },
      { id: 'source', label: say(casesTexts.toSource), run: () => session.reveal(first.headSpan) },
    ]
  }
  return (
    <div className={stale ? 'cases-grid stale' : 'cases-grid'}>
      <Grid
        ref={handle}
        label={say(casesTexts.title)}
        language={language}
        columns={gridColumns}
        rows={gridRows}
        groups={groups}
        frozenColumns={2}
        marginWidth={40}
        grows={grows && entity !== undefined}
        readOnly={stale}
        selection={selection}
        onSelect={select}
        onEdit={(edit) => {
          const sources = sourcesOf(edit, columns, rows, unwritten.rows, entity ?? null)
          if (sources.length > 0) writing.type(sources, columns, rows.at(-1)?.key.name ?? null)
        }}
        onDeleteRows={remove}
        onUndo={() => session.undo()}
        onRedo={() => session.redo()}
        onOpen={(row) => {
          const key = rows[row]?.key
          if (key) openForm({ kind: 'edit', case: key })
        }}
        menuItems={menuItems}
      />
    </div>
  )
}

/** The selection of the grid follows the case that is selected elsewhere, and the other way round. */
function useSelection(sheet: CaseSheet, rows: readonly SheetRow[]): [Selection, (selection: Selection) => void] {
  const session = useSession()
  const selected = useSessionState((state) => state.selectedCase)
  const [selection, setSelection] = useState<Selection>(() =>
    atCell(
      Math.max(
        0,
        rows.findIndex(({ key }) => key.name === selected),
      ),
      0,
    ),
  )
  const { row, column } = selection.active
  const here = rows[row]?.key.name
  useEffect(() => {
    if (here === undefined || here === selected) return
    const at = rows.findIndex(({ key }) => key.name === selected)
    if (at >= 0) setSelection(atCell(at, column))
    // Not in sight: what is in the cell is selected. One that is not in the sheet at all was just made or renamed, and comes.
    else if (sheet.rows.some(({ key }) => key.name === selected)) session.dispatch({ kind: 'case', name: here })
  }, [session, sheet, rows, selected, here, column])
  return [selection, setSelection]
}
