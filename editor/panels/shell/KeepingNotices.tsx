import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { packed } from '../../session/keeping/exporting.ts'
import { storageText } from '../../session/keeping/faults.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import { folderOf } from '../../session/keeping/references.ts'
import { lockedIn } from '../../session/keeping/status.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { download } from '../common/download.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import './keeping.css'

/** What stands in the way of keeping the texts, each with what can be done about it; it stays until that is done. */
export function KeepingNotices() {
  return (
    <div className="keeping-notices">
      <ReadOnly />
      <Undecided />
      <NotStored />
      <Disconnected />
      <ConflictDialog />
    </div>
  )
}

function Notice({ severe = false, text, children }: { readonly severe?: boolean; readonly text: string; readonly children?: ReactNode }) {
  return <Alert banner type={severe ? 'error' : 'warning'} title={text} action={<span className="notice-actions">{children}</span>} />
}

function ReadOnly() {
  const keeping = useKeeping()
  const say = useSay()
  const entry = useSessionState((state) => state.entry)
  const locked = useKeepingState((state) => lockedIn(state, folderOf(entry)).length)
  if (locked === 0) return null
  const takeOver = () => void keeping.takeOver(lockedIn(keeping.store.getState(), folderOf(entry)))
  return (
    <Notice text={say(keepingTexts.readOnly)}>
      <Button size="small" onClick={takeOver}>
        {say(keepingTexts.takeOver)}
      </Button>
    </Notice>
  )
}

function Undecided() {
  const files = useKeepingState((state) => state.files)
  const undecided = Object.entries(files).filter(([, { folder }]) => folder?.kind === 'conflict' || folder?.kind === 'gone')
  return undecided.map(([path, { folder }]) =>
    folder?.kind === 'gone' ? <Gone key={path} path={path} /> : <Conflicting key={path} path={path} />,
  )
}

function Conflicting({ path }: { readonly path: string }) {
  const keeping = useKeeping()
  const say = useSay()
  return (
    <Notice severe text={say(keepingTexts.conflict, path)}>
      <Button size="small" onClick={() => keeping.ask(path)}>
        {say(keepingTexts.compareThem)}
      </Button>
    </Notice>
  )
}

function Gone({ path }: { readonly path: string }) {
  const keeping = useKeeping()
  const say = useSay()
  return (
    <Notice severe text={say(keepingTexts.gone, path)}>
      <Button size="small" onClick={() => void keeping.decide(path, 'mine')}>
        {say(keepingTexts.writeBack)}
      </Button>
      <Button size="small" onClick={() => void keeping.decide(path, 'theirs')}>
        {say(keepingTexts.removeHere)}
      </Button>
    </Notice>
  )
}

function NotStored() {
  const { texts } = useSession()
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const storage = useKeepingState((state) => state.storage)
  if (storage.kind === 'kept') return null
  return (
    <Notice severe text={storageText(storage)[language]}>
      <Button size="small" onClick={() => download('tiaoli.zip', packed(texts, texts.paths))}>
        {say(keepingTexts.download)}
      </Button>
    </Notice>
  )
}

function Disconnected() {
  const say = useSay()
  const gone = useKeepingState(({ home, connected }) => home === 'folder' && !connected)
  return gone ? <Notice text={say(keepingTexts.disconnected)} /> : null
}
