import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { SourcePane } from '../../monaco/SourcePane.tsx'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { type HomePane, homePanes } from '../../session/state.ts'
import { homeTexts } from '../../texts/home.ts'
import { PaneTabs } from '../common/PaneTabs.tsx'
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
    <Group className="home" orientation="horizontal">
      <Panel defaultSize="28%" minSize="12%">
        {contents.notice}
      </Panel>
      <Separator className="separator" />
      <Panel defaultSize="42%" minSize="25%">
        {contents.source}
      </Panel>
      <Separator className="separator" />
      <Panel defaultSize="30%" minSize="15%">
        <Group orientation="vertical">
          <Panel defaultSize="50%" minSize="15%">
            {contents.cases}
          </Panel>
          <Separator className="separator" />
          <Panel defaultSize="50%" minSize="15%">
            {contents.why}
          </Panel>
        </Group>
      </Panel>
    </Group>
  )
}
