import { type ReactNode, useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { PaneTabs } from '../common/PaneTabs.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
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
        <SideBySide
          parts={[
            { key: 'problems', size: '56%', least: '30%', content: contents.problems },
            { key: 'rests', size: '44%', least: '25%', content: contents.rests },
          ]}
        />
      )}
    </>
  )
}
