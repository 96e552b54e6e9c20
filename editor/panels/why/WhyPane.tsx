import { useAnswer, useSay, useSessionState } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { WhyTree } from './WhyTree.tsx'

/** Why the chosen result is what it is: what decided it, by which clause, step by step. */
export function WhyPane() {
  const say = useSay()
  const name = useSessionState((state) => state.selectedCase)
  const result = useSessionState((state) => state.selectedResult)
  const stale = useSessionState((state) => state.snapshot?.sound === false)
  const tree = useAnswer('why', name === null ? null : { subject: { case: name }, result })
  return (
    <Pane title={say(whyTexts.title, result ?? name ?? '')} stale={stale}>
      {tree ? <WhyTree tree={tree} open={result !== null} /> : <EmptyState>{say(whyTexts.choose)}</EmptyState>}
    </Pane>
  )
}
