import { useEffect, useState } from 'react'
import type { CaseForm, CaseRequest, TriedCase, TypedCase } from '../../../../engine/service/index.ts'
import { type CaseFormAt, type CaseFormWork, entityKey } from '../../../session/casesWork.ts'
import { useAnswer, useSay, useSession, useSessionState } from '../../../session/hooks.ts'
import type { Session } from '../../../session/session.ts'
import { casesTexts } from '../../../texts/cases.ts'
import { written } from '../writing.ts'
import { completed, emptyCase, type Faults, faultsOf } from './typed.ts'

export interface OpenForm {
  /** null until it is known. */
  readonly typed: TypedCase | null
  /** The case that it was opened for is gone. */
  readonly gone: boolean
  readonly filled: readonly string[]
  readonly tried: TriedCase | null
  readonly faults: Faults
  type(typed: TypedCase): void
  /** Writes the case into the notice and closes the form; gives how many things have to be corrected first. */
  save(form: CaseForm): Promise<number>
}

/** What stands in the form: kept in the session, so that another screen can be looked at in between. */
export function useCaseForm(at: CaseFormAt): OpenForm {
  const session = useSession()
  const say = useSay()
  const work = useSessionState((state) => state.cases.form)
  const [gone, setGone] = useState(false)
  const [attempted, setAttempted] = useState(false)
  const typed = work?.typed ?? null
  const of = at.kind === 'edit' ? at.case : null
  const tried = useAnswer('tryCase', typed && { typed, of })
  useEffect(() => {
    if (session.store.getState().cases.form?.typed) return
    opened(session, at).then(
      (form) => (form ? keep(session, at, form) : setGone(true)),
      () => setGone(true),
    )
  }, [session, at])
  return {
    typed,
    gone,
    filled: work?.filled ?? [],
    tried,
    faults: typed && tried ? faultsOf(tried.problems, typed, attempted) : new Map(),
    type: (next) => work && keep(session, at, { ...work, typed: next }),
    async save(form) {
      if (!typed) return 0
      setAttempted(true)
      const changed = await written(session, [requestFor(at, completed(typed, form))], true)
      if (!changed) {
        session.dispatch({ kind: 'message', severity: 'warning', text: say(casesTexts.failed) })
        return 0
      }
      const name = changed.names[0]
      if (changed.faults.length > 0 || !name) return changed.faults.length
      shown(session, typed.entity, name, of === null)
      return 0
    },
  }
}

function keep(session: Session, at: CaseFormAt, form: CaseFormWork): void {
  if (session.store.getState().cases.form?.at === at) session.dispatch({ kind: 'cases', work: { form } })
}

async function opened(session: Session, at: CaseFormAt): Promise<CaseFormWork | null> {
  if (at.kind === 'witness') {
    const answer = await session.ask('witnessCase', { witness: at.witness, table: at.table })
    return answer && { at, opened: answer.typed, typed: answer.typed, filled: answer.filled }
  }
  const typed = at.kind === 'new' ? emptyCase(at.entity) : await session.ask('typedCase', { case: at.case })
  return typed && { at, opened: typed, typed, filled: [] }
}

function requestFor(at: CaseFormAt, { entity, ...typed }: TypedCase): CaseRequest {
  if (at.kind === 'edit') return { kind: 'edit', case: at.case, typed }
  if (at.kind === 'witness') return { kind: 'add', typed: { ...typed, entity }, near: at.table === null ? {} : { table: at.table } }
  return { kind: 'add', typed: { ...typed, entity }, near: at.near === null ? {} : { case: at.near } }
}

/** The case that was written is the selected one, and in sight. */
function shown(session: Session, entity: string | null, name: string, isNew: boolean): void {
  const { view } = session.store.getState().cases
  const inSight = { show: 'all', clause: null, text: '', entity: view.entity === null ? null : entityKey(entity) } as const
  session.dispatch({ kind: 'cases', work: { form: null, ...(isNew ? { view: inSight } : {}) } })
  session.dispatch({ kind: 'case', name })
}
