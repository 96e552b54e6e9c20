import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { AffectedPart } from './AffectedPart.tsx'
import { Basis } from './Basis.tsx'
import { BreakdownPart } from './BreakdownPart.tsx'
import { DistributionPart } from './DistributionPart.tsx'
import { ExcelButton } from './exports.tsx'
import { PeopleBar } from './PeopleBar.tsx'
import { Tiles } from './Tiles.tsx'
import { useNotes } from './useNotes.ts'
import type { Simulation } from './useSides.ts'

interface ResultsProps {
  readonly simulation: Simulation
  readonly result: SimulationResult
}

/** The answer in a sentence, then by payer, by people, by group, by size of the change, and person by person. */
export function Results({ simulation, result }: ResultsProps) {
  const session = useSession()
  const say = useSay()
  const { busy, unit, loading, loaded } = useSessionState((state) => state.simulating)
  const notes = useNotes(simulation, result)
  const { summary } = result
  const { person, people } = summary
  const stale = simulation.broken || loading !== null || result.of !== loaded
  const units = useMemo(
    () => [
      { value: 'wan' as const, label: say(simulateTexts.wan) },
      { value: 'yuan' as const, label: say(simulateTexts.yuan) },
    ],
    [say],
  )
  return (
    <div className={stale ? 'simulate-results stale' : 'simulate-results'} data-busy={busy} aria-busy={busy}>
      {summary.basis.synthetic && <p className="simulate-banner">{notes.synthetic}</p>}
      <header className="simulate-answer">
        <p className="simulate-sentence" role="status">
          {notes.sentence}
        </p>
        <div className="simulate-tools">
          <Segmented
            size="small"
            aria-label={say(simulateTexts.unit)}
            value={unit}
            options={units}
            onChange={(next) => session.dispatch({ kind: 'simulating', simulating: { unit: next } })}
          />
          <ExcelButton result={result} notes={notes.all} />
        </div>
      </header>
      <Tiles summary={summary} unit={unit} />
      {person && people && <PeopleBar people={people} person={person} unit={unit} />}
      <Basis result={result} />
      <BreakdownPart summary={summary} notes={notes.all} />
      {person && <DistributionPart summary={summary} person={person} notes={notes.all} />}
      {person && <AffectedPart result={result} person={person} before={simulation.before} notes={notes.all} />}
    </div>
  )
}
