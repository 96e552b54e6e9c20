import { useMemo } from 'react'
import { useSession } from '../../session/hooks.ts'
import type { Dial, OpenPoint, Tried } from '../../session/simulating.ts'
import type { Action } from '../../session/state.ts'

/** Changes of what is tried; what is as the notice has it is not tried. */
export function useTried() {
  const session = useSession()
  return useMemo(() => {
    const now = (): Tried => session.store.getState().simulating.tried
    const acting = (tried: Tried): Action => ({ kind: 'simulating', simulating: { tried } })
    const without = (key: string): Action => {
      const { [key]: _, ...parameters } = now().parameters
      return acting({ ...now(), parameters })
    }
    return {
      parameter({ key, value }: Dial, text: string): void {
        const before = now().parameters[key]
        if (text === (before ?? value)) return
        session.dispatch(text === value ? without(key) : acting({ ...now(), parameters: { ...now().parameters, [key]: text } }))
      },
      reset: (key: string): void => session.dispatch(without(key)),
      reading({ name, chosen }: OpenPoint, reading: string): void {
        const { [name]: _, ...others } = now().readings
        session.dispatch(acting({ ...now(), readings: reading === chosen ? others : { ...others, [name]: reading } }))
      },
    }
  }, [session])
}
