import { Button } from 'antd'
import { useState } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { nothingTried, type Simulated, triedCount } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { WriteScenario } from './WriteScenario.tsx'

/** What can be done with what is tried: written as a scenario, or taken back. */
export function TriedTools({ answer }: { readonly answer: Simulated }) {
  const session = useSession()
  const say = useSay()
  const count = useSessionState((state) => triedCount(state.simulating.tried))
  const [writing, setWriting] = useState(false)
  if (count === 0) return null
  return (
    <div className="simulate-tried">
      <Button type="primary" onClick={() => setWriting(true)}>
        {say(simulateTexts.write)}
      </Button>
      <Button onClick={() => session.dispatch({ kind: 'simulating', simulating: { tried: nothingTried } })}>
        {say(simulateTexts.reset)}
      </Button>
      {writing && <WriteScenario notice={answer.scenario.name} close={() => setWriting(false)} />}
    </div>
  )
}
