import { refusalMessage } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { RefusedPeople, SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import { RefusedRows } from './RefusedRows.tsx'
import { basisText } from './useNotes.ts'

/** What the figures rest on: how many records, what was left out and why, how they were computed. */
export function Basis({ result: { summary, refused, of: loaded, took, by } }: { readonly result: SimulationResult }) {
  const say = useSay()
  const { basis } = summary
  return (
    <div className="simulate-basis">
      <p>
        {basisText(basis, say)}
        {basis.distinct !== null && say(simulateTexts.comma) + say(simulateTexts.distinct, counted(basis.distinct))}
        <span className="quiet"> {say(simulateTexts.took, String(Math.max(1, Math.round(took))))}</span>
      </p>
      {refused.length > 0 && <RefusedList refused={refused} />}
      {by === 'interpreter' && <p className="quiet">{say(simulateTexts.interpreted)}</p>}
      {loaded.unreadable > 0 && <RefusedRows loaded={loaded} />}
    </div>
  )
}

/** So many reasons are told; further ones concern fewer people. */
const reasonsShown = 8

/** Whom the rules of a side refuse, and why. */
function RefusedList({ refused }: { readonly refused: readonly RefusedPeople[] }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  return (
    <ul className="simulate-refusals">
      {refused.slice(0, reasonsShown).map(({ side, refusal: { code, field, values }, people, number }) => (
        <li key={`${side} ${code} ${field}`}>
          {say(simulateTexts.refusedBy, say(side === 'baseline' ? simulateTexts.baseline : simulateTexts.scenario), counted(people))}
          {refusalMessage(code, values, language)} <span className="quiet">{say(simulateTexts.forExample, counted(number))}</span>
        </li>
      ))}
    </ul>
  )
}
