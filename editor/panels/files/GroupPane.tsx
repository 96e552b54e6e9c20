import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { Pane } from '../common/Pane.tsx'
import { PaneTabs, type TabbedPane } from '../common/PaneTabs.tsx'
import { Duplicate } from './Duplicate.tsx'
import { FileTable } from './FileTable.tsx'
import { decisionsOf, type Group, groupName, isShared } from './groups.ts'
import { HistoryTab } from './HistoryTab.tsx'
import { NewScenario } from './NewScenario.tsx'
import { NextYear } from './NextYear.tsx'
import { RenameGroup } from './Rename.tsx'
import { useActions } from './useActions.ts'
import { ValuesTab } from './ValuesTab.tsx'

type Tab = 'files' | 'values' | 'history'

/** A notice with what belongs to it: its files, the values of a draft, what they once were. */
export function GroupPane({ group }: { readonly group: Group }) {
  const keeping = useKeeping()
  const say = useSay()
  const tab = useKeepingState((state) => state.view.tab)
  const panes: TabbedPane<Tab>[] = [
    { key: 'files', label: say(filesTexts.filesTab), content: <FileTable group={group} /> },
    ...(group.main && group.isDraft
      ? [
          {
            key: 'values' as const,
            label: say(filesTexts.valuesTab),
            content: <ValuesTab key={group.main.path} path={group.main.path} decisions={decisionsOf(group)} />,
          },
        ]
      : []),
    { key: 'history', label: say(filesTexts.historyTab), content: <HistoryTab group={group} /> },
  ]
  return (
    <Pane title={isShared(group) ? say(filesTexts.sharedFiles) : groupName(group)} tools={<GroupTools group={group} />}>
      <PaneTabs
        label={groupName(group)}
        panes={panes}
        active={tab === 'trash' ? 'files' : tab}
        onChange={(key) => keeping.view({ tab: key })}
      />
    </Pane>
  )
}

type Dialog = 'scenario' | 'nextYear' | 'duplicate' | 'rename'

function GroupTools({ group }: { readonly group: Group }) {
  const say = useSay()
  const actions = useActions()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const { main, folder, files } = group
  const paths = files.map(({ path }) => path)
  const more = [
    { key: 'duplicate', label: say(filesTexts.duplicate), onClick: () => setDialog('duplicate') },
    { key: 'rename', label: say(filesTexts.rename), onClick: () => setDialog('rename') },
    { key: 'zip', label: say(filesTexts.downloadZip), onClick: () => actions.downloadZip(folder || 'tiaoli', paths) },
    { key: 'remove', label: say(filesTexts.remove), danger: true, onClick: () => actions.remove(paths) },
  ]
  return (
    <>
      {main && (
        <>
          <Button size="small" onClick={() => actions.open(main)}>
            {say(filesTexts.open)}
          </Button>
          <Button size="small" onClick={() => setDialog('nextYear')}>
            {say(filesTexts.nextYear)}
          </Button>
          <Button size="small" onClick={() => setDialog('scenario')}>
            {say(filesTexts.newScenario)}
          </Button>
        </>
      )}
      <Dropdown trigger={['click']} menu={{ items: more }}>
        <Button size="small" aria-label={say(filesTexts.moreOf, groupName(group))}>
          {say(filesTexts.more)}
        </Button>
      </Dropdown>
      {dialog === 'nextYear' && main && <NextYear notice={main} folder={folder} close={close} />}
      {dialog === 'scenario' && main && <NewScenario notice={main} folder={folder} close={close} />}
      {dialog === 'duplicate' && <Duplicate group={group} close={close} />}
      {dialog === 'rename' && <RenameGroup group={group} close={close} />}
    </>
  )
}
