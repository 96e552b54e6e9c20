import { useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { folderOf } from '../../session/keeping/references.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import { Field, FormDialog } from './FormDialog.tsx'
import { endingOf, type Group, groupName, movedTo, withEnding } from './groups.ts'

/** Another name for a folder, with everything in it. */
export function RenameGroup({ group, close }: { readonly group: Group; readonly close: () => void }) {
  const say = useSay()
  const keeping = useKeeping()
  const [folder, setFolder] = useState(group.folder)
  const submit = async () => {
    const to = folder.trim()
    if (to === '') return say(filesTexts.folderEmpty)
    const refusal = await keeping.rename(new Map(group.files.map(({ path }) => [path, movedTo(path, group.folder, to)])))
    if (refusal) return say(refusal)
    keeping.view({ folder: to, file: null })
    return null
  }
  return (
    <FormDialog
      title={say(filesTexts.renameOf, groupName(group))}
      help={say(filesTexts.renameHelp)}
      does={say(filesTexts.rename)}
      close={close}
      submit={submit}
    >
      <Field first label={say(filesTexts.folder)} value={folder} change={setFolder} />
    </FormDialog>
  )
}

/** Another name for a file, in its folder. */
export function RenameFile({ file: { path }, close }: { readonly file: FileItem; readonly close: () => void }) {
  const say = useSay()
  const keeping = useKeeping()
  const [name, setName] = useState(path.slice(path.lastIndexOf('/') + 1))
  const submit = async () => {
    if (name.trim() === '') return say(filesTexts.nameEmpty)
    const to = [folderOf(path), withEnding(name.trim(), endingOf(path))].filter(Boolean).join('/')
    const refusal = await keeping.rename(new Map([[path, to]]))
    return refusal ? say(refusal) : null
  }
  return (
    <FormDialog
      title={say(filesTexts.renameOf, path)}
      help={say(filesTexts.renameHelp)}
      does={say(filesTexts.rename)}
      close={close}
      submit={submit}
    >
      <Field first label={say(filesTexts.file)} value={name} change={setName} />
    </FormDialog>
  )
}
