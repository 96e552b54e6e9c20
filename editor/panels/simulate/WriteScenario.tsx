import { useState } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { Field, FormDialog } from '../files/FormDialog.tsx'

/** Writes what is tried as a scenario file beside the notice, and says where. */
export function WriteScenario({ notice, close }: { readonly notice: string; readonly close: () => void }) {
  const session = useSession()
  const keeping = useKeeping()
  const say = useSay()
  const entry = useSessionState((state) => state.entry)
  const tried = useSessionState((state) => state.simulating.tried)
  const [name, setName] = useState(say(simulateTexts.writeUsual, notice))
  const folder = entry.slice(0, Math.max(0, entry.lastIndexOf('/')))
  const file = `${name.trim().replace(/[\\/:*?"<>|「」\s]+/g, '-')}.md`
  const submit = async (): Promise<string | null> => {
    if (name.trim() === '') return say(filesTexts.nameEmpty)
    const text = await session.ask('triedScenario', { name: name.trim(), folder, tried })
    if (text === null) return say(filesTexts.nameBad)
    const path = [folder, file].filter(Boolean).join('/')
    const refusal = await keeping.add([{ path, text }])
    if (refusal) return say(refusal)
    session.dispatch({ kind: 'message', severity: 'information', text: say(simulateTexts.written, path) })
    return null
  }
  return (
    <FormDialog
      title={say(simulateTexts.writeTitle)}
      help={say(simulateTexts.writeHelp)}
      does={say(simulateTexts.writeDo)}
      close={close}
      submit={submit}
    >
      <Field first label={say(simulateTexts.writeName)} value={name} change={setName} help={[folder, file].filter(Boolean).join('/')} />
    </FormDialog>
  )
}
