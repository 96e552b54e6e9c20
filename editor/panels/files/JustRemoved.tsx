import { Alert, Button } from 'antd'
import { useSay, useSession } from '../../session/hooks.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'

/** Throwing away is one click, and so is taking it back. */
export function JustRemoved() {
  const keeping = useKeeping()
  const session = useSession()
  const say = useSay()
  const paths = useKeepingState((state) => state.thrownAway)
  if (paths.length === 0) return null
  const undo = async () => {
    const thrown = (await keeping.thrownAway()).filter(({ path }) => paths.includes(path))
    const newest = thrown.filter(({ path }, i) => thrown.findIndex((other) => other.path === path) === i)
    for (const { id } of newest) {
      const refusal = await keeping.bringBack(id)
      if (refusal) session.dispatch({ kind: 'message', severity: 'error', text: say(refusal) })
    }
    keeping.forgetThrownAway()
  }
  return (
    <Alert
      banner
      closable={{ onClose: () => keeping.forgetThrownAway() }}
      type="info"
      title={say(filesTexts.removed, paths.length > 2 ? `${paths[0]}…（${paths.length}）` : paths.join('、'))}
      action={
        <Button size="small" onClick={() => void undo()}>
          {say(filesTexts.undoRemove)}
        </Button>
      }
    />
  )
}
