import { Button } from 'antd'
import { useSay } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { EmptyState } from '../common/EmptyState.tsx'

/** Where there is no file at all. */
export function Welcome() {
  const keeping = useKeeping()
  const say = useSay()
  return (
    <EmptyState action={<Button onClick={() => void keeping.addSamples()}>{say(filesTexts.samples)}</Button>}>
      {say(filesTexts.nothing)}
      <br />
      {say(filesTexts.dropHere)}
    </EmptyState>
  )
}
