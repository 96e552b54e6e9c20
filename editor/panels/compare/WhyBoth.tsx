import { useContext, useMemo } from 'react'
import type { comparison } from '../../../engine/index.ts'
import type { Before } from '../../session/comparing.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import { useSlowAnswer } from '../../session/slowAnswer.ts'
import { compareTexts } from '../../texts/compare.ts'
import { Difference } from '../changes/Change.tsx'
import { PlaceLink, RevealContext } from '../common/PlaceLink.tsx'
import { useLanguage } from './language.ts'
import { EarlierContext } from './sides.tsx'
import { WhySides } from './WhySides.tsx'

export interface ChangeOfCase {
  readonly group: comparison.ResultGroup
  readonly change: comparison.ResultChange
}

/** Why a result was what it was and why it is what it is, side by side; the steps that differ are marked. */
export function WhyBoth({ before, of }: { readonly before: Before; readonly of: ChangeOfCase }) {
  const say = useSay()
  const session = useSession()
  const language = useLanguage()
  const { group, change } = of
  const { name, entity } = change.case
  const about = useMemo(
    () => ({ before, case: { name, entity }, result: group.name, formerly: group.formerly }),
    [before, name, entity, group.name, group.formerly],
  )
  const { answer, busy } = useSlowAnswer('whyBoth', about)
  const earlier = useContext(EarlierContext)
  const written = change.case.from === 'before' ? earlier : session.reveal
  return (
    <section className="compare-whys" aria-label={say(compareTexts.why)} aria-busy={busy}>
      <header className="compare-whys-head">
        <h2>{say(compareTexts.whyOf, name, group.name)}</h2>
        <span>
          {change.before.text[language]} → <strong>{change.after.text[language]}</strong>{' '}
          <Difference of={group.name} difference={change.difference} />
        </span>
        {entity !== null && (
          <RevealContext.Provider value={written}>
            <PlaceLink place={change.case.span}>{say(compareTexts.toCase)}</PlaceLink>
          </RevealContext.Provider>
        )}
      </header>
      <WhySides titles={[say(compareTexts.whyBefore), say(compareTexts.whyAfter)]} trees={answer} busy={busy} earlier={earlier} />
    </section>
  )
}
