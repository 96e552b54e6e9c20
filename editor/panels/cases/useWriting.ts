import { useRef } from 'react'
import type { CaseRequest, CasesChanged } from '../../../engine/service/index.ts'
import { noUnwritten, type Unwritten } from '../../session/casesWork.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'
import { casesTexts } from '../../texts/cases.ts'
import type { CaseColumn } from './columns.ts'
import { requestOf, type Source } from './requests.ts'
import { pending, withOutcome, withTyped } from './unwritten.ts'
import { written } from './writing.ts'

export interface Writing {
  /** Writes what was typed or pasted; what can't be written stays in its cell with the reason. New cases go behind `near`. */
  type(sources: readonly Source[], columns: readonly CaseColumn[], near: string | null): void
  /** Anything else that is asked of cases: done in its turn. Gives what came of it; null where nothing did. */
  ask(requests: readonly CaseRequest[]): Promise<CasesChanged | null>
  /** Gives up what could not be written. */
  discard(): void
}

/** Writes into the notice what is done in the grid, one thing after another. */
export function useWriting(sheetRevision: number): Writing {
  const session = useSession()
  const say = useSay()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = (requests: readonly CaseRequest[]): Promise<CasesChanged | null> => {
    const done = queue.current.then(() => written(session, requests)).catch(() => null)
    queue.current = done
    return done
  }
  const unwritten = (): Unwritten => session.store.getState().cases.unwritten
  const keep = (next: Unwritten) => session.dispatch({ kind: 'cases', work: { unwritten: next } })
  return {
    type(sources, columns, near) {
      keep(withTyped(pending(unwritten(), sheetRevision), sources))
      const failed = {
        faults: sources.map((_, request) => ({ request, at: 'name' as const, name: '', message: say(casesTexts.failed) })),
        names: [],
      }
      void inTurn(sources.map((source) => requestOf(source, columns, near))).then((changed) => {
        // Where nothing had to be written, the sheet that is shown has it already.
        const revision = changed?.edits.length === 0 ? -1 : session.store.getState().revision
        keep(withOutcome(unwritten(), sources, changed ?? failed, columns, revision))
        follow(session, sources, changed?.names ?? [])
      })
    },
    async ask(requests) {
      const changed = await inTurn(requests)
      const reasons = [...new Set(changed?.faults.map(({ message }) => message))].join(say(casesTexts.joint))
      if (!changed || reasons !== '') {
        const text = reasons === '' ? say(casesTexts.failed) : say(casesTexts.refused, reasons)
        session.dispatch({ kind: 'message', severity: 'warning', text })
      }
      return changed && changed.edits.length > 0 ? changed : null
    },
    discard: () => keep(noUnwritten),
  }
}

/** The selected case stays selected under its new name; a new one is selected. */
function follow(session: Session, sources: readonly Source[], names: readonly (string | null)[]): void {
  const { selectedCase } = session.store.getState()
  const at = sources.findIndex(({ key }) => key?.name === selectedCase)
  const added = sources.findIndex(({ key }, index) => key === null && names[index])
  const name = names[added >= 0 ? added : at]
  if (name && name !== selectedCase) session.dispatch({ kind: 'case', name })
}
