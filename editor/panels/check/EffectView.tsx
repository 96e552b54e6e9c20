import type { Effect } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { ResultGroups } from '../changes/ResultGroups.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'

/** What a choice of readings changes: which results of which cases, and which of them can no longer be evaluated. */
export function EffectView({ effect: { results, refused } }: { readonly effect: Effect }) {
  return (
    <>
      {results.length > 0 && <ResultGroups groups={results} open={results.length === 1 ? 'all' : 'none'} />}
      {refused.length > 0 && <RefusedCases refused={refused} />}
    </>
  )
}

function RefusedCases({ refused }: Pick<Effect, 'refused'>) {
  const say = useSay()
  return (
    <div className="refused-cases">
      <div className="quiet">{say(checkTexts.refusedCases)}</div>
      <ul>
        {refused.map(({ case: each, before, after }) => (
          <li key={`${each.name} ${each.span.start}`}>
            <PlaceLink place={each.span}>{each.name}</PlaceLink> {before.map(({ text }) => say(checkTexts.refusedUsual, say(text)))}
            {after.map(({ text }) => say(checkTexts.refusedThen, say(text)))}
          </li>
        ))}
      </ul>
    </div>
  )
}
