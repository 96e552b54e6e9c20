import type { ReactNode } from 'react'
import { SourcePane } from '../../monaco/SourcePane.tsx'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { type HomePane, homePanes } from '../../session/state.ts'
import { homeTexts } from '../../texts/home.ts'
import { PaneTabs } from '../common/PaneTabs.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { NoticePane } from '../notice/NoticePane.tsx'
import { TablePane } from '../table/TablePane.tsx'
import { WhyPane } from '../why/WhyPane.tsx'
import { CasesPane } from './CasesPane.tsx'
import { ProblemStrip } from './ProblemStrip.tsx'
import { SourceHead } from './SourceHead.tsx'

/** Drafting: the notice, its rules, and what every sample case gets and why. */
export function HomeScreen() {
  return useNarrow() ? <NarrowHome /> : <WideHome />
}

/** In the middle: the source, with what is wrong in it underneath; or one of its tables as a grid. */
function SourceColumn() {
  const table = useSessionState((state) => state.table)
  if (table) return <TablePane table={table} />
  return (
    <div className="source-column" data-region>
      <SourceHead />
      <SourcePane />
      <ProblemStrip />
    </div>
  )
}

const part = (name: HomePane, content: ReactNode) => (
  <div className="home-part" data-tour={name}>
    {content}
  </div>
)

const contents: Readonly<Record<HomePane, ReactNode>> = {
  notice: part('notice', <NoticePane />),
  source: part('source', <SourceColumn />),
  cases: part('cases', <CasesPane />),
  why: part('why', <WhyPane />),
}

function NarrowHome() {
  const session = useSession()
  const say = useSay()
  const active = useSessionState((state) => state.pane)
  return (
    <PaneTabs
      label={say(homeTexts.panes)}
      panes={homePanes.map((key) => ({ key, label: say(homeTexts.pane[key]), content: contents[key] }))}
      active={active}
      onChange={(pane) => session.dispatch({ kind: 'pane', pane })}
    />
  )
}

function WideHome() {
  const isTableAlone = useSessionState(({ table, tableWide }) => table !== null && tableWide)
  if (isTableAlone) return contents.source
  return (
    <SideBySide
      parts={[
        { key: 'notice', size: '28%', least: '12%', content: contents.notice },
        { key: 'source', size: '42%', least: '25%', content: contents.source },
        { key: 'results', size: '30%', least: '15%', content: <CasesOverWhy /> },
      ]}
    />
  )
}

function CasesOverWhy() {
  return (
    <SideBySide
      orientation="vertical"
      parts={[
        { key: 'cases', size: '50%', least: '15%', content: contents.cases },
        { key: 'why', size: '50%', least: '15%', content: contents.why },
      ]}
    />
  )
}
