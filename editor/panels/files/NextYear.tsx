import { useEffect, useState } from 'react'
import { useAnswer, useSay, useSession } from '../../session/hooks.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import { Field, FormDialog } from './FormDialog.tsx'
import { folderName, freeFolder, nextYear, nextYearDay } from './groups.ts'
import { useMaking } from './useMaking.ts'

/** Next year's notice from this one. */
export function NextYear({ notice, folder, close }: { readonly notice: FileItem; readonly folder: string; readonly close: () => void }) {
  const say = useSay()
  const making = useMaking()
  const { texts } = useSession()
  const before = useAnswer('baseDate', { path: notice.path })
  const [name, setName] = useState(() => nextName(notice.name ?? folder))
  const [place, setPlace] = useState(() => freeFolder(folderName(nextName(folder)), texts.paths))
  const [baseDate, setBaseDate] = useState('')
  useEffect(() => {
    if (before !== null) setBaseDate((typed) => typed || nextYearDay(before))
  }, [before])
  return (
    <FormDialog
      title={say(filesTexts.nextYearOf, notice.name ?? folder)}
      help={say(filesTexts.nextYearHelp)}
      does={say(filesTexts.nextYear)}
      close={close}
      submit={() => making.nextYear({ base: notice.path, name: name.trim(), folder: place.trim(), baseDate: baseDate.trim() })}
    >
      <Field first label={say(filesTexts.name)} value={name} change={setName} />
      <Field label={say(filesTexts.folder)} value={place} change={setPlace} />
      <Field label={say(filesTexts.baseDate)} help={say(filesTexts.baseDateHelp)} value={baseDate} change={setBaseDate} />
    </FormDialog>
  )
}

/** A name without a year gets one, so that the two are told apart. */
const nextName = (name: string): string => {
  const next = nextYear(name)
  return next === name ? `${name}-${new Date().getFullYear() + 1}` : next
}
