import { Group, Panel, Separator } from 'react-resizable-panels'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { useKeepingState } from '../../session/keeping/hooks.ts'
import { folderOf } from '../../session/keeping/references.ts'
import { useFileHeads } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import { useNarrow } from '../common/useNarrow.ts'
import { DropZone } from './DropZone.tsx'
import './files.css'
import { GroupPane } from './GroupPane.tsx'
import { groupsOf } from './groups.ts'
import { NoticeList } from './NoticeList.tsx'
import { TrashPane } from './TrashPane.tsx'
import { Welcome } from './Welcome.tsx'

/** Notices and scenarios with their files: opened, made, imported, exported, brought back. */
export function FilesScreen() {
  const say = useSay()
  const groups = groupsOf(useFileHeads())
  const entry = useSessionState((state) => state.entry)
  const empty = useSessionState((state) => state.paths.length === 0)
  const view = useKeepingState((state) => state.view)
  const narrow = useNarrow()
  const chosen = groups.find(({ folder }) => folder === (view.folder ?? folderOf(entry))) ?? groups[0]
  const detail =
    view.tab === 'trash' ? <TrashPane /> : chosen ? <GroupPane key={chosen.folder} group={chosen} /> : empty ? <Welcome /> : null
  return (
    <DropZone>
      <h1 className="unseen">{say(filesTexts.title)}</h1>
      <Group className="files-screen" orientation={narrow ? 'vertical' : 'horizontal'}>
        <Panel defaultSize="24%" minSize="16%">
          <NoticeList groups={groups} chosen={view.tab === 'trash' ? null : (chosen?.folder ?? null)} />
        </Panel>
        <Separator className="separator" />
        <Panel minSize="30%">{detail}</Panel>
      </Group>
    </DropZone>
  )
}
