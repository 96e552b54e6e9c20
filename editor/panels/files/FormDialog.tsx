import { Button, Input, type InputRef, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { filesTexts } from '../../texts/files.ts'

interface FormDialogProps {
  readonly title: string
  readonly help?: string
  /** What the button that does it says. */
  readonly does: string
  readonly close: () => void
  /** Does it; what stands in the way, or null: then the dialog closes. */
  readonly submit: () => Promise<string | null>
  readonly children: ReactNode
}

/** A few fields and one thing to do with them; what stands in the way is said, and nothing typed is lost. */
export function FormDialog({ title, help, does, close, submit, children }: FormDialogProps) {
  const say = useSay()
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const found = await submit().finally(() => setBusy(false))
    setProblem(found)
    if (found === null) close()
  }
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {say(filesTexts.cancel)}
        </Button>,
        <Button key="do" type="primary" form={id} htmlType="submit" loading={busy}>
          {does}
        </Button>,
      ]}
    >
      <form
        id={id}
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void send()
        }}
      >
        {help && <p className="quiet">{help}</p>}
        {children}
        {problem !== null && (
          <p role="alert" className="form-problem">
            {problem}
          </p>
        )}
      </form>
    </Modal>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly help?: string
  /** The field to begin with: focused, its text selected. */
  readonly first?: boolean
}

/** A line of text with its label. */
export function Field({ label, value, change, help, first = false }: FieldProps) {
  const id = useId()
  const input = useRef<InputRef>(null)
  useEffect(() => {
    // After the dialog has taken the focus itself.
    const timer = first ? setTimeout(() => input.current?.focus({ cursor: 'all' })) : undefined
    return () => clearTimeout(timer)
  }, [first])
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <Input
        ref={input}
        id={id}
        value={value}
        aria-describedby={help ? `${id}help` : undefined}
        onChange={({ target }) => change(target.value)}
      />
      {help && (
        <p id={`${id}help`} className="quiet">
          {help}
        </p>
      )}
    </div>
  )
}
