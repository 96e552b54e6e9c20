import { Button } from 'antd'
import { useState } from 'react'
import type { OutlineClause } from '../../../engine/service/index.ts'
import { useAnswer, useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import type { Place, ProblemItem } from '../../worker/snapshot.ts'
import { Pane } from '../common/Pane.tsx'
import { bulksOf } from './bulk.ts'
import { type Filter, filtersOf, kindOf, kinds, passes } from './kinds.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { clauseAt, lineFinder } from './places.ts'
import { Unaccounted } from './Unaccounted.tsx'
import { useCurrent } from './useCurrent.ts'

const noProblems: readonly ProblemItem[] = []

/** What the check finds, and what of the text and of the rules it could not account for. */
export function ProblemsPane() {
  const say = useSay()
  const problems = useSessionState(({ snapshot }) => snapshot?.problems ?? noProblems)
  const known = useSessionState(({ snapshot }) => snapshot !== null)
  const [wanted, setWanted] = useState<Filter>('all')
  const shown = problems.filter((problem) => passes(wanted, problem))
  // The last of a kind was corrected: the others are shown again.
  const filter = shown.length === 0 ? 'all' : wanted
  const { listed, folded } = withoutMostCases(filter === wanted ? shown : problems, filter)
  return (
    <Pane title={say(checkTexts.problems)} tools={problems.length > 0 && <span className="quiet">{say(checkTexts.keys)}</span>}>
      {known && problems.length === 0 && <Clean />}
      {problems.length > 0 && (
        <>
          <Filters problems={problems} filter={filter} onChange={setWanted} />
          <BulkFixes problems={listed} />
          <Problems key={filter} problems={listed} />
          {folded > 0 && (
            <button type="button" className="place-link folded" onClick={() => setWanted('case')}>
              {say(checkTexts.moreCases, folded)}
            </button>
          )}
        </>
      )}
      <Unaccounted />
    </Pane>
  )
}

/** One mistake makes many cases fail: among all problems only the first of these are listed. */
const casesAmongAll = 5
/** More are not worked through at once: the first corrections make the others go or change. */
const mostListed = 200

function withoutMostCases(problems: readonly ProblemItem[], filter: Filter) {
  if (filter !== 'all') return { listed: problems.slice(0, mostListed), folded: 0 }
  const failing = problems.filter(({ code }) => kindOf(code) === 'case')
  const left = new Set(failing.slice(casesAmongAll))
  return { listed: problems.filter((problem) => !left.has(problem)).slice(0, mostListed), folded: left.size }
}

function Clean() {
  const say = useSay()
  return (
    <p className="well">
      <span aria-hidden="true">✓</span> <strong>{say(checkTexts.none)}</strong> <span className="quiet">{say(checkTexts.noneMore)}</span>
    </p>
  )
}

interface FiltersProps {
  readonly problems: readonly ProblemItem[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

function Filters({ problems, filter: chosen, onChange }: FiltersProps) {
  const say = useSay()
  return (
    <fieldset className="filters">
      <legend className="unseen">{say(checkTexts.show)}</legend>
      {filtersOf(problems).map(({ filter, count }) => (
        <button key={filter} type="button" className={`filter ${filter}`} aria-pressed={filter === chosen} onClick={() => onChange(filter)}>
          {say(filterText(filter))} <span className="count">{count}</span>
        </button>
      ))}
    </fieldset>
  )
}

function filterText(filter: Filter) {
  const severities = { all: checkTexts.all, error: checkTexts.errors, warning: checkTexts.warnings, information: checkTexts.notes }
  const kind = kinds.find((each) => each === filter)
  return kind ? checkTexts.kinds[kind] : severities[filter as keyof typeof severities]
}

/** The fixes of one kind as one step, where that is safe. */
function BulkFixes({ problems }: { readonly problems: readonly ProblemItem[] }) {
  const session = useSession()
  const say = useSay()
  const bulks = bulksOf(problems)
  if (bulks.length === 0) return null
  return (
    <div className="bulk-fixes">
      {bulks.map(({ code, edits, count }) => (
        <Button
          key={code}
          size="small"
          onClick={() => {
            session.apply(edits)
            session.dispatch({ kind: 'message', severity: 'information', text: say(checkTexts.fixedAll, count) })
          }}
        >
          {say(checkTexts.fixAll, say(checkTexts.bulk[code]), count)}
        </Button>
      ))}
    </div>
  )
}

const keyOf = ({ code, place, message }: ProblemItem): string => `${code} ${place.file} ${place.start} ${message}`

function Problems({ problems }: { readonly problems: readonly ProblemItem[] }) {
  const say = useSay()
  const session = useSession()
  const outline = useAnswer('outline', {}) ?? noClauses
  const caret = useSessionState((state) => state.caret)
  const { list, index, choose, onKeyDown } = useCurrent(
    problems.map(keyOf),
    Math.max(
      0,
      problems.findIndex(({ place }) => touches(place, caret)),
    ),
  )
  const line = lineFinder((file) => session.texts.text(file) ?? '')
  const where = (place: Place) => say(checkTexts.where, clauseAt(outline, place), line(place))
  return (
    <ul className="problem-cards" ref={list} aria-label={say(checkTexts.problemList)} onKeyDown={onKeyDown}>
      {problems.map((problem, at) => (
        <ProblemCard
          key={keyOf(problem)}
          problem={problem}
          where={where(problem.place)}
          current={at === index}
          onChoose={() => choose(at)}
        />
      ))}
    </ul>
  )
}

const noClauses: readonly OutlineClause[] = []

/** Whoever comes from the source finds the problem that stands there. */
const touches = ({ file, start, end }: Place, caret: Place | null): boolean =>
  caret !== null && caret.file === file && start <= caret.start && caret.start <= end
