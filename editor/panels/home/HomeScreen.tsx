import { Group, Panel, Separator } from 'react-resizable-panels'
import { SourcePane } from '../../monaco/SourcePane.tsx'
import { NoticePane } from '../notice/NoticePane.tsx'
import { WhyPane } from '../why/WhyPane.tsx'
import { CasesPane } from './CasesPane.tsx'
import { ProblemStrip } from './ProblemStrip.tsx'

/** Drafting: the notice, its rules, and what every sample case gets and why. */
export function HomeScreen() {
  return (
    <Group className="home" orientation="horizontal">
      <Panel defaultSize="28%" minSize="12%">
        <NoticePane />
      </Panel>
      <Separator className="separator" />
      <Panel defaultSize="42%" minSize="25%">
        <div className="source-column">
          <SourcePane />
          <ProblemStrip />
        </div>
      </Panel>
      <Separator className="separator" />
      <Panel defaultSize="30%" minSize="15%">
        <Group orientation="vertical">
          <Panel defaultSize="50%" minSize="15%">
            <CasesPane />
          </Panel>
          <Separator className="separator" />
          <Panel defaultSize="50%" minSize="15%">
            <WhyPane />
          </Panel>
        </Group>
      </Panel>
    </Group>
  )
}
