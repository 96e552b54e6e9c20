import { useSay, useSession, useSessionState } from '../../../session/hooks.ts'
import type { SimulationResult } from '../../../session/simulating.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { PaneTabs } from '../../common/PaneTabs.tsx'
import { Results } from '../Results.tsx'
import type { Simulation } from '../useSides.ts'
import { CliffsPane } from './CliffsPane.tsx'
import { SeekPane } from './SeekPane.tsx'
import { SensitivityPane } from './SensitivityPane.tsx'

interface ResultPanesProps {
  readonly simulation: Simulation
  readonly result: SimulationResult
}

/** The results, and what can be asked beyond them. */
export function ResultPanes({ simulation, result }: ResultPanesProps) {
  const session = useSession()
  const say = useSay()
  const active = useSessionState((state) => state.simulating.pane)
  const pane = (key: typeof active) => ({ key, label: say(analysesTexts[key]) })
  return (
    <PaneTabs
      label={say(analysesTexts.panes)}
      active={active}
      panes={[
        { ...pane('results'), content: <Results simulation={simulation} result={result} /> },
        { ...pane('sensitivity'), content: <SensitivityPane simulation={simulation} /> },
        { ...pane('seek'), content: <SeekPane simulation={simulation} summary={result.summary} /> },
        { ...pane('cliffs'), content: <CliffsPane simulation={simulation} /> },
      ]}
      onChange={(next) => session.dispatch({ kind: 'simulating', simulating: { pane: next } })}
    />
  )
}
