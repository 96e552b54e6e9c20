import { Button } from 'antd'
import { useSay, useSession } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { asRead } from './prose.ts'
import './check.css'

/** More than anybody reads; a page of many thousands would hold the officer up. */
const shown = 200

/** Problems in words, each with its place and the fixes that the check offers. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemItem[] }) {
  const say = useSay()
  return (
    <ul className="problem-list">
      {problems.slice(0, shown).map((problem) => (
        <Problem key={`${problem.code} ${problem.place.file} ${problem.place.start} ${problem.message}`} problem={problem} />
      ))}
      {problems.length > shown && <li className="problem quiet">{say(checkTexts.furtherProblems, problems.length - shown)}</li>}
    </ul>
  )
}

function Problem({ problem: { code, severity, message, hint, place, related, fixes } }: { readonly problem: ProblemItem }) {
  const session = useSession()
  const say = useSay()
  return (
    <li className={`problem ${severity}`}>
      <span className="severity">{say(checkTexts[severity])}</span>
      <div className="problem-body">
        <PlaceLink place={place}>{message}</PlaceLink> <code>{code}</code>
        {hint !== '' && <div className="quiet">{hint}</div>}
        {related.length > 0 && (
          <div className="quiet">
            {say(checkTexts.seeAlso)}{' '}
            {related.slice(0, 5).map((each) => (
              <span key={`${each.place.file}${each.place.start}`} className="related">
                <PlaceLink place={each.place}>{asRead(each.text)}</PlaceLink>
              </span>
            ))}
          </div>
        )}
        {fixes.map(({ title, edits }) => (
          <Button key={title} size="small" onClick={() => session.apply(edits)}>
            {say(checkTexts.fix, title)}
          </Button>
        ))}
      </div>
    </li>
  )
}
