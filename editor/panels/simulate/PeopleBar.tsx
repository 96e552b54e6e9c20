import type { PersonConfig } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { People } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { type AmountUnit, amountText, counted } from './amounts.ts'
import { peopleCounts } from './people.ts'

interface PeopleBarProps {
  readonly people: People
  readonly person: PersonConfig
  readonly unit: AmountUnit
}

/** How many are better off, the same and worse off: a bar in proportion, in colours and patterns, with its figures in words. */
export function PeopleBar({ people, person, unit }: PeopleBarProps) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const shown = peopleCounts(people, person, say).filter(({ count, fate }) => count > 0 || fate !== 'unknown')
  const amounts = {
    better: say(simulateTexts.inAll, amountText(people.gained, unit, language)),
    worse: say(simulateTexts.inAll, amountText(people.lost, unit, language)),
  }
  return (
    <section className="simulate-people" aria-label={say(simulateTexts.peopleOf, person.result)}>
      <div className="simulate-bar" aria-hidden="true">
        {shown.map(({ fate, count }) => (
          <span key={fate} className={`fate-${fate}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="simulate-legend">
        {shown.map(({ fate, name, mark, count }) => (
          <li key={fate}>
            <span className={`simulate-key fate-${fate}`} aria-hidden="true" />
            {mark}
            {name} <strong>{say(simulateTexts.persons, counted(count))}</strong>
            {(fate === 'better' || fate === 'worse') && count > 0 && <span className="quiet"> {amounts[fate]}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
