import { Button } from 'antd'
import { useSay, useSession } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import './check.css'

/** More than anybody reads beside the text; the check screen has them all. */
const shown = 50

/** Problems in short, each with its place and the fixes that the check offers; where else to look, the check screen tells. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemItem[] }) {
  const say = useSay()
  return (
    <ul className="problem-list">
      {problems.slice(0, shown).map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line keeps no state, and a place as its key would draw all anew at every keystroke
        <Problem key={index} problem={problem} />
      ))}
      {problems.length > shown && <li className="problem quiet">{say(checkTexts.furtherProblems, problems.length - shown)}</li>}
    </ul>
  )
}

function Problem({ problem: { code, severity, message, hint, place, related, fixes } }: { readonly problem: ProblemItem }) {
  const session = useSession()
  const say = useSay()
  const [also] = related
  return (
    <li className={`problem ${severity}`}>
      <span className="severity">{say(checkTexts[severity])}</span>
      <div className="problem-body">
        <PlaceLink place={place}>{message}</PlaceLink> <code>{code}</code>
        {also && (
          <span className="related">
            <PlaceLink place={also.place}>{say(checkTexts.seeAlso)}</PlaceLink>
          </span>
        )}
        {hint !== '' && <div className="quiet">{hint}</div>}
        {fixes.map(({ title, edits }) => (
          <Button key={title} size="small" onClick={() => session.apply(edits)}>
            {say(checkTexts.fix, title)}
          </Button>
        ))}
      </div>
    </li>
  )
}
