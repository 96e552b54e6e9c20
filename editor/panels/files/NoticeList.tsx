import { Checkbox } from 'antd'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import { folderOf } from '../../session/keeping/references.ts'
import { filesTexts } from '../../texts/files.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { Pane } from '../common/Pane.tsx'
import { type Group, groupName, isShared } from './groups.ts'
import { Tools } from './Tools.tsx'

interface NoticeListProps {
  readonly groups: readonly Group[]
  readonly chosen: string | null
}

/** Every notice by its name, then the folders that notices share. */
export function NoticeList({ groups, chosen }: NoticeListProps) {
  const keeping = useKeeping()
  const say = useSay()
  const tab = useKeepingState((state) => state.view.tab)
  return (
    <Pane title={say(filesTexts.notices)} tools={<Tools />}>
      <ul className="notice-list">
        {groups.map((group) => (
          <li key={group.folder}>
            <NoticeLine group={group} chosen={group.folder === chosen} />
          </li>
        ))}
        <li>
          <button type="button" className="notice-line quiet" aria-pressed={tab === 'trash'} onClick={() => keeping.view({ tab: 'trash' })}>
            {say(filesTexts.trash)}
          </button>
        </li>
      </ul>
      <Home />
    </Pane>
  )
}

function NoticeLine({ group, chosen }: { readonly group: Group; readonly chosen: boolean }) {
  const keeping = useKeeping()
  const say = useSay()
  const current = useSessionState(({ entry }) => entry !== '' && folderOf(entry) === group.folder)
  const tags = [
    current && say(filesTexts.current),
    group.isDraft && say(filesTexts.draftTag),
    group.scenarios.length > 0 && `${say(filesTexts.scenarioTag)} ${group.scenarios.length}`,
  ].filter(Boolean)
  return (
    <button
      type="button"
      className="notice-line"
      aria-pressed={chosen}
      onClick={() => keeping.view({ folder: group.folder, file: null, tab: 'files' })}
    >
      <span className="notice-name">{isShared(group) ? say(filesTexts.sharedFiles) : groupName(group)}</span>
      <span className="notice-tags">{tags.join(' · ')}</span>
      <span className="notice-folder">{group.folder || '/'}</span>
    </button>
  )
}

/** Where all this is kept. */
function Home() {
  const keeping = useKeeping()
  const say = useSay()
  const folder = useKeepingState((state) => state.folder)
  const toFolder = useKeepingState((state) => state.toFolder)
  return (
    <p className="files-home">
      {folder === null ? say(filesTexts.inBrowser) : say(filesTexts.inFolder, folder)}
      {folder !== null && (
        <Checkbox checked={toFolder} onChange={({ target }) => keeping.setToFolder(target.checked)}>
          {say(keepingTexts.toFolder)}
        </Checkbox>
      )}
    </p>
  )
}
