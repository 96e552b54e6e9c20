import { useState } from 'react'
import type { Assumption } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Twist } from '../common/Twist.tsx'

/** Every value that the notice does not state: what it is, why, and what rests on it. */
export function AssumptionList({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  return (
    <ul className="assumptions">
      {assumptions.map((each) => (
        <Entry key={`${each.span.file} ${each.span.start} ${each.note}`} assumption={each} />
      ))}
    </ul>
  )
}

function Entry({ assumption }: { readonly assumption: Assumption }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { kind, note, subject, values, clause, span, results, cases } = assumption
  const used = cases.length === 0 ? say(checkTexts.usedByNone) : say(checkTexts.usedBy, cases.length)
  return (
    <li className={`assumption ${kind}`}>
      <div className="assumption-line">
        <span className="kind">{say(checkTexts[kind])}</span>
        <span className="assumption-subject">
          <PlaceLink place={span}>{subject}</PlaceLink> <span className="values">{values.join('、')}</span>
        </span>
        <span className="in-clause">{clause}</span>
      </div>
      {note !== '' && <div className="note">{note}</div>}
      <button type="button" className="rests-on" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Twist open={open} /> {used}
      </button>
      {open && (
        <div className="quiet">
          {results.length > 0 && <div>{say(checkTexts.results, results.join(say(checkTexts.and)))}</div>}
          {cases.length > 0 && <div>{say(checkTexts.casesOf, cases.join(say(checkTexts.and)))}</div>}
        </div>
      )}
    </li>
  )
}
