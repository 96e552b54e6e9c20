import type { WhyRefusal } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Options } from './Options.tsx'

/** Why a record gets no results at all, and what comes nearest. */
export function Refusals({ refusals }: { readonly refusals: readonly WhyRefusal[] }) {
  const say = useSay()
  const contradicts = refusals.every(({ code }) => code === 'evaluate.assertion')
  return (
    <div className="why-refusals" role="alert">
      <h3>{say(contradicts ? whyTexts.contradicts : whyTexts.refused)}</h3>
      {refusals.map(({ code, field, message, spans, rows }) => (
        <div key={`${code}${field}`}>
          <p>{spans[0] ? <PlaceLink place={spans[0]}>{message}</PlaceLink> : message}</p>
          {rows.length > 0 && <Options label={say(whyTexts.nearest)} options={rows} />}
        </div>
      ))}
    </div>
  )
}
