import { useSay, useSessionState } from '../../session/hooks.ts'
import { shellTexts } from '../../texts/shell.ts'
import { SaveState } from './SaveState.tsx'

/** What holds for the notice as a whole, always in view. */
export function StatusBar() {
  const say = useSay()
  const snapshot = useSessionState((state) => state.snapshot)
  const current = useSessionState((state) => state.snapshot?.revision === state.revision)
  const entry = useSessionState((state) => state.entry)
  if (!snapshot)
    return (
      <footer className="status-bar">
        <SaveState />
        {entry !== '' && say(shellTexts.computing)}
      </footer>
    )
  const { problems, results, sound } = snapshot
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const cases = results?.cases ?? []
  return (
    <footer className="status-bar" data-revision={snapshot.revision} data-current={current} data-took={snapshot.took}>
      <SaveState />
      <span>{say(shellTexts.problems, errors, problems.length - errors)}</span>
      <span>{say(shellTexts.casesPass, cases.filter(({ passed }) => passed).length, cases.length)}</span>
      {results && <span>{say(shellTexts.coverage, results.covered, results.coverable)}</span>}
      <span role="status">{sound ? '' : say(shellTexts.stale)}</span>
    </footer>
  )
}
