import { useState } from 'react'
import type { DraftValue, Edit } from '../../../engine/index.ts'
import { useSay } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { filesTexts } from '../../texts/files.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'
import { isConfirmable, isOpen } from './values.ts'

export interface RowActions {
  readonly confirm: (value: DraftValue) => void
  readonly withdraw: (value: DraftValue) => void
  readonly change: (value: DraftValue, text: string) => void
  readonly reveal: (value: DraftValue) => void
  /** Carries out the fix of a problem. */
  readonly fix: (edits: readonly Edit[]) => void
}

interface ValueRowProps extends RowActions {
  readonly value: DraftValue
  readonly recorded: boolean
  readonly problems: readonly ProblemItem[]
  readonly editing: boolean
  readonly edit: (on: boolean) => void
}

/** A value: last year's, the draft's, how far it is decided, and what can be decided. */
export function ValueRow({ value, recorded, problems, editing, edit, ...actions }: ValueRowProps) {
  const say = useSay()
  const { id, detail, before, text, status } = value
  const label = labelOf(value)
  return (
    <tr data-value={id} data-status={status} tabIndex={0} className={problems.length > 0 ? 'faulty' : undefined}>
      <th scope="row">
        <button type="button" className="place-link" title={say(filesTexts.goToText)} onClick={() => actions.reveal(value)}>
          {label}
        </button>
        {detail !== '' && !isPassage(value.kind) && <span className="quiet"> {detail}</span>}
        {problems.map((problem) => (
          <Problem key={problem.message} problem={problem} fix={actions.fix} />
        ))}
      </th>
      <td className="amount">{before ?? <span className="quiet">{say(filesTexts.newInDraft)}</span>}</td>
      <td className="amount now">
        {editing ? (
          <NewValue
            label={say(filesTexts.newValue, label)}
            start={isOpen(value) ? (before ?? '') : (text ?? '')}
            close={(written) => {
              edit(false)
              if (written !== null && written !== text) actions.change(value, written)
              else focusRow(id)
            }}
          />
        ) : (
          <Now value={value} />
        )}
      </td>
      <td>
        <span className={`value-status ${status}`}>{say(filesTexts[status])}</span>
      </td>
      <td className="value-tools">
        <Tools value={value} label={label} recorded={recorded} edit={() => edit(true)} {...actions} />
      </td>
    </tr>
  )
}

/** What it is called; a number of the text by the words around it. */
const labelOf = ({ kind, name, detail, text, before }: DraftValue): string =>
  isPassage(kind) && detail !== '' ? detail.replace('…', text ?? before ?? '…') : name

const isPassage = (kind: DraftValue['kind']): boolean => kind === 'prose' || kind === 'binding'

function Now({ value }: { readonly value: DraftValue }) {
  const say = useSay()
  if (isOpen(value)) return <span className="open">{value.text === null ? say(filesTexts.toFill) : value.text}</span>
  if (value.text === null) return <span className="quiet">{say(filesTexts.goneValue)}</span>
  return value.status === 'changed' ? <strong>{value.text}</strong> : value.text
}

interface ToolsProps extends RowActions {
  readonly value: DraftValue
  readonly label: string
  readonly recorded: boolean
  readonly edit: () => void
}

function Tools({ value, label, recorded, edit, confirm, withdraw, change }: ToolsProps) {
  const say = useSay()
  const { span, before, text, status, suggestion, kind } = value
  const open = isOpen(value)
  const tools = [
    isConfirmable(value) && { text: say(filesTexts.confirm), act: () => confirm(value), main: true },
    open &&
      kind !== 'header' &&
      suggestion === null &&
      before !== null && { text: say(filesTexts.keepOn, before), act: () => change(value, before), main: true },
    suggestion !== null && { text: say(filesTexts.suggest, suggestion), act: () => change(value, suggestion), main: open },
    status === 'changed' &&
      span &&
      before !== null && { text: say(filesTexts.changeBack, before), act: () => change(value, before), main: false },
    recorded && status === 'confirmed' && { text: say(filesTexts.withdraw), act: () => withdraw(value), main: false },
    (span || kind === 'header') && { text: say(text === null || open ? filesTexts.fill : filesTexts.change), act: edit, main: false },
  ]
  return tools.map(
    (tool) =>
      tool && (
        <button
          key={tool.text}
          type="button"
          className={tool.main ? 'value-button main' : 'value-button'}
          title={tool.text}
          aria-label={say(filesTexts.ofFile, tool.text, label)}
          onClick={tool.act}
        >
          {tool.text}
        </button>
      ),
  )
}

interface NewValueProps {
  readonly label: string
  readonly start: string
  /** The new text; null where it stays. */
  readonly close: (text: string | null) => void
}

function NewValue({ label, start, close }: NewValueProps) {
  const [text, setText] = useState(start)
  const done = () => close(text.trim() === '' ? null : text.trim())
  return (
    <input
      className="value-input"
      aria-label={label}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: it opens where the officer pressed Enter or clicked
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') close(null)
        if (event.key !== 'Enter') return
        event.preventDefault()
        done()
      }}
    />
  )
}

function Problem({ problem: { message, fixes }, fix }: { readonly problem: ProblemItem; readonly fix: RowActions['fix'] }) {
  const say = useSay()
  return (
    <div className="value-problem">
      {message}
      {fixes.slice(0, 1).map(({ title, edits }) => (
        <button key={title} type="button" className="value-button main" onClick={() => fix(edits)}>
          {say(checkTexts.fix, title)}
        </button>
      ))}
    </div>
  )
}

const focusRow = (id: string): void => {
  // After the field is gone.
  setTimeout(() => document.querySelector<HTMLElement>(`[data-value="${CSS.escape(id)}"]`)?.focus())
}
