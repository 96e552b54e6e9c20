import { useMemo } from 'react'
import type { WhyTree as Tree, WhyNode } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { compareTexts } from '../../texts/compare.ts'
import type { Place } from '../../worker/snapshot.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { RevealContext } from '../common/PlaceLink.tsx'
import { WhyTree } from '../why/WhyTree.tsx'

interface WhySidesProps {
  /** What each side is called. */
  readonly titles: readonly [before: string, after: string]
  /** Null while they are awaited; a side is null where it has no such result. */
  readonly trees: { readonly before: Tree | null; readonly after: Tree | null } | null
  readonly busy: boolean
  /** Shows a place of the side before. */
  readonly earlier: (place: Place) => void
}

/** Two explanations side by side; the steps that differ are marked. */
export function WhySides({ titles, trees, busy, earlier }: WhySidesProps) {
  const differing = useMemo(() => differingSteps(trees), [trees])
  return (
    <div className={busy ? 'compare-why-sides stale' : 'compare-why-sides'}>
      <RevealContext.Provider value={earlier}>
        <Side title={titles[0]} tree={trees?.before} differing={differing} waiting={trees === null} />
      </RevealContext.Provider>
      <Side title={titles[1]} tree={trees?.after} differing={differing} waiting={trees === null} />
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly tree: Tree | null | undefined
  readonly differing: ReadonlySet<string>
  readonly waiting: boolean
}

function Side({ title, tree, differing, waiting }: SideProps) {
  const say = useSay()
  return (
    <section className="compare-why-side" aria-label={title}>
      <h3>{title}</h3>
      {tree && <WhyTree tree={tree} open differing={differing} />}
      {!tree && !waiting && <EmptyState>{say(compareTexts.noCase)}</EmptyState>}
    </section>
  )
}

/** Ids of the steps that came out differently, were worked out differently, or that one side only has. */
function differingSteps(trees: WhySidesProps['trees']): ReadonlySet<string> {
  const [before, after] = [stepsOf(trees?.before), stepsOf(trees?.after)]
  if (before.size === 0 || after.size === 0) return new Set()
  const ids = new Set([...before.keys(), ...after.keys()])
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)))
}

const stepsOf = (tree: Tree | null | undefined): ReadonlyMap<string, string> =>
  new Map(tree && 'nodes' in tree ? tree.nodes.map((node) => [node.id, saidOf(node)]) : [])

const saidOf = ({ value, sentences }: WhyNode): string => [value, ...sentences].join('\n')
