import type { Session } from '../../session/session.ts'
import { filesTexts } from '../../texts/files.ts'
import { say } from '../../texts/text.ts'

/** A file that is dropped beside the screen of files would take the page's place: it is refused, and where it goes is said. */
export function guardDrops({ store, dispatch }: Session): void {
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
  window.addEventListener('dragover', (event) => {
    if (!event.defaultPrevented && isFile(event)) event.preventDefault()
  })
  window.addEventListener('drop', (event) => {
    if (event.defaultPrevented || !isFile(event)) return
    event.preventDefault()
    dispatch({ kind: 'screen', screen: 'files' })
    dispatch({ kind: 'message', severity: 'information', text: say(store.getState().language, filesTexts.dropElsewhere) })
  })
}
