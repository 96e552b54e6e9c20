import { Form, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { TableOperation } from '../../../engine/service/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'

/** A column to be added before another one, or one whose type is to be changed. */
export type WantedColumn =
  | { readonly kind: 'condition'; readonly at: number }
  | { readonly kind: 'result'; readonly at: number }
  | { readonly kind: 'type'; readonly column: number }

interface ColumnDialogProps {
  readonly view: TableView
  readonly wanted: WantedColumn
  /** The operation that was asked for; null where the officer gave up. */
  onDone(operation: TableOperation | null): void
}

/** Asks what a new column asks or gives. What is wrong with an answer is said by the table itself, at the column. */
export function ColumnDialog({ view, wanted, onDone }: ColumnDialogProps) {
  const say = useSay()
  if (wanted.kind === 'condition') return <ConditionDialog view={view} at={wanted.at} onDone={onDone} />
  if (wanted.kind === 'result')
    return (
      <ResultDialog
        title={say(tableTexts.newResult)}
        view={view}
        name=""
        type=""
        onDone={(named) => onDone(named && { kind: 'insertColumn', at: wanted.at, column: { kind: 'result', ...named } })}
      />
    )
  const column = view.grid.columns[wanted.column]
  return (
    <ResultDialog
      title={say(tableTexts.changeType)}
      view={view}
      name={column?.name ?? ''}
      type={column?.written ?? ''}
      fixedName
      onDone={(named) =>
        onDone(named && { kind: 'renameHeader', column: wanted.column, text: `${named.name}${named.type && `：${named.type}`}` })
      }
    />
  )
}

interface FrameProps {
  readonly title: string
  readonly ready: boolean
  readonly children: React.ReactNode
  onOk(): void
  onCancel(): void
}

function Frame({ title, ready, children, onOk, onCancel }: FrameProps) {
  const say = useSay()
  return (
    <Modal
      open
      title={title}
      okText={say(tableTexts.ok)}
      cancelText={say(tableTexts.cancel)}
      okButtonProps={{ disabled: !ready }}
      onOk={onOk}
      onCancel={onCancel}
      width={460}
    >
      <Form layout="vertical" onSubmitCapture={() => ready && onOk()}>
        {children}
        <input type="submit" hidden />
      </Form>
    </Modal>
  )
}

const optionsOf = (values: readonly string[]) => values.map((value) => ({ value }))

interface SuggestingProps {
  readonly id: string
  readonly value: string
  readonly suggested: readonly string[]
  readonly focused?: boolean
  onChange(value: string): void
}

/** A field that suggests and takes anything. */
function Suggesting({ id, value, suggested, focused = true, onChange }: SuggestingProps) {
  return (
    <>
      <Input
        id={id}
        list={`${id}-list`}
        autoFocus={focused}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-list`}>
        {suggested.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  )
}

function ConditionDialog({ view, at, onDone }: { readonly view: TableView; readonly at: number } & Pick<ColumnDialogProps, 'onDone'>) {
  const say = useSay()
  const [by, setBy] = useState<'expression' | 'question'>('expression')
  const [text, setText] = useState('')
  const choose = (chosen: typeof by) => {
    setBy(chosen)
    setText('')
  }
  const column = by === 'expression' ? ({ kind: by, expression: text } as const) : ({ kind: by, question: text } as const)
  const done = () =>
    onDone({
      kind: 'insertColumn',
      at,
      column: column.kind === 'expression' ? { kind: 'condition', expression: column.expression } : column,
    })
  return (
    <Frame title={say(tableTexts.newCondition)} ready={text.trim() !== ''} onOk={done} onCancel={() => onDone(null)}>
      <Form.Item label={say(tableTexts.asks)}>
        <Segmented
          aria-label={say(tableTexts.asks)}
          value={by}
          options={[
            { value: 'expression' as const, label: say(tableTexts.byExpression) },
            { value: 'question' as const, label: say(tableTexts.byQuestion) },
          ]}
          onChange={choose}
        />
      </Form.Item>
      {by === 'expression' ? (
        <Form.Item label={say(tableTexts.expression)} htmlFor="column-expression" extra={say(tableTexts.expressionHint)}>
          <Suggesting id="column-expression" value={text} suggested={view.fields} onChange={setText} />
        </Form.Item>
      ) : (
        <Form.Item
          label={say(tableTexts.question)}
          htmlFor="column-question"
          extra={view.questions.length === 0 ? say(tableTexts.noQuestions) : undefined}
        >
          <Select id="column-question" value={text === '' ? null : text} options={optionsOf(view.questions)} onChange={setText} />
        </Form.Item>
      )}
    </Frame>
  )
}

interface Named {
  readonly name: string
  readonly type: string
}

interface ResultDialogProps extends Named {
  readonly title: string
  readonly view: TableView
  readonly fixedName?: boolean
  onDone(named: Named | null): void
}

function ResultDialog({ title, view, name: before, type: typeBefore, fixedName = false, onDone }: ResultDialogProps) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const [name, setName] = useState(before)
  const [type, setType] = useState(typeBefore)
  const ready = name.trim() !== '' && type.trim() !== ''
  return (
    <Frame title={title} ready={ready} onOk={() => onDone({ name: name.trim(), type: type.trim() })} onCancel={() => onDone(null)}>
      <Form.Item label={say(tableTexts.name)} htmlFor="column-name">
        <Input id="column-name" autoFocus={!fixedName} readOnly={fixedName} value={name} onChange={({ target }) => setName(target.value)} />
      </Form.Item>
      <Form.Item label={say(tableTexts.type)} htmlFor="column-type" extra={say(tableTexts.typeHint)}>
        <Suggesting
          id="column-type"
          focused={fixedName}
          value={type}
          suggested={[...tableTexts.types[language], ...view.enumerations]}
          onChange={setType}
        />
      </Form.Item>
    </Frame>
  )
}
