import { Button } from 'antd'
import { useState } from 'react'
import type { TargetLine } from '../../../engine/service/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { version } from '../../session/version.ts'
import { exportTexts } from '../../texts/export.ts'
import type { Answered } from '../../worker/protocol.ts'
import { ProblemList } from '../check/ProblemList.tsx'
import { ExportFiles } from './ExportFiles.tsx'

/** What was written when it was last asked for, of which text. */
interface Made {
  readonly revision: number
  /** null where it failed. */
  readonly answer: Answered<'exported'>
}

/** A target: what it is; once it is asked for, its files or why there are none. Writing takes seconds, so that nobody waits for it unasked. */
export function TargetCard({ target: { id, name, about } }: { readonly target: TargetLine }) {
  const say = useSay()
  const { made, working, write } = useExport(id)
  const revision = useSessionState(({ snapshot }) => snapshot?.revision ?? 0)
  const outdated = made !== null && made.revision !== revision
  return (
    <section className="target-card" aria-labelledby={`target-${id}`} aria-busy={working}>
      <h3 id={`target-${id}`}>{name}</h3>
      <div className="target-tools">
        <p>{about}</p>
        <Button
          loading={working}
          aria-label={say(made === null ? exportTexts.writeTarget : exportTexts.writeTargetAgain, name)}
          onClick={write}
        >
          {say(made === null ? exportTexts.write : exportTexts.writeAgain)}
        </Button>
      </div>
      {working && (
        <p className="quiet" role="status">
          {say(exportTexts.working)}
        </p>
      )}
      {outdated && (
        <p className="refused" role="status">
          {say(exportTexts.outdated)}
        </p>
      )}
      {made && <Written target={id} answer={made.answer} />}
    </section>
  )
}

/** Writes a target when asked to, of the text as it then is. */
function useExport(target: string) {
  const session = useSession()
  const [made, setMade] = useState<Made | null>(null)
  const [working, setWorking] = useState(false)
  const write = () => {
    const revision = session.store.getState().snapshot?.revision ?? 0
    setWorking(true)
    const take = (answer: Made['answer']) => {
      setMade({ revision, answer })
      setWorking(false)
    }
    session.ask('exported', { target, version }).then(take, () => take(null))
  }
  return { made, working, write }
}

function Written({ target, answer }: { readonly target: string; readonly answer: Answered<'exported'> }) {
  const say = useSay()
  if (answer?.kind === 'files') return <ExportFiles target={target} files={answer.files} />
  if (answer === null)
    return (
      <p className="refused" role="status">
        {say(exportTexts.failed)}
      </p>
    )
  return (
    <>
      <p className="refused" role="status">
        {say(answer.because === 'errors' ? exportTexts.refused : exportTexts.cannot)}
      </p>
      <ProblemList problems={answer.problems} />
    </>
  )
}
