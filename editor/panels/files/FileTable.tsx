import { Button } from 'antd'
import { useState } from 'react'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import type { Group } from './groups.ts'
import { RenameFile } from './Rename.tsx'
import { useActions } from './useActions.ts'

/** The files of a folder, each with what can be done with it. */
export function FileTable({ group }: { readonly group: Group }) {
  const say = useSay()
  const [renaming, setRenaming] = useState<FileItem | null>(null)
  return (
    <>
      <table className="file-table">
        <thead>
          <tr>
            <th scope="col">{say(filesTexts.file)}</th>
            <th scope="col">{say(filesTexts.kind)}</th>
            <th scope="col" className="count">
              {say(filesTexts.size)}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {group.files.map((file) => (
            <FileRow key={file.path} file={file} folder={group.folder} rename={() => setRenaming(file)} />
          ))}
        </tbody>
      </table>
      {renaming && <RenameFile file={renaming} close={() => setRenaming(null)} />}
    </>
  )
}

interface FileRowProps {
  readonly file: FileItem
  readonly folder: string
  readonly rename: () => void
}

function FileRow({ file, folder, rename }: FileRowProps) {
  const say = useSay()
  const keeping = useKeeping()
  const actions = useActions()
  const current = useSessionState(({ entry }) => entry === file.path)
  const { path, kind, name, length } = file
  const tools = [
    { text: say(filesTexts.historyTab), act: () => keeping.view({ tab: 'history', file: path }) },
    // The decisions belong to their notice: under another name nobody would find them.
    ...(kind === 'decisions' ? [] : [{ text: say(filesTexts.rename), act: rename }]),
    { text: say(filesTexts.download), act: () => actions.downloadFile(path) },
    { text: say(filesTexts.remove), act: () => actions.remove([path]) },
  ]
  return (
    <tr className={current ? 'chosen' : undefined}>
      <th scope="row">
        <button type="button" className="place-link" title={say(filesTexts.open)} onClick={() => actions.open(file)}>
          {path.slice(folder === '' ? 0 : folder.length + 1)}
        </button>
      </th>
      <td>
        {say(filesTexts.fileKinds[kind])}
        {name !== null && <span className="quiet"> {name}</span>}
        {current && <span className="file-current">{say(filesTexts.current)}</span>}
      </td>
      <td className="count">{say(filesTexts.characters, length.toLocaleString('en'))}</td>
      <td className="file-tools">
        {tools.map(({ text, act }) => (
          <Button key={text} size="small" type="text" aria-label={say(filesTexts.ofFile, text, path)} onClick={act}>
            {text}
          </Button>
        ))}
      </td>
    </tr>
  )
}
