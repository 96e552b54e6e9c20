import { useRef } from 'react'
import type { CaseSheet } from '../../../engine/service/index.ts'
import { useAnswer, useSession, useSessionState } from '../../session/hooks.ts'

export interface ShownSheet {
  readonly sheet: CaseSheet
  /** Of the text that it shows, at least. */
  readonly revision: number
  /** It is of an earlier text: some rule can't be read now. */
  readonly stale: boolean
}

interface Kept {
  readonly entry: string
  readonly sheet: CaseSheet
  readonly revision: number
}

/** The newest sheet of cases; while the rules can't be read, the one before. Null until there is one. */
export function useSheet(): ShownSheet | null {
  const session = useSession()
  const answer = useAnswer('caseSheet', {})
  const entry = useSessionState((state) => state.entry)
  const sound = useSessionState((state) => state.snapshot?.sound !== false)
  const kept = useRef<Kept | null>(null)
  if (answer && kept.current?.sheet !== answer) {
    kept.current = { entry, sheet: answer, revision: session.store.getState().snapshot?.revision ?? 0 }
  }
  const shown = kept.current
  return shown?.entry === entry ? { sheet: shown.sheet, revision: shown.revision, stale: !sound } : null
}
