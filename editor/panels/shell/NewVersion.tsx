import { Button } from 'antd'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { shellTexts } from '../../texts/shell.ts'

/** The browser has taken in a newer editor than the one on the page; the officer reloads when it suits her. */
export function NewVersion() {
  const keeping = useKeeping()
  const say = useSay()
  const known = useSessionState((state) => state.newVersion)
  if (!known) return null
  return (
    <aside className="shell-notice" role="status">
      <span>{say(shellTexts.newVersion)}</span>
      <Button size="small" onClick={() => void keeping.save().then(() => location.reload())}>
        {say(shellTexts.reload)}
      </Button>
    </aside>
  )
}
