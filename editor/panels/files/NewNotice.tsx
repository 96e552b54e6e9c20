import { useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { Field, FormDialog } from './FormDialog.tsx'
import { folderName } from './groups.ts'
import { useMaking } from './useMaking.ts'

/** A new notice from the template. */
export function NewNotice({ close }: { readonly close: () => void }) {
  const say = useSay()
  const making = useMaking()
  const [name, setName] = useState('')
  const [folder, setFolder] = useState<string | null>(null)
  const [baseDate, setBaseDate] = useState(`${new Date().getFullYear() + 1}-01-01`)
  const shownFolder = folder ?? folderName(name)
  return (
    <FormDialog
      title={say(filesTexts.newNotice)}
      help={say(filesTexts.newNoticeHelp)}
      does={say(filesTexts.create)}
      close={close}
      submit={() => making.notice({ name: name.trim(), folder: shownFolder.trim(), baseDate: baseDate.trim() })}
    >
      <Field first label={say(filesTexts.name)} help={say(filesTexts.nameHelp)} value={name} change={setName} />
      <Field label={say(filesTexts.folder)} value={shownFolder} change={setFolder} />
      <Field label={say(filesTexts.baseDate)} help={say(filesTexts.baseDateHelp)} value={baseDate} change={setBaseDate} />
    </FormDialog>
  )
}
