import { memo, useEffect, useRef } from 'react'
import type { CaseKey } from '../../../engine/service/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { homeTexts } from '../../texts/home.ts'
import type { CaseItem, ExpectationItem, InBoth } from '../../worker/snapshot.ts'
import { useOpenForm } from '../cases/useOpenForm.ts'
import { Mark } from '../common/Mark.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'

interface CaseEntryProps {
  readonly each: CaseItem
  /** Of the case, as the service knows it. */
  readonly caseKey: CaseKey
  /** Results that are not what they were when the notice was opened. */
  readonly changes: ReadonlyMap<string, InBoth>
}

/** A case in the list; the selected one with its values. */
export function CaseEntry({ each, caseKey, changes }: CaseEntryProps) {
  const selected = useSessionState((state) => state.selectedCase === each.name)
  const entry = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Where it is selected from elsewhere, it is to be seen here too.
    if (selected && entry.current && !isInView(entry.current)) entry.current.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <li ref={entry} className={selected ? 'case-entry selected' : 'case-entry'}>
      <CaseLine name={each.name} clause={each.clause} passed={each.passed} changed={changes.size} selected={selected} />
      {selected && <CaseValues each={each} caseKey={caseKey} changes={changes} />}
    </li>
  )
}

interface CaseLineProps extends Pick<CaseItem, 'name' | 'clause' | 'passed'> {
  /** How many results changed. */
  readonly changed: number
  readonly selected: boolean
}

/** Drawn again only where it says something else: a keystroke makes all cases anew. */
const CaseLine = memo(function CaseLine({ name, clause, passed, changed, selected }: CaseLineProps) {
  const session = useSession()
  const say = useSay()
  return (
    <button type="button" className="case-head" aria-expanded={selected} onClick={() => session.dispatch({ kind: 'case', name })}>
      <Mark passed={passed} label={say(passed ? homeTexts.passes : homeTexts.fails)} />
      <span className="case-name">{name}</span>
      {changed > 0 && <span className="case-changed">{say(homeTexts.changed, changed)}</span>}
      <span className="case-clause">{clause}</span>
    </button>
  )
})

function CaseValues({ each, caseKey, changes }: CaseEntryProps) {
  const say = useSay()
  const openForm = useOpenForm()
  return (
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
        <button type="button" className="place-link" onClick={() => openForm({ kind: 'edit', case: caseKey })}>
          {say(homeTexts.editCase)}
        </button>
      </p>
    </div>
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

/** Asked before scrolling, which would move the start of Tab along. */
function isInView(element: Element): boolean {
  const [own, view] = [element, element.closest('.pane-body')].map((each) => each?.getBoundingClientRect())
  return own !== undefined && view !== undefined && own.top >= view.top && own.bottom <= view.bottom
}
