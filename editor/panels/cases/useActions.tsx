import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { SheetRow } from '../../../engine/service/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { casesTexts } from '../../texts/cases.ts'
import type { Writing } from './useWriting.ts'

/** What may be done with cases beside typing. */
export interface Actions {
  copy(row: SheetRow): void
  remove(rows: readonly SheetRow[]): void
  /** What the rules give becomes what is expected, where it is not yet. */
  accept(rows: readonly SheetRow[]): void
  /** While other readings are switched on, what is shown is not what the cases would get. */
  readonly canAccept: boolean
  /** What was done last, with the way back. */
  readonly done: ReactNode
}

/** Results of a case that are not as expected, and can be: what an assertion speaks against, nobody is to expect. */
export const failingResults = ({ results, problems }: SheetRow): string[] =>
  problems.some(({ code }) => code === 'case.refused')
    ? []
    : Object.entries(results).flatMap(([name, { passed, actual }]) => (passed === false && actual !== '' ? [name] : []))

export function useActions(writing: Writing): Actions {
  const session = useSession()
  const say = useSay()
  const { modal } = App.useApp()
  const [done, setDone] = useState<string | null>(null)
  const canAccept = useSessionState(({ readings }) => Object.keys(readings).length === 0)
  const ask = async (requests: Parameters<Writing['ask']>[0], said: (names: readonly (string | null)[]) => string) => {
    setDone(null)
    const changed = await writing.ask(requests)
    if (changed) setDone(said(changed.names))
    return changed
  }
  const accept = (rows: readonly SheetRow[]) => {
    const requests = rows.map((row) => ({ kind: 'accept' as const, case: row.key, results: failingResults(row) }))
    void ask(requests, () => say(casesTexts.done.accepted, rows.length))
  }
  const undo = () => {
    session.undo()
    setDone(null)
  }
  return {
    canAccept,
    async copy({ key }) {
      const changed = await ask([{ kind: 'copy', case: key }], ([name]) => say(casesTexts.done.copied, name ?? ''))
      const name = changed?.names[0]
      if (name) session.dispatch({ kind: 'case', name })
    },
    remove(rows) {
      const requests = rows.map(({ key }) => ({ kind: 'delete' as const, case: key }))
      void ask(requests, () => say(casesTexts.done.deleted, rows.length))
    },
    accept(rows) {
      const failing = rows.filter((row) => failingResults(row).length > 0)
      if (failing.length === 0) setDone(say(casesTexts.nothingToAccept))
      else if (failing.length === 1) accept(failing)
      else
        modal.confirm({
          title: say(casesTexts.acceptQuestion, failing.length),
          content: say(casesTexts.acceptWarning),
          okText: say(casesTexts.acceptDo),
          onOk: () => accept(failing),
        })
    },
    done: done !== null && (
      <p className="cases-notice" role="status">
        {done}
        <Button size="small" onClick={undo}>
          {say(casesTexts.undo)}
        </Button>
        <Button size="small" type="text" onClick={() => setDone(null)}>
          {say(casesTexts.dismiss)}
        </Button>
      </p>
    ),
  }
}
