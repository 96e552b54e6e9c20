import { useMemo } from 'react'
import type { WhyTree as Tree, WhyNode } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Refusals } from './Refusals.tsx'
import { Step } from './Step.tsx'
import './why.css'

interface WhyTreeProps {
  readonly tree: Tree
  /** Whether its results stand open at first. */
  readonly open: boolean
  /** The steps, by id, that another explanation beside it does not have like this. */
  readonly differing?: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** An explanation: the results that were asked for, below each what it was worked out from. */
export function WhyTree({ tree, open, differing = none }: WhyTreeProps) {
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
          <Step key={`${node.id} ${open}`} node={node} nodes={nodes} differing={differing} open={open} depth={0} />
        ))}
      </ul>
    </>
  )
}
