import { Button, Input, Modal, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useSay, useSession } from '../../session/hooks.ts'
import { freePath } from '../../session/keeping/filing.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { encodingNames, type Given, type Read, readGiven } from '../../session/keeping/importing.ts'
import { type How, type Planned, planned, replanned, waysOf } from '../../session/keeping/planning.ts'
import { folderOf } from '../../session/keeping/references.ts'
import { filesTexts } from '../../texts/files.ts'
import { keepingTexts } from '../../texts/keeping.ts'

interface ImportDialogProps {
  readonly given: readonly Given[]
  readonly close: () => void
}

/** What is to be imported, file by file, before anything is changed. */
export function ImportDialog({ given, close }: ImportDialogProps) {
  const say = useSay()
  const { texts } = useSession()
  const [read, setRead] = useState<Read | null>(null)
  const [plan, setPlan] = useState<readonly Planned[]>([])
  const bringIn = useBringIn(close)
  useEffect(() => {
    let current = true
    void readGiven(given).then((found) => {
      if (!current) return
      setRead(found)
      setPlan(planned(found.incoming, texts.text))
    })
    return () => {
      current = false
    }
  }, [given, texts])
  const count = plan.filter(({ how }) => how !== 'leave').length
  return (
    <Modal
      open
      width="min(900px, 96vw)"
      title={say(filesTexts.importTitle)}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {say(filesTexts.cancel)}
        </Button>,
        <Button key="do" type="primary" disabled={count === 0} onClick={() => void bringIn(plan)}>
          {say(filesTexts.importDo, count)}
        </Button>,
      ]}
    >
      {read === null && <p role="status">{say(filesTexts.importReading)}</p>}
      {read?.incoming.length === 0 && <p>{say(filesTexts.importNone)}</p>}
      {plan.length > 0 && (
        <ul className="import-plan">
          {plan.map((each, i) => (
            <PlanLine key={each.from} planned={each} change={(change) => setPlan(replanned(plan, i, change, texts.text))} />
          ))}
        </ul>
      )}
      {read && read.refused.length > 0 && <Refused refused={read.refused} />}
    </Modal>
  )
}

function PlanLine({ planned: each, change }: { readonly planned: Planned; readonly change: (change: Partial<Planned>) => void }) {
  const say = useSay()
  const encoding = each.encoding && encodingNames[each.encoding]
  const label = (how: How): string => {
    if (how === 'leave') return each.meets === 'same' ? say(filesTexts.same) : say(filesTexts.leave)
    if (how === 'take') return encoding ? say(filesTexts.takeAs, encoding) : say(filesTexts.take)
    return say(how === 'beside' ? filesTexts.beside : filesTexts.replace)
  }
  return (
    <li>
      <Input
        aria-label={`${say(filesTexts.importTo)} ${each.from}`}
        value={each.path}
        onChange={({ target }) => change({ path: target.value })}
      />
      <Select
        aria-label={`${say(filesTexts.importHow)} ${each.from}`}
        value={each.how}
        options={waysOf(each).map((how) => ({ value: how, label: label(how) }))}
        onChange={(how) => change({ how })}
        popupMatchSelectWidth={false}
      />
      {encoding && (
        <div className="import-encoding">
          <p>{say(filesTexts.otherEncoding, encoding)}</p>
          <pre>{each.text.slice(0, 300)}</pre>
        </div>
      )}
    </li>
  )
}

function Refused({ refused }: Pick<Read, 'refused'>) {
  const say = useSay()
  return (
    <section className="import-refused">
      <h3>{say(filesTexts.leftOut)}</h3>
      <ul>
        {refused.map(({ name, reason }) => (
          <li key={name}>
            <strong>{name}</strong> {say(reason)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Carries out a plan; what was refused is said, and the dialog stays. */
function useBringIn(close: () => void): (plan: readonly Planned[]) => Promise<void> {
  const keeping = useKeeping()
  const session = useSession()
  const say = useSay()
  return async (plan) => {
    const wanted = plan.filter(({ how }) => how !== 'leave')
    const paths = [...session.texts.paths]
    const suffix = keepingTexts.copySuffix[session.store.getState().language]
    for (const { path, text, how } of wanted) {
      const target = how === 'beside' ? freePath(path, paths, suffix) : path
      paths.push(target)
      const name = say(filesTexts.beforeImport)
      const refusal = how === 'replace' ? await keeping.replace(path, text, name) : await keeping.add([{ path: target, text }])
      if (refusal) return session.dispatch({ kind: 'message', severity: 'error', text: say(refusal) })
    }
    session.dispatch({ kind: 'message', severity: 'information', text: say(filesTexts.imported, wanted.length) })
    keeping.view({ folder: folderOf(wanted[0]?.path ?? ''), tab: 'files', file: null })
    close()
  }
}
