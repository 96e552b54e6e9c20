import { useContext, useMemo } from 'react'
import type { comparison } from '../../../engine/index.ts'
import type { WhyTree as Tree, WhyNode } from '../../../engine/service/index.ts'
import type { Before, WhyBoth as Both } from '../../session/comparing.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import { useSlowAnswer } from '../../session/slowAnswer.ts'
import { compareTexts } from '../../texts/compare.ts'
import { Difference } from '../changes/Change.tsx'
import { EmptyState } from '../common/EmptyState.tsx'
import { PlaceLink, RevealContext } from '../common/PlaceLink.tsx'
import { WhyTree } from '../why/WhyTree.tsx'
import { useLanguage } from './language.ts'
import { EarlierContext } from './sides.tsx'

export interface ChangeOfCase {
  readonly group: comparison.ResultGroup
  readonly change: comparison.ResultChange
}

/** Why a result was what it was and why it is what it is, side by side; the steps that differ are marked. */
export function WhyBoth({ before, of }: { readonly before: Before; readonly of: ChangeOfCase }) {
  const say = useSay()
  const session = useSession()
  const language = useLanguage()
  const { group, change } = of
  const { name, entity } = change.case
  const about = useMemo(
    () => ({ before, case: { name, entity }, result: group.name, formerly: group.formerly }),
    [before, name, entity, group.name, group.formerly],
  )
  const { answer, busy } = useSlowAnswer('whyBoth', about)
  const earlier = useContext(EarlierContext)
  const differing = useMemo(() => differingSteps(answer), [answer])
  const written = change.case.from === 'before' ? earlier : session.reveal
  return (
    <section className="compare-whys" aria-label={say(compareTexts.why)} aria-busy={busy}>
      <header className="compare-whys-head">
        <h2>{say(compareTexts.whyOf, name, group.name)}</h2>
        <span>
          {change.before.text[language]} → <strong>{change.after.text[language]}</strong>{' '}
          <Difference of={group.name} difference={change.difference} />
        </span>
        {entity !== null && (
          <RevealContext.Provider value={written}>
            <PlaceLink place={change.case.span}>{say(compareTexts.toCase)}</PlaceLink>
          </RevealContext.Provider>
        )}
      </header>
      <div className={busy ? 'compare-why-sides stale' : 'compare-why-sides'}>
        <RevealContext.Provider value={earlier}>
          <Side title={say(compareTexts.whyBefore)} tree={answer?.before} differing={differing} waiting={answer === null} />
        </RevealContext.Provider>
        <Side title={say(compareTexts.whyAfter)} tree={answer?.after} differing={differing} waiting={answer === null} />
      </div>
    </section>
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
function differingSteps(answer: Both | null): ReadonlySet<string> {
  const [before, after] = [stepsOf(answer?.before), stepsOf(answer?.after)]
  if (before.size === 0 || after.size === 0) return new Set()
  const ids = new Set([...before.keys(), ...after.keys()])
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)))
}

const stepsOf = (tree: Tree | null | undefined): ReadonlyMap<string, string> =>
  new Map(tree && 'nodes' in tree ? tree.nodes.map((node) => [node.id, saidOf(node)]) : [])

const saidOf = ({ value, sentences }: WhyNode): string => [value, ...sentences].join('\n')
