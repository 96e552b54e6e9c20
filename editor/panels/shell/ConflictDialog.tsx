import { Button, Modal } from 'antd'
import { DiffPane } from '../../monaco/DiffPane.tsx'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { Choice } from '../../session/keeping/folder.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import type { Theirs } from '../../session/keeping/state.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { useNarrow } from '../common/useNarrow.ts'

/** A file changed here and in the folder: both texts, and which is to stay. */
export function ConflictDialog() {
  const path = useKeepingState((state) => state.asking)
  const folder = useKeepingState((state) => (state.asking === null ? null : state.files[state.asking]?.folder))
  if (path === null || folder?.kind !== 'conflict') return null
  return <Conflict path={path} theirs={folder.theirs} />
}

function Conflict({ path, theirs }: { readonly path: string; readonly theirs: Theirs }) {
  const keeping = useKeeping()
  const { texts } = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const language = useSessionState((state) => state.language)
  const choose = (choice: Choice) => () => void keeping.decide(path, choice)
  const unreadable = theirs.text === null
  return (
    <Modal
      open
      width="min(1200px, 96vw)"
      title={say(keepingTexts.conflictTitle, path)}
      onCancel={() => keeping.ask(null)}
      footer={[
        <Button key="later" onClick={() => keeping.ask(null)}>
          {say(keepingTexts.later)}
        </Button>,
        <Button key="copy" onClick={choose('copy')}>
          {say(keepingTexts.keepCopy)}
        </Button>,
        !unreadable && (
          <Button key="theirs" onClick={choose('theirs')}>
            {say(keepingTexts.takeTheirs)}
          </Button>
        ),
        !unreadable && (
          <Button key="mine" type="primary" onClick={choose('mine')}>
            {say(keepingTexts.keepMine)}
          </Button>
        ),
      ]}
    >
      {theirs.text === null ? (
        <p>{say(keepingTexts.theirsUnreadable, theirs.fault?.message[language] ?? '')}</p>
      ) : (
        <>
          <p>{say(keepingTexts.conflictHelp)}</p>
          <div className="conflict-heads">
            <strong>{say(keepingTexts.theirsLabel)}</strong>
            <strong>{say(keepingTexts.mineLabel)}</strong>
          </div>
          <div className="conflict-diff">
            <DiffPane
              before={theirs.text}
              after={texts.text(path) ?? ''}
              label={`${say(keepingTexts.theirsLabel)} · ${say(keepingTexts.mineLabel)}`}
              sideBySide={!narrow}
            />
          </div>
        </>
      )}
    </Modal>
  )
}
