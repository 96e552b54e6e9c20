import { Button } from 'antd'
import { useSay, useSession } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'
import { useOpenForm } from '../cases/useOpenForm.ts'
import { makeCase, openTable } from './actions.ts'
import { Excerpts } from './Excerpts.tsx'
import { FixPreview } from './FixPreview.tsx'
import { kindOf } from './kinds.ts'
import { headClass } from './useCurrent.ts'
import { WitnessRecord } from './WitnessRecord.tsx'

interface ProblemCardProps {
  readonly problem: ProblemItem
  /** Its clause and line. */
  readonly where: string
  readonly current: boolean
  readonly onChoose: () => void
}

/** One problem: what is wrong and where, the ways to correct it; the current one with what it rests on and what a fix would change. */
export function ProblemCard({ problem, where, current, onChoose }: ProblemCardProps) {
  const session = useSession()
  const say = useSay()
  const { code, severity, message, place } = problem
  const kind = kindOf(code)
  return (
    <li className={`problem-card ${severity}${current ? ' current' : ''}`}>
      <div className="problem-line">
        <button
          type="button"
          className={headClass}
          aria-expanded={current}
          tabIndex={current ? 0 : -1}
          onClick={onChoose}
          onDoubleClick={() => session.reveal(place)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            session.reveal(place)
          }}
        >
          <span className="severity-word" title={code}>
            {say(checkTexts[severity])}
          </span>
          {kind !== 'writing' && <span className="kind">{say(checkTexts.kinds[kind])}</span>}
          <span className="message">{message}</span>
        </button>
        <button type="button" className="place-link where" title={say(checkTexts.toSource)} onClick={() => session.reveal(place)}>
          {where}
        </button>
      </div>
      {current && <Details problem={problem} />}
      <Actions problem={problem} />
    </li>
  )
}

function Details({ problem }: { readonly problem: ProblemItem }) {
  const { code, hint, place, related, fixes, witness } = problem
  const places = [place, ...related.map((each) => each.place)]
  return (
    <div className="problem-details">
      {hint !== '' && <p>{hint}</p>}
      {witness && <WitnessRecord witness={witness} />}
      <Excerpts places={kindOf(code) === 'overlap' ? places.sort((a, b) => a.start - b.start) : places} />
      {fixes[0] && <FixPreview edits={fixes[0].edits} />}
    </div>
  )
}

function Actions({ problem }: { readonly problem: ProblemItem }) {
  const session = useSession()
  const say = useSay()
  const openForm = useOpenForm()
  const { code, fixes, witness, table } = problem
  if (fixes.length === 0 && !witness && table === null) return null
  const gap = kindOf(code) === 'gap'
  const added = say(table === null ? checkTexts.addBranch : checkTexts.addRow)
  return (
    <div className="problem-actions">
      {fixes.map(({ title, edits }) => (
        <Button key={title} size="small" title={title} onClick={() => session.apply(edits)}>
          {gap ? added : say(checkTexts.fix, title)}
        </Button>
      ))}
      {witness && (
        <Button size="small" onClick={() => makeCase(session, witness, table)}>
          {say(checkTexts.makeCase)}
        </Button>
      )}
      {witness && (
        <Button size="small" onClick={() => openForm({ kind: 'witness', witness, table })}>
          {say(checkTexts.caseInForm)}
        </Button>
      )}
      {table !== null && (
        <Button size="small" onClick={() => openTable(session, problem)}>
          {say(kindOf(code) === 'overlap' ? checkTexts.bothRows : checkTexts.inTable)}
        </Button>
      )}
    </div>
  )
}
