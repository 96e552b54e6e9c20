import { Select } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { useFileHeads } from '../../session/keeping/useFileHeads.ts'
import { shellTexts } from '../../texts/shell.ts'

/** The notice or scenario that is worked on, by its name. */
export function NoticeSelect() {
  const session = useSession()
  const say = useSay()
  const entry = useSessionState((state) => state.entry)
  const heads = useFileHeads()
  const entries = heads.filter(({ kind }) => kind === 'notice' || kind === 'scenario')
  const options = entries.map(({ path, kind, name }) => ({
    value: path,
    label: kind === 'scenario' ? say(shellTexts.scenario, name ?? path) : (name ?? path),
    title: path,
  }))
  // Until the list is there, and for a file without a head, its folder stands for it.
  const shown = options.some(({ value }) => value === entry)
    ? options
    : [...options, { value: entry, label: nameless(entry), title: entry }]
  return (
    <Select
      aria-label={say(shellTexts.notice)}
      className="notice-select"
      popupMatchSelectWidth={false}
      value={entry}
      options={shown}
      onChange={(chosen) => session.dispatch({ kind: 'notice', entry: chosen })}
    />
  )
}

const nameless = (path: string): string => path.replace(/\/notice\.md$/, '')
