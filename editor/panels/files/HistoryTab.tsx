import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { DiffPane } from '../../monaco/DiffPane.tsx'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { useKeeping, useKeepingState } from '../../session/keeping/hooks.ts'
import type { Version } from '../../session/keeping/keeping.ts'
import { filesTexts } from '../../texts/files.ts'
import { useNarrow } from '../common/useNarrow.ts'
import type { Group } from './groups.ts'
import { useVersions } from './useVersions.ts'
import { VersionList } from './VersionList.tsx'
import './history.css'

/** What a file of the notice once said: each version beside the present text, and back to it. */
export function HistoryTab({ group }: { readonly group: Group }) {
  const keeping = useKeeping()
  const say = useSay()
  const wished = useKeepingState((state) => state.view.file)
  const { files, main } = group
  const path = files.find((file) => file.path === wished)?.path ?? main?.path ?? files[0]?.path
  if (path === undefined) return null
  return (
    <div className="history-tab">
      <div className="history-file">
        <Select
          aria-label={say(filesTexts.versionsOf)}
          value={path}
          options={files.map((file) => ({ value: file.path, label: file.path }))}
          onChange={(file) => keeping.view({ file })}
          popupMatchSelectWidth={false}
        />
      </div>
      <History key={path} path={path} />
    </div>
  )
}

function History({ path }: { readonly path: string }) {
  const say = useSay()
  const { versions, again } = useVersions(path)
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = versions?.find(({ id }) => id === chosen) ?? versions?.[0] ?? null
  return (
    <>
      <KeepPresent path={path} done={again} />
      {versions?.length === 0 && <p className="files-help">{say(filesTexts.noVersions)}</p>}
      {versions && versions.length > 0 && (
        <div className="history">
          <VersionList path={path} versions={versions} chosen={shown?.id ?? null} choose={setChosen} />
          {shown && <Beside key={shown.id} path={path} version={shown} again={again} />}
        </div>
      )}
    </>
  )
}

/** The present text kept under a name, for ever. */
function KeepPresent({ path, done }: { readonly path: string; readonly done: () => void }) {
  const keeping = useKeeping()
  const say = useSay()
  const [name, setName] = useState('')
  const keep = async () => {
    if (name.trim() === '') return
    await keeping.keepAs(path, name.trim())
    setName('')
    done()
  }
  return (
    <form
      className="history-keep"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <Input
        aria-label={say(filesTexts.keepName)}
        placeholder={say(filesTexts.keepName)}
        value={name}
        maxLength={60}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === ''}>
        {say(filesTexts.keepPresent)}
      </Button>
    </form>
  )
}

interface BesideProps {
  readonly path: string
  readonly version: Version
  readonly again: () => void
}

/** A version beside the present text, with what can be done with it. */
function Beside({ path, version, again }: BesideProps) {
  const keeping = useKeeping()
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const before = useVersionText(version.id)
  // The present text follows every edit.
  useSessionState((state) => state.revision)
  const after = session.texts.text(path) ?? ''
  const restore = async () => {
    const refusal = await keeping.restore(path, version.id)
    const text = say(refusal ?? filesTexts.restored)
    session.dispatch({ kind: 'message', severity: refusal ? 'error' : 'information', text })
    again()
  }
  return (
    <section className="history-beside" aria-label={say(filesTexts.compareWith)}>
      <div className="history-tools">
        <NameVersion version={version} done={again} />
        <Button type="primary" disabled={before === null || before === after} onClick={() => void restore()}>
          {say(filesTexts.restore)}
        </Button>
      </div>
      <p className="files-help">{say(before === after ? filesTexts.sameText : filesTexts.compareWith)}</p>
      <div className="history-diff">
        {before !== null && <DiffPane before={before} after={after} label={say(filesTexts.compareWith)} sideBySide={!narrow} />}
      </div>
    </section>
  )
}

function useVersionText(id: string): string | null {
  const keeping = useKeeping()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void keeping.versionText(id).then((found) => current && setText(found))
    return () => {
      current = false
    }
  }, [keeping, id])
  return text
}

/** Gives a version a name, so that it is kept for ever. */
function NameVersion({ version, done }: { readonly version: Version; readonly done: () => void }) {
  const keeping = useKeeping()
  const say = useSay()
  const [name, setName] = useState(version.name ?? '')
  const send = async () => {
    await keeping.nameVersion(version.id, name.trim() === '' ? null : name.trim())
    done()
  }
  return (
    <form
      className="history-name"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Input
        aria-label={say(filesTexts.nameVersion)}
        placeholder={say(filesTexts.keepName)}
        value={name}
        maxLength={60}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === (version.name ?? '')}>
        {say(filesTexts.nameVersion)}
      </Button>
    </form>
  )
}
