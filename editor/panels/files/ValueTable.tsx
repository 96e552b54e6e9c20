import { Fragment, type KeyboardEvent, useState } from 'react'
import type { DraftValue } from '../../../engine/index.ts'
import { useSay } from '../../session/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { type RowActions, ValueRow } from './ValueRow.tsx'
import { isConfirmable, sectionsOf } from './values.ts'

interface ValueTableProps extends RowActions {
  readonly values: readonly DraftValue[]
  /** The name of last year's notice. */
  readonly from: string
  /** Values whose confirmation is written down, and can be taken back. */
  readonly recorded: readonly string[]
  readonly problems: readonly ProblemItem[]
}

/** Values by clause; a row is reached by the arrow keys, confirmed by the space bar, changed by Enter. */
export function ValueTable({ values, from, recorded, problems, ...actions }: ValueTableProps) {
  const say = useSay()
  const [editing, setEditing] = useState<string | null>(null)
  const written = new Set(recorded)
  if (values.length === 0) return <EmptyState>{say(filesTexts.noValues)}</EmptyState>

  const toggle = (value: DraftValue) => {
    if (isConfirmable(value)) actions.confirm(value)
    else if (written.has(value.id)) actions.withdraw(value)
  }
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target as HTMLElement
    const value = values.find(({ id }) => id === row.dataset.value)
    if (!value || !rowKeys.has(event.key)) return
    event.preventDefault()
    if (event.key === ' ') toggle(value)
    else if (event.key !== 'Enter') step(row, event.key === 'ArrowDown' ? 1 : -1)
    else if (value.span || value.kind === 'header') setEditing(value.id)
  }
  return (
    <table className="value-table" onKeyDown={pressed}>
      <colgroup>
        <col />
        <col className="amount-column" />
        <col className="amount-column" />
        <col className="status-column" />
        <col className="tools-column" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{say(filesTexts.value)}</th>
          <th scope="col" className="amount">
            {from}
          </th>
          <th scope="col" className="amount">
            {say(filesTexts.now)}
          </th>
          <th scope="col">{say(filesTexts.status)}</th>
          <th scope="col">{say(filesTexts.decide)}</th>
        </tr>
      </thead>
      <tbody>
        {sectionsOf(values).map((section) => (
          <Fragment key={section.values[0]?.id}>
            <tr className="value-section">
              <th scope="colgroup" colSpan={5}>
                {section.clause ?? say(filesTexts.noticeHead)}
              </th>
            </tr>
            {section.values.map((value) => (
              <ValueRow
                key={value.id}
                value={value}
                recorded={written.has(value.id)}
                problems={problemsAt(problems, value)}
                editing={editing === value.id}
                edit={(on) => setEditing(on ? value.id : null)}
                {...actions}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

const rowKeys: ReadonlySet<string> = new Set([' ', 'Enter', 'ArrowDown', 'ArrowUp'])

function step(from: HTMLElement, by: number): void {
  const rows = [...(from.closest('table')?.querySelectorAll<HTMLElement>('tr[data-value]') ?? [])]
  rows[rows.indexOf(from) + by]?.focus()
}

const problemsAt = (problems: readonly ProblemItem[], { span }: DraftValue): readonly ProblemItem[] =>
  span ? problems.filter(({ place }) => place.file === span.file && place.start < span.end && place.end > span.start) : []
