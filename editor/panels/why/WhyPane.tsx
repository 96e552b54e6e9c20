import { useCallback } from 'react'
import { useAnswer, useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { MoreSteps } from './more.ts'
import { WhyTree } from './WhyTree.tsx'

/** Why the chosen result is what it is: what decided it, by which clause, step by step. */
export function WhyPane() {
  const session = useSession()
  const say = useSay()
  const name = useSessionState((state) => state.selectedCase)
  const result = useSessionState((state) => state.selectedResult)
  const stale = useSessionState((state) => state.snapshot?.sound === false)
  const tree = useAnswer('why', name === null ? null : { subject: { case: name }, result })
  const more = useCallback(
    async (id: string, known: readonly string[]) => {
      const found = name === null ? null : await session.ask('whyBelow', { subject: { case: name }, id, known })
      return found ?? []
    },
    [session, name],
  )
  return (
    <Pane title={say(whyTexts.title, result ?? name ?? '')} stale={stale}>
      <MoreSteps.Provider value={more}>
        {tree ? <WhyTree tree={tree} open={result !== null} /> : <EmptyState>{say(whyTexts.choose)}</EmptyState>}
      </MoreSteps.Provider>
    </Pane>
  )
}
