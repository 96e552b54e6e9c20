import { useEffect, useState } from 'react'
import type { Finding } from '../../../engine/service/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { OpenTable } from '../../session/state.ts'
import { tableTexts } from '../../texts/table.ts'

/** Writes a case of the record that shows a gap or an overlap, and chooses it once its results are there. */
export function useCaseOfFinding(table: OpenTable, notify: (text: string) => void): (finding: Finding) => void {
  const session = useSession()
  const say = useSay()
  const [made, setMade] = useState<string | null>(null)
  const isThere = useSessionState(({ snapshot }) => snapshot?.results?.cases.some(({ name }) => name === made) === true)
  useEffect(() => {
    if (made === null || !isThere) return
    session.dispatch({ kind: 'case', name: made })
    setMade(null)
  }, [session, made, isThere])
  return ({ witness }) => {
    session.ask('witnessCase', { witness, table: table.name }).then(
      (answer) => {
        if (!answer) return
        const { draft, filled, edits, refusals } = answer
        if (refusals.length > 0) return notify(say(tableTexts.refused, refusals.join(say(tableTexts.colon))))
        session.apply(edits)
        setMade(draft.name)
        const fields = filled.join(say(tableTexts.factsJoint))
        notify(filled.length === 0 ? say(tableTexts.caseMade, draft.name) : say(tableTexts.caseFilled, draft.name, fields))
      },
      () => notify(say(tableTexts.notAnswered)),
    )
  }
}
