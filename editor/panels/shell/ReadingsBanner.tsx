import { Button } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import './readings.css'

/** Says on every screen that what is shown is not as the notice reads by default, while any reading is switched. */
export function ReadingsBanner() {
  const session = useSession()
  const say = useSay()
  const readings = useSessionState((state) => state.readings)
  const results = useSessionState((state) => state.snapshot?.results)
  const switched = Object.entries(readings)
  if (switched.length === 0) return null
  const known = results?.readings ?? readings
  const named = (all: boolean) => switched.filter(([question]) => Object.hasOwn(known, question) === all)
  const list = (of: typeof switched) => of.map(([question, reading]) => say(checkTexts.readAs, question, reading)).join(say(checkTexts.and))
  const [held, lost] = [named(true), named(false)]
  return (
    <div className="readings-banner" role="status">
      <span>
        {held.length > 0 && <strong>{say(checkTexts.switched, list(held))}</strong>}
        {lost.length > 0 && <span> {say(checkTexts.lost, list(lost))}</span>}
      </span>
      <Button size="small" onClick={() => session.dispatch({ kind: 'readings', readings: {} })}>
        {say(checkTexts.restore)}
      </Button>
    </div>
  )
}
