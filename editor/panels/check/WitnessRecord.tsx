import type { Witness } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'

/** The concrete record that shows a problem, as far as it matters. */
export function WitnessRecord({ witness: { entity, facts } }: { readonly witness: Witness }) {
  const say = useSay()
  return (
    <div className="witness">
      <div className="quiet">{say(checkTexts.witness, entity ?? say(checkTexts.noticeItself))}</div>
      {facts.length === 0 ? (
        <div>{say(checkTexts.anyone)}</div>
      ) : (
        <dl>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
