import type * as monaco from 'monaco-editor/editor'
import { pasteFault } from '../session/keeping/limits.ts'
import type { Session } from '../session/session.ts'
import { keepingTexts } from '../texts/keeping.ts'
import { say } from '../texts/text.ts'

/** Refuses what would be too much for a file, and says so, before the editor has it; what ends that. */
export function guardPaste(editor: monaco.editor.ICodeEditor, host: HTMLElement, session: Session): () => void {
  const pasted = (event: ClipboardEvent) => {
    const fault = pasteFault(event.clipboardData?.getData('text/plain') ?? '', editor.getModel()?.getValueLength() ?? 0)
    if (!fault) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const { language } = session.store.getState()
    const text =
      fault.kind === 'tooLarge'
        ? say(language, keepingTexts.pasteTooLarge, fault.megabytes.toFixed(1), fault.limit)
        : say(language, keepingTexts.pasteLongLine, fault.length, fault.limit)
    session.dispatch({ kind: 'message', severity: 'error', text })
  }
  // In the capture phase: before any listener of the editor's own.
  host.addEventListener('paste', pasted, true)
  return () => host.removeEventListener('paste', pasted, true)
}
