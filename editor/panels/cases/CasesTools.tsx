import { Button, Dropdown } from 'antd'
import type { CaseSheet, SheetRow } from '../../../engine/service/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { casesTexts } from '../../texts/cases.ts'
import { download } from '../common/download.ts'
import { csvOf } from './csv.ts'
import { type Actions, failingResults } from './useActions.tsx'
import { useOpenForm } from './useOpenForm.ts'

interface CasesToolsProps {
  readonly sheet: CaseSheet
  readonly rows: readonly SheetRow[]
  /** What a new case is of; undefined where cases of all are shown. */
  readonly entity: string | null | undefined
  readonly actions: Actions
  readonly writable: boolean
}

/** What is done with the selected case, and with all. */
export function CasesTools({ sheet, rows, entity, actions, writable }: CasesToolsProps) {
  const session = useSession()
  const say = useSay()
  const openForm = useOpenForm()
  const entry = useSessionState((state) => state.entry)
  const selected = useSessionState((state) => state.selectedCase)
  const row = rows.find(({ key }) => key.name === selected)
  const failing = rows.filter((each) => failingResults(each).length > 0)
  const add = () =>
    openForm({
      kind: 'new',
      entity: entity === undefined ? (row?.key.entity ?? null) : entity,
      near: row?.key.name ?? rows.at(-1)?.key.name ?? null,
    })
  const found = useFindings()
  const items = [
    { key: 'copy', label: say(casesTexts.copy), disabled: !row || !writable, onClick: () => row && actions.copy(row) },
    { key: 'remove', label: say(casesTexts.remove), disabled: !row || !writable, onClick: () => row && actions.remove([row]) },
    { key: 'source', label: say(casesTexts.toSource), disabled: !row, onClick: () => row && session.reveal(row.headSpan) },
    ...(found.length === 0 ? [] : [{ type: 'group' as const, key: 'found', label: say(casesTexts.fromFindings), children: found }]),
    { type: 'divider' as const },
    {
      key: 'acceptAll',
      label: say(casesTexts.acceptAll, failing.length),
      disabled: failing.length === 0 || !writable || !actions.canAccept,
      onClick: () => actions.accept(failing),
    },
    {
      key: 'csv',
      label: say(casesTexts.download),
      title: say(casesTexts.downloadHint),
      onClick: () => download(say(casesTexts.file, entry.split('/').at(-2) ?? ''), csvOf(sheet, say)),
    },
  ]
  return (
    <>
      <Button size="small" type="primary" onClick={add}>
        {say(casesTexts.add)}
      </Button>
      <Button size="small" disabled={!row} onClick={() => row && openForm({ kind: 'edit', case: row.key })}>
        {say(casesTexts.edit)}
      </Button>
      <Button
        size="small"
        disabled={!row || !writable || !actions.canAccept || failingResults(row).length === 0}
        title={actions.canAccept ? undefined : say(casesTexts.notWhileSwitched)}
        onClick={() => row && actions.accept([row])}
      >
        {say(casesTexts.accept)}
      </Button>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small">{say(casesTexts.more)}</Button>
      </Dropdown>
    </>
  )
}

/** More than these nobody chooses from a menu: the check screen lists all. */
const mostFindings = 8

/** What the check found with a record that shows it: each is the start of a new case. */
function useFindings() {
  const say = useSay()
  const openForm = useOpenForm()
  const problems = useSessionState((state) => state.snapshot?.problems)
  const shown = (problems ?? []).flatMap(({ witness, table, message }) => (witness ? [{ witness, table, message }] : []))
  return shown.slice(0, mostFindings).map(({ witness, table, message }, index) => ({
    key: `found ${index}`,
    label: witness.facts.map(({ name, value }) => `${name} ${value}`).join(say(casesTexts.factsJoint)) || message,
    title: message,
    onClick: () => openForm({ kind: 'witness', witness, table }),
  }))
}
