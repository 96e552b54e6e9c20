import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Keeping } from './keeping.ts'
import type { KeepingState } from './state.ts'

export const KeepingContext = createContext<Keeping | null>(null)

/** What keeps the texts of the session that the screen belongs to. */
export function useKeeping(): Keeping {
  const keeping = useContext(KeepingContext)
  if (!keeping) throw new Error('a screen stands outside of a session')
  return keeping
}

/** A part of the state of keeping; the screen is drawn again when it changes. */
export function useKeepingState<T>(select: (state: KeepingState) => T): T {
  return useStore(useKeeping().store, select)
}
