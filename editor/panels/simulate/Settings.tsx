import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { triedCount } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { BaseSelect } from '../compare/BaseSelect.tsx'
import { Dials } from './Dials.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import { Questions } from './Questions.tsx'
import { TriedTools } from './TriedTools.tsx'
import type { Simulation } from './useSides.ts'

/** What is compared, on which people, and what is tried. */
export function Settings({ simulation }: { readonly simulation: Simulation }) {
  const say = useSay()
  const { answer } = simulation.slow
  return (
    <section className="simulate-settings" aria-label={say(simulateTexts.settings)}>
      <Compared simulation={simulation} />
      <PeoplePart answer={answer} />
      {answer && <Dials dials={answer.dials} />}
      {answer && <Questions questions={answer.questions} />}
      {answer && <TriedTools answer={answer} />}
    </section>
  )
}

function Compared({ simulation: { bases, base, slow } }: { readonly simulation: Simulation }) {
  const session = useSession()
  const say = useSay()
  const tried = useSessionState((state) => state.simulating.tried)
  const itself = {
    label: say(simulateTexts.itself),
    chosen: base.kind === 'itself',
    choose: () => session.dispatch({ kind: 'simulating', simulating: { base: { kind: 'itself' } } }),
  }
  return (
    <div className="simulate-part">
      <h2>{say(simulateTexts.baseline)}</h2>
      <BaseSelect
        bases={bases}
        label={say(simulateTexts.baseline)}
        value={base.kind === 'itself' ? null : base}
        onChoose={(chosen) => session.dispatch({ kind: 'simulating', simulating: { base: chosen } })}
        itself={itself}
      />
      <p className="simulate-scenario">
        <span className="quiet">{say(simulateTexts.scenario)}</span>{' '}
        {slow.answer && say(simulateTexts.scenarioIs, slow.answer.scenario.name, triedCount(tried))}
      </p>
    </div>
  )
}
