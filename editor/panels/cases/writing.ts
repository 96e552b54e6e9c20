import type { CaseRequest, CasesChanged } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'

/**
 * Writes what requests come to as one step; null where the text kept changing under them, or the notice is gone. Edits are only
 * made of the text that they were computed from.
 */
export async function written(session: Session, requests: readonly CaseRequest[], whole = false): Promise<CasesChanged | null> {
  for (let tries = 0; tries < 3; tries++) {
    const { revision } = session.store.getState()
    const changed = await session.ask('changeCases', { requests, whole })
    if (session.store.getState().revision !== revision) continue
    if (changed && changed.edits.length > 0) session.apply(changed.edits)
    return changed
  }
  return null
}
