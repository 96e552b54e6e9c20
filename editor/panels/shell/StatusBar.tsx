import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { toProblem } from '../../session/shortcuts.ts'
import type { Screen } from '../../session/state.ts'
import { version } from '../../session/version.ts'
import { shellTexts } from '../../texts/shell.ts'
import { SaveState } from './SaveState.tsx'
import './status.css'

/** What holds for the notice as a whole, always in view; each part leads to where more of it is. */
export function StatusBar() {
  const say = useSay()
  const snapshot = useSessionState((state) => state.snapshot)
  const current = useSessionState((state) => state.snapshot?.revision === state.revision)
  const entry = useSessionState((state) => state.entry)
  return (
    <footer
      className="status-bar"
      data-revision={snapshot?.revision}
      data-current={snapshot ? current : undefined}
      data-took={snapshot?.took}
    >
      <SaveState />
      {snapshot ? <Results /> : entry !== '' && <span>{say(shellTexts.computing)}</span>}
      <Work />
      <span className="status-version">{say(shellTexts.version, version)}</span>
    </footer>
  )
}

function Results() {
  const session = useSession()
  const say = useSay()
  const problems = useSessionState((state) => state.snapshot?.problems) ?? []
  const results = useSessionState((state) => state.snapshot?.results)
  const sound = useSessionState((state) => state.snapshot?.sound)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const cases = results?.cases ?? []
  const failing = cases.filter(({ passed }) => !passed).length
  const to = (screen: Screen) => () => session.dispatch({ kind: 'screen', screen })
  return (
    <>
      <button type="button" className={errors > 0 ? 'bad' : undefined} title={say(shellTexts.toProblem)} onClick={() => toProblem(session)}>
        {say(shellTexts.problems, errors, problems.length - errors)}
      </button>
      <button type="button" className={failing > 0 ? 'bad' : undefined} title={say(shellTexts.toCases)} onClick={to('cases')}>
        {say(shellTexts.casesPass, cases.length - failing, cases.length)}
      </button>
      {results && (
        <button type="button" title={say(shellTexts.toCoverage)} onClick={to('check')}>
          {say(shellTexts.coverage, results.covered, results.coverable)}
        </button>
      )}
      <span role="status" className="status-stale">
        {sound ? '' : say(shellTexts.stale)}
      </span>
    </>
  )
}

/** A computation that takes long can be stopped; what was computed before stays. */
function Work() {
  const session = useSession()
  const say = useSay()
  const work = useSessionState((state) => state.work)
  const long = work === 'long'
  return (
    <span role="status" className="status-work">
      {work !== 'usual' && (
        <>
          {say(long ? shellTexts.longWork : shellTexts.stopped)}{' '}
          <button type="button" onClick={() => (long ? session.stopWork() : session.resumeWork())}>
            {say(long ? shellTexts.stop : shellTexts.resume)}
          </button>
        </>
      )}
    </span>
  )
}
