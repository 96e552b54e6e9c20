import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { ResultPanes } from './analyses/ResultPanes.tsx'
import { Settings } from './Settings.tsx'
import { type Simulation, useSimulation } from './useSides.ts'
import './simulate.css'

/** What the notice, or a change of it, does to a whole population: on the left what is tried, on the right what comes of it. */
export function SimulateScreen() {
  const say = useSay()
  const narrow = useNarrow()
  const simulation = useSimulation()
  const settings = <Settings simulation={simulation} />
  const results = <Shown simulation={simulation} />
  return (
    <div className="simulate">
      <h1 className="unseen">{say(simulateTexts.title)}</h1>
      {narrow ? (
        <div className="simulate-narrow">
          {results}
          {settings}
        </div>
      ) : (
        <SideBySide
          className="simulate-beside"
          parts={[
            { key: 'settings', size: '25%', least: '18%', content: settings },
            { key: 'results', size: '75%', least: '40%', content: results },
          ]}
        />
      )}
    </div>
  )
}

/** The results, or why there are none. */
function Shown({ simulation }: { readonly simulation: Simulation }) {
  const say = useSay()
  const result = useSessionState((state) => state.simulating.result)
  const loading = useSessionState((state) => state.simulating.loading !== null || state.simulating.busy)
  const { answer, busy } = simulation.slow
  const waits = loading || (busy && !answer)
  return (
    <section className="simulate-shown" aria-label={say(simulateTexts.results)}>
      <InTheWay simulation={simulation} />
      <WorkNotice />
      {result && <ResultPanes simulation={simulation} result={result} />}
      {!result &&
        (waits ? <EmptyState>{say(simulateTexts.preparing)}</EmptyState> : <EmptyState>{say(simulateTexts.nobodyYet)}</EmptyState>)}
    </section>
  )
}

/** What has to be put right first, each with the way to it. */
function InTheWay({ simulation: { slow, broken } }: { readonly simulation: Simulation }) {
  const say = useSay()
  const result = useSessionState((state) => state.simulating.result)
  const { answer } = slow
  if (!answer) return null
  return (
    <>
      {broken && <Notice text={say(result ? simulateTexts.brokenStale : simulateTexts.broken)} action={<ToCheck />} />}
      {!broken && answer.scenario.faulty && <Notice text={say(simulateTexts.faulty)} action={<ToCheck />} />}
      {answer.baseline.program === null && !broken && <Notice text={say(simulateTexts.brokenBaseline)} />}
      {answer.configProblems.map((problem) => (
        <Notice key={problem} text={say(simulateTexts.badConfig, problem)} />
      ))}
      {!answer.configured && !broken && <Notice kind="info" text={say(simulateTexts.noConfig)} />}
    </>
  )
}

/** What takes long can be stopped, and begun anew. */
function WorkNotice() {
  const session = useSession()
  const say = useSay()
  const work = useSessionState((state) => state.simulating.work)
  if (work === 'usual') return null
  const [text, does, run] =
    work === 'long'
      ? [simulateTexts.long, simulateTexts.stop, session.simulation.stop]
      : [simulateTexts.stopped, simulateTexts.again, session.simulation.resume]
  return (
    <Notice
      text={say(text)}
      action={
        <Button size="small" onClick={run}>
          {say(does)}
        </Button>
      }
    />
  )
}

function Notice({
  text,
  action,
  kind = 'warning',
}: {
  readonly text: string
  readonly action?: ReactNode
  readonly kind?: 'warning' | 'info'
}) {
  return <Alert banner type={kind} title={text} action={action} />
}

function ToCheck() {
  const session = useSession()
  const say = useSay()
  return (
    <Button size="small" onClick={() => session.dispatch({ kind: 'screen', screen: 'check' })}>
      {say(simulateTexts.toCheck)}
    </Button>
  )
}
