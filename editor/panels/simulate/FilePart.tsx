import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'

/** Takes a file of people, chosen or dropped. It is read by the worker, here. */
export function FilePart() {
  const session = useSession()
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const loaded = useSessionState((state) => state.simulating.loaded)
  const take = (file: File | undefined) => file && session.simulation.load({ kind: 'file', file, columns: null })
  const dragged = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <section
      className={over ? 'simulate-file over' : 'simulate-file'}
      aria-label={say(simulateTexts.file)}
      onDragOver={dragged}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Button onClick={() => input.current?.click()}>{say(simulateTexts.choose)}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say(simulateTexts.choose)}
        accept=".csv,.ndjson,.jsonl,.parquet"
        onChange={({ target }) => {
          take(target.files?.[0])
          // So that the same file can be chosen again after it was changed.
          target.value = ''
        }}
      />
      {loaded?.source.kind === 'file' && <strong>{loaded.source.file.name}</strong>}
      <p className="quiet">{say(simulateTexts.drop)}</p>
    </section>
  )
}
