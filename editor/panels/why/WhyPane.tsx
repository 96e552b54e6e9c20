import { useMemo } from 'react'
import type { WhyNode, WhyTree } from '../../../engine/service/index.ts'
import { useAnswer, useSay, useSessionState } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { Refusals } from './Refusals.tsx'
import { Step } from './Step.tsx'
import './why.css'

/** Why the chosen result is what it is: what decided it, by which clause, step by step. */
export function WhyPane() {
  const say = useSay()
  const name = useSessionState((state) => state.selectedCase)
  const result = useSessionState((state) => state.selectedResult)
  const stale = useSessionState((state) => state.snapshot?.sound === false)
  const tree = useAnswer('why', name === null ? null : { subject: { case: name }, result })
  return (
    <Pane title={say(whyTexts.title, result ?? name ?? '')} stale={stale}>
      {tree ? <Tree tree={tree} single={result !== null} /> : <EmptyState>{say(whyTexts.choose)}</EmptyState>}
    </Pane>
  )
}

function Tree({ tree, single }: { readonly tree: WhyTree; readonly single: boolean }) {
  const say = useSay()
  const nodes = useMemo(() => new Map('nodes' in tree ? tree.nodes.map((node) => [node.id, node]) : []), [tree])
  if (tree.kind === 'broken') return <EmptyState>{say(whyTexts.broken)}</EmptyState>
  if (tree.kind === 'noSuch') return <EmptyState>{say(whyTexts.noSuch)}</EmptyState>
  const roots = tree.roots.flatMap((id): WhyNode[] => (nodes.get(id) ? [nodes.get(id) as WhyNode] : []))
  return (
    <>
      {tree.kind === 'refused' && <Refusals refusals={tree.refusals} />}
      <ul className="why-tree">
        {roots.map((node) => (
          <Step key={`${node.id} ${single}`} node={node} nodes={nodes} open={single} depth={0} />
        ))}
      </ul>
    </>
  )
}
