import { useEffect, useMemo, useState } from 'react'
import type { Answered, SlowQuestion } from '../worker/protocol.ts'
import { useSession, useSessionState } from './hooks.ts'
import type { AskedOf } from './session.ts'

/** The last answer, and whether a newer one is being worked out: then it is shown greyed. */
export interface SlowAnswer<T> {
  readonly answer: T | null
  readonly busy: boolean
}

/** How long the officer has to stop typing before a slow question is asked again, in milliseconds. */
const pause = 400

/** Questions whose answers hold whatever readings are switched. */
const whateverReadings: ReadonlySet<SlowQuestion> = new Set<SlowQuestion>(['assumptions'])
const noReadings = {}

/**
 * The answer to a slow question about the text as it stands: asked when the screen is shown and after each pause in typing, one at
 * a time, in a worker in which no keystroke waits. `about` null asks nothing; give the same object as long as the same is asked.
 */
export function useSlowAnswer<Q extends SlowQuestion>(question: Q, about: AskedOf<Q> | null): SlowAnswer<Answered<Q>> {
  const session = useSession()
  const revision = useSessionState((state) => state.revision)
  const entry = useSessionState((state) => state.entry)
  const language = useSessionState((state) => state.language)
  const readings = useSessionState((state) => (whateverReadings.has(question) ? noReadings : state.readings))
  const wanted = useMemo(
    () => (about === null ? null : { about, revision, entry, language, readings }),
    [about, revision, entry, language, readings],
  )
  const [given, setGiven] = useState<{ readonly wanted: object; readonly entry: string; readonly answer: Answered<Q> | null } | null>(null)
  const [asking, setAsking] = useState(false)
  const busy = wanted !== null && given?.wanted !== wanted
  const first = given === null
  useEffect(() => {
    if (!busy || wanted === null || asking) return
    const take = (answer: Answered<Q> | null) => {
      setGiven({ wanted, entry: wanted.entry, answer })
      setAsking(false)
    }
    const ask = () => {
      setAsking(true)
      // A failure has been told by the session.
      session.ask(question, wanted.about).then(take, () => take(null))
    }
    const timer = setTimeout(ask, first ? 0 : pause)
    return () => clearTimeout(timer)
  }, [session, question, wanted, busy, asking, first])
  const current = wanted !== null && given?.entry === entry ? given.answer : null
  return { answer: current, busy }
}
