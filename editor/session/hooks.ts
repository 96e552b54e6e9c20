import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { say } from '../texts/text.ts'
import type { Answered, Question } from '../worker/protocol.ts'
import type { AskedOf, Session } from './session.ts'
import type { SessionState } from './state.ts'

export const SessionContext = createContext<Session | null>(null)

/** The session that the screen belongs to. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a screen stands outside of a session')
  return session
}

/** A part of the state; the screen is drawn again when it changes. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select)
}

/** Says texts in the officer's language. */
export type Say = ReturnType<typeof useSay>

export function useSay() {
  const language = useSessionState((state) => state.language)
  return useCallback(
    <T extends Parameters<typeof say>[1]>(
      text: T,
      ...values: Parameters<typeof say<T>> extends [unknown, unknown, ...infer V] ? V : never
    ) => say(language, text, ...(values as never)),
    [language],
  )
}

/**
 * The answer to a question, asked again after every edit and change of language; the last answer stays until the next is there.
 * `about` null asks nothing.
 */
export function useAnswer<Q extends Question>(question: Q, about: AskedOf<Q> | null): Answered<Q> | null {
  const session = useSession()
  const [answer, setAnswer] = useState<Answered<Q> | null>(null)
  const revision = useSessionState(({ snapshot }) => snapshot?.revision ?? 0)
  const entry = useSessionState((state) => state.entry)
  const language = useSessionState((state) => state.language)
  const readings = useSessionState((state) => state.readings)
  const asked = about === null ? null : JSON.stringify({ about, revision, entry, language, readings })
  useEffect(() => {
    let current = true
    const take = (answered: Answered<Q> | null) => current && setAnswer(answered)
    if (asked === null) take(null)
    else session.ask(question, (JSON.parse(asked) as { about: AskedOf<Q> }).about).then(take, () => take(null))
    return () => {
      current = false
    }
  }, [session, question, asked])
  return answer
}
