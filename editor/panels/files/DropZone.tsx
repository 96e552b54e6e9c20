import { createContext, type DragEvent, type ReactNode, useContext, useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import type { Given } from '../../session/keeping/importing.ts'
import { filesTexts } from '../../texts/files.ts'
import { givenByDrop } from './given.ts'
import { ImportDialog } from './ImportDialog.tsx'

const Import = createContext<(given: readonly Given[]) => void>(() => undefined)

/** Begins an import with these files. */
export const useImport = () => useContext(Import)

/** Takes what is dropped on the screen, and shows what is to become of it. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const [over, setOver] = useState(false)
  const [given, setGiven] = useState<readonly Given[] | null>(null)
  const dragged = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(false)
    void givenByDrop(event.dataTransfer).then(setGiven)
  }
  return (
    <Import value={setGiven}>
      <section
        className={over ? 'drop-zone over' : 'drop-zone'}
        aria-label={say(filesTexts.dropHere)}
        onDragOver={dragged}
        onDragLeave={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget as Node | null) || setOver(false)}
        onDrop={dropped}
      >
        {children}
        {over && <p className="drop-now">{say(filesTexts.dropNow)}</p>}
        {given && <ImportDialog given={given} close={() => setGiven(null)} />}
      </section>
    </Import>
  )
}
