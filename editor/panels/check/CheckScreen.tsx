import { type ReactNode, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useSay } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { PaneTabs } from '../common/PaneTabs.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { ProblemsPane } from './ProblemsPane.tsx'
import { RestsPane } from './RestsPane.tsx'
import './check.css'

const panes = ['problems', 'rests'] as const
type CheckPane = (typeof panes)[number]

/** What is wrong with the notice, and what it rests on beside its text. */
export function CheckScreen() {
  const say = useSay()
  const narrow = useNarrow()
  const [pane, setPane] = useState<CheckPane>('problems')
  const contents: Record<CheckPane, ReactNode> = { problems: <ProblemsPane />, rests: <RestsPane /> }
  return (
    <>
      {narrow ? (
        <PaneTabs
          label={say(checkTexts.panes)}
          panes={panes.map((key) => ({ key, label: say(checkTexts[key]), content: contents[key] }))}
          active={pane}
          onChange={setPane}
        />
      ) : (
        <Group className="home" orientation="horizontal">
          <Panel defaultSize="56%" minSize="30%">
            {contents.problems}
          </Panel>
          <Separator className="separator" />
          <Panel defaultSize="44%" minSize="25%">
            {contents.rests}
          </Panel>
        </Group>
      )}
    </>
  )
}
