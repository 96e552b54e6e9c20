import { Alert, Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import type { Asked, RunningAnalysis, Under } from '../../../session/analysing.ts'
import { useSay, useSession, useSessionState } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { simulateTexts } from '../../../texts/simulate.ts'
import { counted } from '../amounts.ts'
import { Problems } from '../Problems.tsx'
import { useSettingNotes } from '../useNotes.ts'
import type { Simulation } from '../useSides.ts'
import { useStale } from './useAnalysis.ts'

interface AnalysisPaneProps {
  readonly simulation: Simulation
  readonly kind: Asked['kind']
  readonly about: string
  /** What a press of the button asks; null where it can't be asked yet. */
  readonly asked: Asked | null
  /** Under what the answer holds; null while there is none. */
  readonly under: Under | null
  /** What is to be filled in first. */
  readonly form?: ReactNode
  readonly children: ReactNode
}

/** One analysis: what it is, the button that starts it, how far it is, and the last answer, greyed where something was changed since. */
export function AnalysisPane({ simulation, kind, about, asked, under, form, children }: AnalysisPaneProps) {
  const session = useSession()
  const say = useSay()
  const { running, refused } = useSessionState((state) => state.simulating.analysing)
  const loading = useSessionState((state) => state.simulating.loading !== null)
  const interpreted = useSessionState((state) => state.simulating.result?.by === 'interpreter')
  const stale = useStale(simulation, under)
  const own = running?.kind === kind ? running : null
  return (
    <div className="simulate-analysis" aria-busy={own !== null}>
      <p className="quiet">{about}</p>
      {interpreted && <p className="quiet">{say(simulateTexts.interpreted)}</p>}
      {form}
      <div className="simulate-analysis-tools">
        <Button
          type="primary"
          disabled={asked === null || own !== null || loading || simulation.broken}
          onClick={() => asked && session.simulation.analyse(asked)}
        >
          {say(under ? analysesTexts.again : analysesTexts.compute)}
        </Button>
        {own && <RunningLine running={own} />}
      </div>
      {refused?.kind === kind && <Problems problems={refused.reasons} />}
      {under && stale && <Alert banner type="warning" title={say(analysesTexts.stale)} />}
      {under && <Rests simulation={simulation} under={under} />}
      {under && <div className={stale ? 'simulate-found stale' : 'simulate-found'}>{children}</div>}
    </div>
  )
}

function RunningLine({ running: { progress } }: { readonly running: RunningAnalysis }) {
  const session = useSession()
  const say = useSay()
  const percent = progress?.all ? Math.floor((100 * progress.done) / progress.all) : 0
  const text =
    progress === null
      ? say(analysesTexts.starting)
      : progress.stage === 'people'
        ? say(analysesTexts.people, counted(progress.done))
        : say(analysesTexts.work, String(percent))
  return (
    <>
      <span role="status">{text}</span>
      <Progress className="simulate-analysis-progress" percent={percent} size="small" showInfo={false} aria-label={text} />
      <Button onClick={() => session.simulation.endAnalysis()}>{say(analysesTexts.cancel)}</Button>
    </>
  )
}

/** That the people are invented, and what was compared. */
function Rests({ simulation, under }: { readonly simulation: Simulation; readonly under: Under }) {
  const { synthetic, sides } = useSettingNotes(simulation, under.tried, under.source)
  return (
    <>
      {synthetic !== '' && <p className="simulate-banner">{synthetic}</p>}
      <p className="quiet">{sides}</p>
    </>
  )
}
