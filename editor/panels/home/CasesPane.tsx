import { Button, Input, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CaseKey } from '../../../engine/service/index.ts'
import type { CaseFormAt } from '../../session/casesWork.ts'
import { changesOf } from '../../session/changed.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { homeTexts } from '../../texts/home.ts'
import type { CaseItem, ExpectationItem, InBoth } from '../../worker/snapshot.ts'
import { useOpenForm } from '../cases/useOpenForm.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Mark } from '../common/Mark.tsx'
import { Pane } from '../common/Pane.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'
import './cases.css'

type Filter = 'all' | 'failing' | 'changed'

/** What every sample case gets, in one list; the selected one with its values. */
export function CasesPane() {
  const say = useSay()
  const [filter, setFilter] = useState<Filter>('all')
  const [wanted, setWanted] = useState('')
  const cases = useSessionState((state) => state.snapshot?.results?.cases)
  const opening = useSessionState((state) => state.opening)
  const stale = useSessionState((state) => state.snapshot?.sound === false)
  const selected = useSessionState((state) => state.selectedCase)
  const openForm = useOpenForm()
  if (!cases) return <Pane title={say(homeTexts.cases)}>{null}</Pane>
  const changed = new Set(cases.filter((each) => changesOf(each, opening).size > 0).map(({ name }) => name))
  const kept: Record<Filter, (each: CaseItem) => boolean> = {
    all: () => true,
    failing: ({ passed }) => !passed,
    changed: ({ name }) => changed.has(name),
  }
  const shown = cases.filter((each) => kept[filter](each) && `${each.name} ${each.clause ?? ''}`.includes(wanted.trim()))
  const failing = cases.filter(({ passed }) => !passed).length
  const options = [
    { value: 'all', label: `${say(homeTexts.all)} ${cases.length}` },
    { value: 'failing', label: say(homeTexts.failing, failing) },
    { value: 'changed', label: say(homeTexts.changed, changed.size) },
  ]
  return (
    <Pane
      title={say(homeTexts.cases)}
      stale={stale}
      tools={
        <>
          <Button size="small" onClick={() => openForm(newCase(cases, selected))}>
            {say(homeTexts.newCase)}
          </Button>
          <Segmented
            aria-label={say(homeTexts.show)}
            size="small"
            value={filter}
            options={options}
            onChange={(chosen) => setFilter(chosen as Filter)}
          />
        </>
      }
    >
      <Input
        className="case-find"
        variant="borderless"
        allowClear
        placeholder={say(homeTexts.find)}
        aria-label={say(homeTexts.find)}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {shown.length === 0 ? (
        <EmptyState>{say(cases.length === 0 ? homeTexts.noCases : homeTexts.noneShown)}</EmptyState>
      ) : (
        <ul className="case-list">
          {shown.map((each) => (
            <CaseEntry key={`${each.name}@${each.place.start}`} each={each} all={cases} changes={changesOf(each, opening)} />
          ))}
        </ul>
      )}
    </Pane>
  )
}

interface CaseEntryProps {
  readonly each: CaseItem
  readonly all: readonly CaseItem[]
  readonly changes: ReadonlyMap<string, InBoth>
}

function CaseEntry({ each, all, changes }: CaseEntryProps) {
  const session = useSession()
  const say = useSay()
  const openForm = useOpenForm()
  const selected = useSessionState((state) => state.selectedCase === each.name)
  const entry = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Where it is selected from elsewhere, it is to be seen here too.
    if (selected && entry.current && !isInView(entry.current)) entry.current.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <li ref={entry} className={selected ? 'case-entry selected' : 'case-entry'}>
      <button
        type="button"
        className="case-head"
        aria-expanded={selected}
        onClick={() => session.dispatch({ kind: 'case', name: each.name })}
      >
        <Mark passed={each.passed} label={say(each.passed ? homeTexts.passes : homeTexts.fails)} />
        <span className="case-name">{each.name}</span>
        {changes.size > 0 && <span className="case-changed">{say(homeTexts.changed, changes.size)}</span>}
        <span className="case-clause">{each.clause}</span>
      </button>
      {selected && (
        <div className="case-values">
          {each.messages.map((message) => (
            <p key={message} className="fail">
              {message}
            </p>
          ))}
          {each.expectations.map((expectation) => (
            <Value key={expectation.name} expectation={expectation} before={changes.get(expectation.name)} />
          ))}
          <p className="case-links">
            <PlaceLink place={each.place}>{say(homeTexts.goTo)}</PlaceLink>
            <button type="button" className="place-link" onClick={() => openForm({ kind: 'edit', case: keyOf(each, all) })}>
              {say(homeTexts.editCase)}
            </button>
          </p>
        </div>
      )}
    </li>
  )
}

/** One result: its value, what was expected where it differs, and what it was when the notice was opened. */
function Value({ expectation, before }: { readonly expectation: ExpectationItem; readonly before: InBoth | undefined }) {
  const session = useSession()
  const say = useSay()
  const { name, expected, actual, agrees } = expectation
  const chosen = useSessionState((state) => state.selectedResult === name)
  return (
    <button type="button" className="case-value" aria-pressed={chosen} onClick={() => session.dispatch({ kind: 'result', name })}>
      <span className="value-name">{name}</span>
      <span className={agrees ? 'value' : 'value fail'}>{say(actual)}</span>
      {!agrees && <span className="value-note fail">{say(homeTexts.expected, say(expected))}</span>}
      {before !== undefined && <span className="value-note">{say(homeTexts.wasAtOpening, say(before))}</span>}
    </button>
  )
}

/** A new case beside the selected one, of the same kind. */
function newCase(cases: readonly CaseItem[], selected: string | null): CaseFormAt {
  const near = cases.find(({ name }) => name === selected) ?? cases.at(-1)
  return { kind: 'new', entity: near?.entity ?? null, near: near?.name ?? null }
}

/** Names may be given twice: then the place among those of one name tells which is meant. */
function keyOf({ entity, name, place }: CaseItem, all: readonly CaseItem[]): CaseKey {
  const ofName = all.filter((other) => other.entity === entity && other.name === name)
  return {
    entity,
    name,
    nth: Math.max(
      0,
      ofName.findIndex((other) => other.place.start === place.start),
    ),
  }
}

/** Asked before scrolling, which would move the start of Tab along. */
function isInView(element: Element): boolean {
  const [own, view] = [element, element.closest('.pane-body')].map((each) => each?.getBoundingClientRect())
  return own !== undefined && view !== undefined && own.top >= view.top && own.bottom <= view.bottom
}
