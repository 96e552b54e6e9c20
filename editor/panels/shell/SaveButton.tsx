import { Button } from 'antd'
import { useEffect } from 'react'
import { useSay } from '../../session/hooks.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import { saveStatus } from '../../session/keeping/status.ts'
import { keepingTexts } from '../../texts/keeping.ts'

/** Saves at once; also by Ctrl+S, wherever the focus is. */
export function SaveButton() {
  const keeping = useKeeping()
  const say = useSay()
  const waits = useKeepingState((state) => ['unwritten', 'notWritten', 'notStored', 'conflict'].includes(saveStatus(state).kind))
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return
      // Not the browser's “save page as”.
      event.preventDefault()
      void keeping.save()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [keeping])
  return (
    <Button type={waits ? 'primary' : 'text'} title={say(keepingTexts.saveHint)} onClick={() => void keeping.save()}>
      {say(keepingTexts.save)}
    </Button>
  )
}
