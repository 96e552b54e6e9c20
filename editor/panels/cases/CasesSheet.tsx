import { Button } from 'antd'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { CaseSheet } from '../../../engine/service/index.ts'
import type { GridHandle } from '../../grid/index.ts'
import { type CasesView, caseKeyText, entityKey } from '../../session/casesWork.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { casesTexts } from '../../texts/cases.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { CasesGrid } from './CasesGrid.tsx'
import { CasesTools } from './CasesTools.tsx'
import { FilterBar } from './FilterBar.tsx'
import { changesIn, entitiesOf, rowsShown, rowsWithin, settledView, viewWith } from './filter.ts'
import { countRefused, pending } from './unwritten.ts'
import { useActions } from './useActions.tsx'
import { useOpenForm } from './useOpenForm.ts'
import type { ShownSheet } from './useSheet.ts'
import { useWriting } from './useWriting.ts'

/** All cases of the notice, one a row. */
export function CasesSheet({ shown, grid }: { readonly shown: ShownSheet | null; readonly grid: RefObject<GridHandle | null> }) {
  const say = useSay()
  const broken = useSessionState((state) => state.snapshot?.sound === false)
  if (shown) return <Sheet shown={shown} grid={grid} />
  return (
    <Pane title={say(casesTexts.title)}>
      <EmptyState>{say(broken ? casesTexts.waiting : casesTexts.working)}</EmptyState>
    </Pane>
  )
}

function Sheet({ shown: { sheet, revision, stale }, grid }: { readonly shown: ShownSheet; readonly grid: RefObject<GridHandle | null> }) {
  const session = useSession()
  const say = useSay()
  const cases = useSessionState((state) => state.snapshot?.results?.cases)
  const opening = useSessionState((state) => state.opening)
  const selected = useSessionState((state) => state.selectedCase)
  const work = useSessionState((state) => state.cases)
  const openForm = useOpenForm()
  useSelectedInSight(sheet)
  const changes = useMemo(() => changesIn(sheet.rows, cases ?? [], opening), [sheet, cases, opening])
  const view = useMemo(() => settledView(work.view, sheet, selected), [work.view, sheet, selected])
  const within = useMemo(() => rowsWithin(sheet.rows, view), [sheet, view])
  const rows = useMemo(() => rowsShown(within, view, changes), [within, view, changes])
  const unwritten = useMemo(() => pending(work.unwritten, revision), [work.unwritten, revision])
  const writing = useWriting(revision)
  const actions = useActions(writing)
  const entities = useMemo(() => entitiesOf(sheet), [sheet])
  const change = (next: Partial<CasesView>) => session.dispatch({ kind: 'cases', work: { view: { ...view, ...next } } })
  const entity = view.entity === null ? undefined : (entities.find((each) => entityKey(each) === view.entity) ?? null)
  const refused = countRefused(unwritten)
  return (
    <Pane
      title={say(casesTexts.title)}
      tools={<CasesTools sheet={sheet} rows={rows} entity={entity} actions={actions} writable={!stale} />}
    >
      <div className="cases-sheet">
        <FilterBar
          view={view}
          all={sheet.rows}
          entities={entities}
          within={within}
          changed={within.filter(({ key }) => changes.has(caseKeyText(key))).length}
          onChange={change}
        />
        {stale && <Broken />}
        {sheet.rows.length === 0 && unwritten.rows.length === 0 ? (
          <EmptyState
            action={
              <Button type="primary" onClick={() => openForm({ kind: 'new', entity: sheet.forms[0]?.entity ?? null, near: null })}>
                {say(casesTexts.add)}
              </Button>
            }
          >
            {say(casesTexts.empty)}
          </EmptyState>
        ) : rows.length === 0 && unwritten.rows.length === 0 ? (
          <EmptyState action={<Button onClick={() => change({ show: 'all', clause: null, text: '' })}>{say(casesTexts.showAll)}</Button>}>
            {say(casesTexts.noneShown)}
          </EmptyState>
        ) : (
          <CasesGrid
            handle={grid}
            sheet={sheet}
            rows={rows}
            entity={entity}
            grows={view.show === 'all' && view.text === ''}
            changes={changes}
            unwritten={unwritten}
            stale={stale}
            writing={writing}
            actions={actions}
          />
        )}
        {refused > 0 && (
          <p className="cases-notice refused" role="status">
            {say(casesTexts.unwritten, refused)}
            <Button size="small" onClick={writing.discard}>
              {say(casesTexts.discard)}
            </Button>
          </p>
        )}
        {actions.done}
      </div>
    </Pane>
  )
}

/** Whoever comes to the screen finds the case that she selected elsewhere, whatever was shown last time. */
function useSelectedInSight(sheet: CaseSheet): void {
  const session = useSession()
  const first = useRef(sheet)
  useEffect(() => {
    const { selectedCase, cases } = session.store.getState()
    const view = selectedCase === null ? cases.view : viewWith(cases.view, first.current, selectedCase)
    if (view !== cases.view) session.dispatch({ kind: 'cases', work: { view } })
  }, [session])
}

/** While the rules can't be read: what is to be corrected, and where. */
function Broken() {
  const say = useSay()
  const first = useSessionState(({ snapshot }) => snapshot?.problems.find(({ severity }) => severity === 'error'))
  return (
    <p className="cases-notice" role="status">
      <span>{say(casesTexts.broken)}</span>
      {first && <PlaceLink place={first.place}>{first.message}</PlaceLink>}
    </p>
  )
}
