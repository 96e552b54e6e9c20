import { Alert } from 'antd'
import { useSession, useSessionState } from '../../session/hooks.ts'

const kinds = { error: 'error', warning: 'warning', information: 'info' } as const

/** What has to be said to the officer and belongs to no screen; each stays until it is closed. */
export function Messages() {
  const session = useSession()
  const messages = useSessionState((state) => state.messages)
  if (messages.length === 0) return null
  return (
    <aside className="messages" aria-live="polite">
      {messages.slice(-3).map(({ id, severity, text }) => (
        <Alert key={id} showIcon closable type={kinds[severity]} title={text} onClose={() => session.dispatch({ kind: 'dismiss', id })} />
      ))}
    </aside>
  )
}
