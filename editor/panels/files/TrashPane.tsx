import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import type { ThrownAway } from '../../session/keeping/keeping.ts'
import { filesTexts } from '../../texts/files.ts'
import { dayAndTime } from '../common/clock.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'

/** What was thrown away and can be brought back. */
export function TrashPane() {
  const keeping = useKeeping()
  const session = useSession()
  const say = useSay()
  const paths = useSessionState((state) => state.paths)
  const [thrown, setThrown] = useState<readonly ThrownAway[] | null>(null)
  // Anew with each change of the list of files.
  useEffect(() => {
    let current = paths !== null
    void keeping.thrownAway().then((found) => current && setThrown(found))
    return () => {
      current = false
    }
  }, [keeping, paths])
  const bringBack = async (id: string) => {
    const refusal = await keeping.bringBack(id)
    if (refusal) session.dispatch({ kind: 'message', severity: 'error', text: say(refusal) })
  }
  return (
    <Pane title={say(filesTexts.trash)}>
      <p className="files-help">{say(filesTexts.trashHelp)}</p>
      {thrown?.length === 0 && <EmptyState>{say(filesTexts.trashEmpty)}</EmptyState>}
      <ul className="trash-list">
        {thrown?.map(({ id, path, at }) => (
          <li key={id}>
            <span className="trash-path">{path}</span>
            <span className="quiet">{say(filesTexts.removedAt, dayAndTime(at))}</span>
            <Button size="small" aria-label={say(filesTexts.ofFile, say(filesTexts.bringBack), path)} onClick={() => void bringBack(id)}>
              {say(filesTexts.bringBack)}
            </Button>
          </li>
        ))}
      </ul>
    </Pane>
  )
}
