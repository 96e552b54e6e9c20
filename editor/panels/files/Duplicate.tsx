import { useState } from 'react'
import { useSay, useSession } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { Field, FormDialog } from './FormDialog.tsx'
import { folderName, freeFolder, type Group, groupName, movedTo } from './groups.ts'

/** A notice once more, with all that is in its folder, under another name. */
export function Duplicate({ group, close }: { readonly group: Group; readonly close: () => void }) {
  const say = useSay()
  const session = useSession()
  const keeping = useKeeping()
  const suffix = keepingTexts.copySuffix[session.store.getState().language](1)
  const [name, setName] = useState(`${groupName(group)}${suffix}`)
  const [place, setPlace] = useState(() => freeFolder(folderName(`${group.folder}${suffix}`), session.texts.paths))
  const submit = async () => {
    const to = place.trim()
    if (name.trim() === '') return say(filesTexts.nameEmpty)
    if (to === '') return say(filesTexts.folderEmpty)
    const copies = await session.ask('duplicated', { paths: group.files.map(({ path }) => path), name: name.trim() })
    if (copies === null) return say(filesTexts.nameBad)
    const refusal = await keeping.add(copies.map(({ path, text }) => ({ path: movedTo(path, group.folder, to), text })))
    if (refusal) return say(refusal)
    keeping.view({ folder: to, file: null, tab: 'files' })
    return null
  }
  return (
    <FormDialog title={say(filesTexts.duplicateOf, groupName(group))} does={say(filesTexts.duplicate)} close={close} submit={submit}>
      {group.main && <Field first label={say(filesTexts.name)} value={name} change={setName} />}
      <Field first={!group.main} label={say(filesTexts.folder)} value={place} change={setPlace} />
    </FormDialog>
  )
}
