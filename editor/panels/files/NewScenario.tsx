import { useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import { Field, FormDialog } from './FormDialog.tsx'
import { folderName } from './groups.ts'
import { useMaking } from './useMaking.ts'

/** A scenario that changes some of a notice, in a file beside it. */
export function NewScenario({ notice, folder, close }: { readonly notice: FileItem; readonly folder: string; readonly close: () => void }) {
  const say = useSay()
  const making = useMaking()
  const [name, setName] = useState('')
  const [file, setFile] = useState<string | null>(null)
  const shownFile = file ?? (name.trim() === '' ? '' : `${folderName(name)}.md`)
  return (
    <FormDialog
      title={say(filesTexts.newScenarioOf, notice.name ?? folder)}
      help={say(filesTexts.newScenarioHelp)}
      does={say(filesTexts.create)}
      close={close}
      submit={() => making.scenario({ notice: notice.path, folder, name: name.trim(), file: shownFile.trim() })}
    >
      <Field first label={say(filesTexts.name)} value={name} change={setName} />
      <Field label={say(filesTexts.file)} value={shownFile} change={setFile} />
    </FormDialog>
  )
}
