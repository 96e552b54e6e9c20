import { Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { useSay, useSession } from '../../session/hooks.ts'
import { packed } from '../../session/keeping/exporting.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { download } from '../common/download.ts'
import { useImport } from './DropZone.tsx'
import { givenOf } from './given.ts'
import { NewNotice } from './NewNotice.tsx'

/** What can be done without a notice: make one, bring some in, take all out. */
export function Tools() {
  const keeping = useKeeping()
  const session = useSession()
  const say = useSay()
  const [making, setMaking] = useState(false)
  const samples = async () => {
    const added = await keeping.addSamples()
    const text = added.length === 0 ? say(filesTexts.samplesThere) : say(filesTexts.samplesAdded, added.length)
    session.dispatch({ kind: 'message', severity: 'information', text })
  }
  const items = [
    { key: 'export', label: say(filesTexts.exportAll), onClick: () => download('tiaoli.zip', packed(session.texts, session.texts.paths)) },
    { key: 'samples', label: say(filesTexts.samples), onClick: () => void samples() },
  ]
  return (
    <>
      <Button size="small" type="primary" onClick={() => setMaking(true)}>
        {say(filesTexts.newNotice)}
      </Button>
      <ImportButton />
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small">{say(filesTexts.more)}</Button>
      </Dropdown>
      {making && <NewNotice close={() => setMaking(false)} />}
    </>
  )
}

/** Known to every browser, but not to React's types. */
const wholeFolder = { webkitdirectory: '' }

function ImportButton() {
  const say = useSay()
  const bringIn = useImport()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const items = [
    { key: 'files', label: say(filesTexts.importFiles), onClick: () => files.current?.click() },
    { key: 'folder', label: say(filesTexts.importFolder), onClick: () => folder.current?.click() },
  ]
  const taken = (input: HTMLInputElement) => {
    bringIn(givenOf(input.files))
    // The same file can be chosen again.
    input.value = ''
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small">{say(filesTexts.import)}</Button>
      </Dropdown>
      <input
        ref={files}
        hidden
        type="file"
        multiple
        accept=".md,.tiaoli,.json,.zip"
        data-import="files"
        onChange={({ currentTarget }) => taken(currentTarget)}
      />
      <input ref={folder} hidden type="file" {...wholeFolder} data-import="folder" onChange={({ currentTarget }) => taken(currentTarget)} />
    </>
  )
}
