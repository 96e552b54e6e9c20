import { useSay, useSessionState } from '../../session/hooks.ts'
import { storageText } from '../../session/keeping/faults.ts'
import { useKeepingState } from '../../session/keeping/hooks.ts'
import { type SaveStatus, saveStatus } from '../../session/keeping/status.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { clock } from '../common/clock.ts'

/** How the texts are kept, in the status bar: always in view. */
export function SaveState() {
  const text = useStatusText()
  const kind = useKeepingState((state) => saveStatus(state).kind)
  return (
    // What is as it should be changes with every pause in typing: only what is not is read out.
    <span
      className={bad.has(kind) ? 'save-state bad' : 'save-state'}
      data-save={kind}
      title={text}
      role={bad.has(kind) ? 'alert' : undefined}
    >
      {text}
    </span>
  )
}

const bad: ReadonlySet<SaveStatus['kind']> = new Set(['conflict', 'gone', 'notWritten', 'notStored', 'disconnected'])

function useStatusText(): string {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  // As text: a status is made anew with each look at the state.
  const status = JSON.parse(useKeepingState((state) => JSON.stringify(saveStatus(state)))) as SaveStatus
  switch (status.kind) {
    case 'opening':
      return say(keepingTexts.opening)
    case 'saving':
      return say(keepingTexts.saving)
    case 'unwritten':
      return say(keepingTexts.unwritten)
    case 'untouched':
      return say(keepingTexts.untouched)
    case 'saved':
      return say(keepingTexts.saved, clock(status.at))
    case 'written':
      return say(keepingTexts.written, clock(status.at))
    case 'conflict':
      return say(keepingTexts.conflictShort, status.path)
    case 'gone':
      return say(keepingTexts.goneShort, status.path)
    case 'notWritten':
      return say(keepingTexts.notSaved, status.reason.message[language])
    case 'notStored':
      return say(keepingTexts.notSaved, storageText(status.storage)[language])
    case 'disconnected':
      return say(keepingTexts.disconnectedShort)
  }
}
