import { type RefObject, useMemo } from 'react'
import type { GridHandle, GridRow } from '../../grid/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { type CellAt, type OpenTable, tableKey } from '../../session/state.ts'
import type { TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import { markedIn, nextIn } from './marks.ts'
import { rowMeaning } from './meaning.ts'
import { findingId, type Told } from './rows.ts'

interface TableFootProps {
  readonly table: OpenTable
  readonly view: TableView
  readonly told: Told
  /** As they are drawn. */
  readonly rows: readonly GridRow[]
  readonly grid: RefObject<GridHandle | null>
}

const start: CellAt = { row: 0, column: 0 }

/** Below the grid: what the chosen row means and which cases it applies to, and how the table stands. */
export function TableFoot({ table, view, told, rows, grid }: TableFootProps) {
  const at = useSessionState((state) => state.cells[tableKey(table)] ?? start)
  return (
    <footer className="table-foot">
      <Meaning view={view} row={at.row} hits={told.hits[at.row] ?? []} earlier={told.unrun} />
      <Summary view={view} told={told} rows={rows} grid={grid} at={at} />
    </footer>
  )
}

/** How many cases are named. */
const named = 4

interface MeaningProps {
  readonly view: TableView
  readonly row: number
  readonly hits: readonly string[]
  /** The cases are those of an earlier text. */
  readonly earlier: boolean
}

function Meaning({ view, row, hits, earlier }: MeaningProps) {
  const session = useSession()
  const say = useSay()
  const selected = useSessionState((state) => state.selectedCase)
  const meaning = rowMeaning(view.grid, row, say)
  if (meaning === null) return null
  return (
    <div className="table-meaning">
      <p>
        <b>{say(tableTexts.row, row + 1)}</b> {meaning}
      </p>
      {(hits.length > 0 || !earlier) && (
        <p className="table-hits">
          {earlier && say(tableTexts.beforeErrors)}
          {say(hits.length === 0 ? tableTexts.noHits : tableTexts.hits, hits.length)}
          {hits.slice(0, named).map((name) => (
            <button
              key={name}
              type="button"
              className="table-link"
              aria-pressed={name === selected}
              onClick={() => session.dispatch({ kind: 'case', name })}
            >
              {name}
            </button>
          ))}
          {hits.length > named && say(tableTexts.hitsMore, hits.length)}
        </p>
      )}
    </div>
  )
}

interface SummaryProps extends Omit<TableFootProps, 'table'> {
  readonly at: CellAt
}

/** How the table stands, each count a way to the next place. */
function Summary({ view, told, rows, grid, at }: SummaryProps) {
  const say = useSay()
  const { columns, rows: own, problems } = view.grid
  const gaps = told.findings.flatMap(({ kind }, index) => (kind === 'gap' ? [index] : []))
  const overlaps = told.findings.flatMap(({ kind }, index) => (kind === 'overlap' ? [index] : []))
  const { wrong, changed } = useMemo(() => markedIn(rows), [rows])
  const toCell = (cells: readonly CellAt[]) => {
    const next = nextIn(cells, at)
    if (next) grid.current?.show(next.row, next.column)
  }
  const toFinding = (found: readonly number[]) => grid.current?.showGap(findingId(found[0] ?? 0))
  const ofTable = problems.filter(({ span }) => !columns.some((column) => column.span.start <= span.start && span.end <= column.span.end))
  return (
    <>
      {ofTable.map(({ message, severity, span }) => (
        <p key={`${message} ${span.start}`} className={`table-problem ${severity}`}>
          {message}
        </p>
      ))}
      <div className="table-summary">
        {view.clause !== null && <span>{say(tableTexts.clause, view.clause)}</span>}
        <span>{say(tableTexts.summary.size, own.length, columns.length)}</span>
        {gaps.length > 0 && <Jump text={say(tableTexts.summary.gaps, gaps.length)} onJump={() => toFinding(gaps)} />}
        {overlaps.length > 0 && <Jump text={say(tableTexts.summary.overlaps, overlaps.length)} onJump={() => toFinding(overlaps)} />}
        {wrong.length > 0 && <Jump text={say(tableTexts.summary.problems, wrong.length)} onJump={() => toCell(wrong)} />}
        {changed.length > 0 && <Jump text={say(tableTexts.summary.changes, changed.length)} onJump={() => toCell(changed)} />}
        {told.unchecked && <span>{say(tableTexts.summary.unknown)}</span>}
        {!told.unchecked && gaps.length + overlaps.length === 0 && <span>{say(tableTexts.summary.fine)}</span>}
      </div>
    </>
  )
}

function Jump({ text, onJump }: { readonly text: string; readonly onJump: () => void }) {
  const say = useSay()
  return (
    <button type="button" className="table-link" title={say(tableTexts.summary.next)} onClick={onJump}>
      {text}
    </button>
  )
}
