import type { ReactNode } from 'react'
import './common.css'

/** What a pane says when it has nothing to show, and the one thing to do about it. */
export function EmptyState({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="empty-state">
      <p>{children}</p>
      {action}
    </div>
  )
}
