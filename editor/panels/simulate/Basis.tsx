import { useSay, useSessionState } from '../../session/hooks.ts'
import type { SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import { RefusedRows } from './RefusedRows.tsx'
import { basisText } from './useNotes.ts'

/** What the figures rest on: how many records, what was left out and why, how they were computed. */
export function Basis({ result: { summary, took, by } }: { readonly result: SimulationResult }) {
  const say = useSay()
  const loaded = useSessionState((state) => state.simulating.loaded)
  const { basis } = summary
  return (
    <div className="simulate-basis">
      <p>
        {basisText(basis, say)}
        {basis.distinct !== null && say(simulateTexts.comma) + say(simulateTexts.distinct, counted(basis.distinct))}
        <span className="quiet"> {say(simulateTexts.took, String(Math.max(1, Math.round(took))))}</span>
      </p>
      {by === 'interpreter' && <p className="quiet">{say(simulateTexts.interpreted)}</p>}
      {loaded && loaded.unreadable > 0 && <RefusedRows loaded={loaded} />}
    </div>
  )
}
