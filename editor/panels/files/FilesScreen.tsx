import { type ReactNode, useEffect, useState } from 'react'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { useKeepingState } from '../../session/keeping/hooks.ts'
import { folderOf } from '../../session/keeping/references.ts'
import { useFileHeads } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import { PaneTabs, type TabbedPane } from '../common/PaneTabs.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { DropZone } from './DropZone.tsx'
import './files.css'
import { GroupPane } from './GroupPane.tsx'
import { groupName, groupsOf } from './groups.ts'
import { JustRemoved } from './JustRemoved.tsx'
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
  const list = <NoticeList groups={groups} chosen={view.tab === 'trash' ? null : (chosen?.folder ?? null)} />
  const title = view.tab === 'trash' || !chosen ? say(filesTexts.trash) : groupName(chosen)
  return (
    <DropZone>
      <h1 className="unseen">{say(filesTexts.title)}</h1>
      <JustRemoved />
      <div className="files-screen">
        {narrow ? <OneAtATime list={list} title={title} detail={detail} /> : <ListBesideDetail list={list} detail={detail} />}
      </div>
    </DropZone>
  )
}

interface PartsProps {
  readonly list: ReactNode
  readonly detail: ReactNode
}

function ListBesideDetail({ list, detail }: PartsProps) {
  return (
    <SideBySide
      parts={[
        { key: 'list', size: '24%', least: '16%', content: list },
        { key: 'detail', size: '76%', least: '30%', content: detail },
      ]}
    />
  )
}

/** The list or what is chosen in it; a choice shows it. */
function OneAtATime({ list, title, detail }: PartsProps & { readonly title: string }) {
  const say = useSay()
  const view = useKeepingState((state) => state.view)
  const [shown, setShown] = useState<'list' | 'detail'>('detail')
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice makes another view
  useEffect(() => setShown('detail'), [view])
  const panes: TabbedPane<'list' | 'detail'>[] = [
    { key: 'list', label: say(filesTexts.notices), content: list },
    { key: 'detail', label: title, content: detail },
  ]
  return <PaneTabs label={say(filesTexts.title)} panes={panes} active={shown} onChange={setShown} />
}
